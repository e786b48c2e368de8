import Shop
import Testing

@testable import Customers

struct JoinRulesTests {
    private typealias Known = JoinRules.Known

    private static func known(_ kind: IdentityKind, _ value: UInt8, store: Int64 = 1, on platform: Platform = .taobao)
        -> Known
    {
        Known(kind: kind, scope: JoinRules.scope(of: kind, in: ID(store), on: platform), blindIndex: [value])
    }

    private static func verdict(
        _ evidence: JoinEvidence, _ one: Set<Known>, _ other: Set<Known>, tied: Bool = true, doubted: Bool = false,
        common: Bool = false
    ) -> JoinRules.Verdict {
        JoinRules.verdict(
            evidence, between: (one, other), isTiedByASource: tied, isDoubted: doubted, isCommon: common)
    }

    @Test func whatOnePersonAloneHasJoins() {
        let one: Set = [Self.known(.phone, 1), Self.known(.nick, 2)]
        let other: Set = [Self.known(.phone, 1, store: 2), Self.known(.memberCard, 3, store: 2)]
        #expect(Self.verdict(.sameIdentity, one, other) == .join)
    }

    @Test(arguments: [JoinEvidence.contactPhone, .contactEmail, .addressAndName])
    func whatSeveralMayShareIsProposed(_ evidence: JoinEvidence) {
        #expect(Self.verdict(evidence, [Self.known(.nick, 1)], [Self.known(.phone, 2)]) == .propose)
    }

    @Test(arguments: [IdentityKind.email, .nick, .account, .wechatOpenID, .wechatUnionID, .memberCard])
    func differentNamesWhereAPersonHasOneAreNeverJoinedByRule(_ kind: IdentityKind) {
        let one: Set = [Self.known(.phone, 1), Self.known(kind, 2)]
        let other: Set = [Self.known(.phone, 1), Self.known(kind, 3)]
        #expect(Self.verdict(.sameIdentity, one, other) == .propose)
        // Who has both is no contradiction.
        #expect(Self.verdict(.sameIdentity, one, other.union(one)) == .join)
    }

    @Test func aPersonMayHaveSeveralPhones() {
        let one: Set = [Self.known(.phone, 1), Self.known(.wechatUnionID, 9)]
        let other: Set = [Self.known(.phone, 2), Self.known(.wechatUnionID, 9)]
        #expect(Self.verdict(.sameIdentity, one, other) == .join)
    }

    @Test func numbersThatShopsGiveAreEachShopsOwn() {
        let here = Self.known(.account, 1, store: 1, on: .shopify)
        let there = Self.known(.account, 2, store: 2, on: .shopify)
        #expect(Self.verdict(.sameIdentity, [here], [there]) == .join)
        #expect(JoinRules.scope(of: .account, in: ID(1), on: .jd) == JoinRules.scope(of: .account, in: ID(2), on: .jd))
        #expect(
            JoinRules.scope(of: .nick, in: ID(1), on: .taobao) != JoinRules.scope(of: .nick, in: ID(2), on: .douyin))
        #expect(JoinRules.scope(of: .phone, in: ID(1), on: .taobao) == JoinRules.scope(of: .phone, in: ID(2), on: .jd))
    }

    @Test func whatTiesTooManySaysNothing() {
        for evidence in JoinEvidence.allCases {
            #expect(Self.verdict(evidence, [], [], common: true) == .nothing)
        }
    }

    @Test func whomSomebodyHeldApartNoRuleJoins() {
        let phone: Set = [Self.known(.phone, 1)]
        #expect(Self.verdict(.sameIdentity, phone, phone, doubted: true) == .propose)
    }

    @Test func aSignInTiesADeviceAndASharedDeviceDoesNot() {
        let device: Set = [Self.known(.anonymous, 1)]
        let lin: Set = [Self.known(.nick, 1)]
        #expect(Self.verdict(.device, lin, device) == .join)
        #expect(Self.verdict(.device, lin, device, tied: false) == .propose)
        #expect(Self.verdict(.device, lin, device.union([Self.known(.phone, 4)])) == .propose)
    }

    @Test func arrowsLeadToTheOldestWhateverTheOrder() {
        let pairs: [(Int64, Int64)] = [(3, 4), (2, 4), (1, 3), (2, 1), (5, 6)]
        for _ in 0..<6 {
            let arrows = JoinTree.arrows(pairs.shuffled().map { (one: ID($0.0), other: ID($0.1)) })
            let ends = (1...6).map { customer -> Int64 in
                var current = ID<Customer>(Int64(customer))
                while let next = arrows[current] { current = next }
                return current.raw
            }
            #expect(ends == [1, 1, 1, 1, 5, 5])
            #expect(arrows.allSatisfy { $0.value < $0.key })
        }
    }

    @Test(arguments: ["138****0000", "张**", "##aB3", "$$x", "~y", "匿名用户", "000000", "无", "", "  ", "13800138000"])
    func whatIsHiddenOrAPlaceholderNamesNobody(_ text: String) {
        #expect(!NamingRules.isUsable(text))
    }

    @Test(arguments: ["13912345678", "lin", "a@b.example", "上海市静安区某路 1 号"])
    func everythingElseMay(_ text: String) {
        #expect(NamingRules.isUsable(text))
    }
}
