import Columns
import Testing

@testable import Insight

/// What was kept of many, without those who changed and with what they are now, is what is reckoned anew.
struct SpreadTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func someTakenOutAndOthersPutInAreCountedAnew(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        func values(_ count: Int) -> [Int64] { (0..<count).map { _ in Int64(random.below(9)) - 4 } }
        let kept = values(random.below(30))
        let gone = kept.filter { _ in random.chance(1, of: 3) }
        let new = values(random.below(6))
        var now = kept
        for value in gone { now.remove(at: now.firstIndex(of: value) ?? 0) }
        now = (now + new).sorted()
        let spreads = [kept, gone, new].map { Spread(Column($0), isSorted: true) }
        let (sum, count) = spreads[0].total(without: spreads[1], with: spreads[2])
        #expect(count == now.count)
        #expect(sum == now.reduce(0) { $0 + Int128($1) })
        for (place, value) in now.enumerated() {
            #expect(spreads[0].value(at: place, without: spreads[1], with: spreads[2]) == value)
        }
    }
}
