import Access
import Customers
import Database
import Facts
import Foundation
import Insight
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What could outlast an erasure beside the person's own rows.
struct ErasureRemainsTests {
    private static let before = Instant(seconds: 1_767_000_000)

    /// An order that tells no buyer.
    private static func nameless(
        _ number: String, at moment: Instant = before, phone: String? = nil, name: String? = nil
    ) -> StatedOrder {
        StatedOrder(
            number: number, status: .paid, times: OrderTimes(placed: moment, paid: moment), currency: .cny,
            amounts: .told(OrderAmounts(paid: 100)),
            personal: [(PersonalKind.phone, phone), (.name, name)].compactMap { kind, text in
                text.map { PersonalValue(kind: kind, text: $0) }
            })
    }

    @Test(arguments: TestEngine.available)
    func anOrderOfNobodyThatTellsTheirPhoneKeepsNothingOfThem(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let told = Self.nameless("7001", phone: "139 1234 0000", name: "无主金丝雀")
            let others = Self.nameless("7002", phone: "13600000000", name: "无主旁人")
            try await seeded.tell([told, others])
            #expect(try await seeded.unclaimed() == ["7001", "7001", "7002", "7002"])
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(try await seeded.unclaimed() == ["7002", "7002"])
            // Told again, and told of the time before by another order.
            try await seeded.tell([told, others, Self.nameless("7003", phone: "13912340000", name: "金丝雀又来")])
            #expect(try await seeded.unclaimed() == ["7002", "7002"])
            // What is ordered later is somebody's who is to get it.
            let later = Self.nameless("7004", at: Seeded.now.advanced(milliseconds: 1), phone: "13912340000")
            try await seeded.tell([later])
            #expect(try await seeded.unclaimed() == ["7002", "7002", "7004"])
            try await seeded.soundness()
        }
    }

    /// Claimed after its values were kept, by a file that tells none.
    @Test(arguments: TestEngine.available)
    func whatWasKeptOfTheirOrderWhileNobodyClaimedItGoes(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let told = Self.nameless("7001", name: "无主金丝雀")
            try await seeded.tell([told])
            var claimed = Self.nameless("7001")
            claimed.buyers = [BuyerKey(kind: .nick, value: "qcanarynick")]
            try await seeded.tell([claimed])
            #expect(try await seeded.unclaimed() == ["7001"])
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(try await seeded.unclaimed() == [])
            try await seeded.tell([told])
            #expect(try await seeded.unclaimed() == [])
            try await seeded.soundness()
        }
    }

    @Test(arguments: TestEngine.available)
    func aReasonToldAgainIsNotWrittenDown(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            func refund(_ number: String, order: String, reason: String) -> StatedRefund {
                StatedRefund(
                    number: number, orderNumber: order, kind: .moneyOnly, reason: reason, occurredAt: Self.before,
                    currency: .cny, content: .amount(minor: 100))
            }
            var named = refund("R3", order: "9001", reason: "金丝雀还是不满意")
            named.buyers = [BuyerKey(kind: .nick, value: "qcanarynick")]
            let told = [
                refund("R2", order: "9001", reason: "金丝雀退货理由"), named, refund("R4", order: "9002", reason: "麻雀理由"),
            ]
            try await seeded.tell(told.map { .refund($0) })
            let kept = try await seeded.installation().database.read { tx in
                try tx.all("SELECT number, reason FROM refunds ORDER BY number") {
                    "\($0.text(0)) \($0.optionalText(1) ?? "")"
                }
            }
            #expect(kept == ["R1 ", "R2 ", "R3 ", "R4 麻雀理由"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aNoteOnAMergeGoesWithEitherOfTheTwo(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let merged = try await seeded.run(
                MergeCustomers(seeded.canary, seeded.sparrow, reason: "金丝雀就是麻雀", brand: nil))
            _ = try await seeded.run(UnmergeCustomers(try #require(merged.joining), brand: nil))
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let left = try await seeded.run(RevealCustomer(id: seeded.sparrow, brand: nil)).values.map(\.text)
            #expect(!left.isEmpty && !left.contains("金丝雀就是麻雀"))
        }
    }

    /// It names them by the id that they were read as when it was written.
    @Test(arguments: TestEngine.available)
    func aListFromWhenTheyWereOneWithAnotherGoes(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let merged = try await seeded.run(
                MergeCustomers(seeded.canary, seeded.sparrow, reason: nil, brand: nil))
            let list = seeded.folder + "/list.csv"
            try Data("c,\(merged.survivor),李麻雀儿\n".utf8).write(to: URL(filePath: list))
            _ = try await seeded.run(UnmergeCustomers(try #require(merged.joining), brand: nil))
            let gone = merged.survivor == seeded.canary ? seeded.sparrow : seeded.canary
            let answer = try await seeded.run(EraseCustomer(id: gone, because: .request, brand: nil))
            #expect(answer.removed == [list])
        }
    }

    @Test(arguments: TestEngine.available)
    func aListThatIsBeingWrittenIsLookedAtOnceMore(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let (early, late) = (seeded.folder + "/early.csv", seeded.folder + "/late.csv")
            let read = try await seeded.run(ExportSegment("bought", brand: nil, to: early)).rows.map(\.line.customer)
            #expect(read.contains(seeded.canary))
            let text = Data(read.joined(separator: "\n").utf8)
            try text.write(to: URL(filePath: early))
            try await seeded.run(ConfirmList(at: early, of: read, brand: nil))
            _ = try await seeded.run(ExportSegment("bought", brand: nil, to: late))
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.removed == [early])
            // Written from what was read before.
            try text.write(to: URL(filePath: late))
            await #expect(throws: CustomersError.erasedMeanwhile(path: late)) {
                try await seeded.run(ConfirmList(at: late, of: read, brand: nil))
            }
            try await seeded.run(ConfirmList(at: late, of: [seeded.sparrow], brand: nil))
        }
    }

    @Test(arguments: TestEngine.available)
    func anErasureIsNotOverWhileAListCannotBeRemoved(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            // A folder is no file that could be unlinked.
            let list = seeded.folder + "/list.csv"
            try FileManager.default.createDirectory(atPath: list, withIntermediateDirectories: true)
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.unfinished?.english.contains(list) == true)
            try await seeded.close()
            try await seeded.start()
            let open = try await seeded.installation().database.read { try Erasures.unfinished(in: $0) }
            #expect(open.count == 1)
            try FileManager.default.removeItem(atPath: list)
            try await seeded.close()
            try await seeded.start()
            let over = try await seeded.installation().database.read { try Erasures.unfinished(in: $0) }
            #expect(over.isEmpty)
        }
    }

    /// Neither by what they allowed nor by what is denied of them, in columns and in the plain reading alike.
    @Test(arguments: TestEngine.available)
    func anErasedPersonIsInNoSegment(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let sentences = [
                "bought", "not tag \"没有的\"", "consented to sms for marketing", "tag \"risk:bad reviewer\" or bought",
                "not consented to email",
            ]
            let before = try await seeded.members(sentences)
            #expect(before.allSatisfy { $0.contains(seeded.canary) })
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let after = try await seeded.members(sentences)
            #expect(after == before.map { $0.filter { $0 != seeded.canary } })
            let why = try await seeded.run(ExplainSegment("bought", of: seeded.canary, brand: nil))
            #expect(!why.isKnown)
            // What they bought still counts.
            let report = try await seeded.run(ReportStages(brand: nil))
            #expect(report.report.rows.count == 2)
            // The same of columns that were kept between starts.
            try await seeded.close()
            try await seeded.start()
            #expect(try await seeded.members(sentences) == after)
        }
    }

    /// They leave it, and nothing is written of them for that.
    @Test(arguments: TestEngine.available)
    func anErasedPersonLeavesSavedSegmentsAndGetsNoTagByIt(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(SaveSegment("buyers", as: "bought", brand: nil, enters: false))
            _ = try await seeded.run(TagSegment("buyers", with: "买过", .tags(takesOff: true), brand: nil))
            func inside() async throws -> [String] {
                try await seeded.run(AskSegment("buyers", brand: nil, limit: 9)).lines.map(\.customer)
            }
            #expect(try await inside() == [seeded.canary, seeded.sparrow])
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(try await inside() == [seeded.sparrow])
            #expect(try await inside() == [seeded.sparrow])
            let tagged = try await seeded.run(AskSegment("tag \"买过\"", brand: nil, limit: 9)).lines.map(\.customer)
            #expect(tagged == [seeded.sparrow])
            try await seeded.soundness()
        }
    }

    /// - Parameter damage: what is altered by hand, and that is noticed.
    @Test(
        arguments: TestEngine.available,
        [
            "UPDATE risks SET evidence = 'C1'", "UPDATE risks SET lifted_at = NULL, lifted_by = NULL",
            "UPDATE consents SET method = 'said so'",
            "UPDATE person_tags SET customer_id = (SELECT MIN(customer_id) FROM erasures)",
        ] as [SQL])
    func whatIsLeftOfTheErasedIsNoticed(_ engine: TestEngine, damage: SQL) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            func broken() async throws -> [String] {
                try await seeded.run(Examine(keysPath: seeded.keys)).filter {
                    $0.verdict == .bad && $0.name.english.hasPrefix("of ")
                }.map(\.name.english)
            }
            #expect(try await broken() == [])
            try await seeded.installation().database.write { tx in
                for name in ["consents_not_updated", "person_tags_not_updated"] where tx.dialect == .sqlite {
                    try tx.execute("DROP TRIGGER IF EXISTS \(unescaped: name)")
                }
                _ = try tx.execute(damage)
            }
            #expect(try await broken().count == 1)
        }
    }
}

extension Seeded {
    fileprivate func tell(_ orders: [StatedOrder]) async throws {
        try await tell(orders.map { .order($0) })
    }

    fileprivate func tell(_ statements: [Statement]) async throws {
        let store = try #require(try await run(ListStores(brand: nil)).first?.name)
        _ = try await run(
            TellEvents(brand: nil, statements.map { .statement(store: store, $0) }, statedAt: Seeded.now))
    }

    /// Numbers of the orders of nobody, once for each value that is kept of them.
    fileprivate func unclaimed() async throws -> [String] {
        try await installation().database.read { tx in
            try tx.all("SELECT order_number FROM personal_values WHERE customer_id = 0 ORDER BY order_number, id") {
                $0.text(0)
            }
        }
    }

    /// Who is in each segment: by columns, which the plain reading agrees with.
    fileprivate func members(_ sentences: [String]) async throws -> [[String]] {
        let installation = try installation()
        let brand = try await run(FindBrand(name: nil))
        var found: [[String]] = []
        for sentence in sentences {
            let desk = try await SegmentDesk(sentence, brand: brand, today: nil, in: installation, at: Seeded.now)
            let live = desk.figures.live.members(desk.question)
            let plain = try await installation.database.read {
                try ReferenceSegments.members(desk.question, brand: brand, in: $0)
            }
            #expect(live == plain, "\(sentence)")
            found.append(live.members.map { installation.outerIDs.shown($0.raw, prefix: "c") })
        }
        return found
    }
}
