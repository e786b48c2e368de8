import Shop
import Testing

@testable import Insight

struct MemberSetTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func aSetOfBitsIsASet(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let offset = Int64(random.below(1_000_000))
        func person() -> ID<Customer> { ID(offset + Int64(random.below(900))) }
        var plain: [Set<ID<Customer>>] = [[], []]
        var bits = [MemberSet(), MemberSet()]
        for _ in 0..<600 {
            let (which, one) = (random.below(2), person())
            if random.chance(2, of: 3) {
                plain[which].insert(one)
                bits[which].insert(one)
            } else {
                plain[which].remove(one)
                bits[which].remove(one)
            }
        }
        for which in 0...1 {
            #expect(bits[which].members == plain[which].sorted())
            #expect(bits[which].count == plain[which].count)
            #expect(MemberSet(plain[which]) == bits[which])
            #expect(plain[which].allSatisfy(bits[which].contains))
        }
        #expect(bits[0].subtracting(bits[1]).members == plain[0].subtracting(plain[1]).sorted())
        #expect(bits[0].intersection(bits[1]).members == plain[0].intersection(plain[1]).sorted())
        #expect(bits[0].union(bits[1]).members == plain[0].union(plain[1]).sorted())
        #expect((bits[0] == bits[1]) == (plain[0] == plain[1]))
        #expect(!bits[0].contains(ID(0)))
    }

    @Test func nobodyIsEqualToNobody() {
        var emptied = MemberSet([ID(77)])
        emptied.remove(ID(77))
        #expect(emptied == MemberSet())
        #expect(emptied.isEmpty)
        #expect(emptied != MemberSet([ID(5_000)]))
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func whatIsWrittenIsReadAgain(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let ids = Set((0..<random.below(3_000)).map { _ in ID<Customer>(Int64(1 + random.below(1_000_000_000))) })
        let members = MemberSet(ids)
        #expect(MemberSetForm.members(MemberSetForm.bytes(members)) == members)
        #expect(MemberSetForm.members(MemberSetForm.bytes(MemberSet())) == MemberSet())
    }

    /// A million members who lie side by side take a byte each.
    @Test func neighboursTakeAByte() {
        let members = MemberSet((1...100_000).map { ID(Int64($0)) })
        #expect(MemberSetForm.bytes(members).count < 100_010)
    }

    @Test func otherBytesAreNoMembers() {
        var random = SplitMix(state: 5)
        let whole = MemberSetForm.bytes(MemberSet((1...300).map { ID(Int64($0 * 7)) }))
        for end in 0..<whole.count { #expect(MemberSetForm.members(Array(whole[..<end])) == nil) }
        #expect(MemberSetForm.members(whole + [1]) == nil)
        #expect(MemberSetForm.members([2] + whole.dropFirst()) == nil)
        // No more than that they are refused or read: nothing traps, and nothing takes room beyond what it says.
        for _ in 0..<2_000 {
            let bytes = [1] + (0..<random.below(40)).map { _ in UInt8(random.below(256)) }
            _ = MemberSetForm.members(bytes)
        }
    }
}
