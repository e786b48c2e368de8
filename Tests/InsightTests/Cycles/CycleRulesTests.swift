import Foundation
import Insight
import Shop
import Testing

struct CycleRulesTests {
    private static let masks = PromotionDays(yearly: [], single: [BrandDay(number: 20), BrandDay(number: 50)])

    /// Purchase days, those intervals that count for everybody, those for the person alone.
    private static let table: [([Int], [Double], [Double])] = [
        ([], [], []), ([5], [], []), ([20], [], []), ([5, 12], [7], [7]), ([5, 12, 13], [7, 1], [7, 1]),
        // Starting or ending at a masked day.
        ([5, 20], [], []), ([20, 26], [], []), ([5, 20, 26, 30], [4], [4]), ([1, 5, 20, 26, 30], [4, 4], [4, 4]),
        // One that would contain a masked day is no interval of neighbours.
        ([5, 20, 26], [], []), ([19, 21], [2], [2]),
        // Promotion days alone: for the personal cycle only.
        ([20, 50], [], [30]),
    ]

    @Test(arguments: table)
    func maskedPurchasesLeaveIntervalsOut(days: [Int], common: [Double], personal: [Double]) {
        let own = CycleRules.intervals(days.map { PurchaseDay(BrandDay(number: $0)) }, masked: Self.masks)
        #expect(own == OwnIntervals(personal: personal, common: common))
    }

    @Test func anIntervalPerUnitIsOverWhatItStartedWith() {
        let days = [
            PurchaseDay(BrandDay(number: 1), quantity: 2, packSize: 80),
            PurchaseDay(BrandDay(number: 41), quantity: 1, packSize: 80),
            PurchaseDay(BrandDay(number: 61), quantity: 9, packSize: 80),
        ]
        #expect(CycleRules.intervals(days, masked: .none).common == [0.25, 0.25])
    }

    @Test func unitsThatFitNoNumberStopAtTheEnd() {
        #expect(PurchaseDay(BrandDay(number: 1), quantity: Int128(Int64.max) * 4, packSize: .max).units == .max)
    }

    @Test(
        arguments: [([], nil), ([7], 7), ([9, 1], 5), ([30, 10, 20], 20), ([40, 10, 30, 20], 25)]
            as [([Double], Double?)])
    func theMedianIsTheMiddleOrBetweenTheMiddleTwo(intervals: [Double], median: Double?) {
        #expect(CycleRules.median(intervals) == median)
    }

    @Test func thePersonalCycleIsShrunkToItsParent() {
        #expect(personal(30, []) == 30)
        #expect(personal(30, [30]) == 30)
        // exp((2·log 40 + log 5) / 3) = ∛8000
        #expect(personal(40, [5]) == 20)
        // exp((2·log 10 + log 40 + log 40) / 4) = ⁴√160000
        #expect(personal(10, [40, 40]) == 20)
        #expect(personal(21, [21, 21, 21]) == 21)
        #expect(abs(personal(30, [20, 25]) - 25.900_200_6) < 1e-5)
    }

    @Test func ofAConsumableItIsForWhatWasLastBought() {
        #expect(personal(0.25, [], units: 160) == 40)
        // ∛(0.25² · 2) = 0.5
        #expect(personal(0.25, [2], units: 80) == 40)
        #expect(CycleRules.personal(parent: 1e-12, sumOfLogs: 0, count: 0) == 0.000_001)
    }

    /// 25–30 of 30; 17–20 of 20; halves up.
    @Test(
        arguments: [
            (30, 25, 30), (20, 17, 20), (3, 3, 3), (9, 8, 9), (2.5, 2, 3), (29.5, 25, 30), (29.49, 25, 29), (0.4, 0, 0),
            (1, 1, 1), (45, 38, 45), (1e300, 365_000, 365_000),
        ] as [(Double, Int, Int)])
    func theWindowOpensAtFiveSixths(cycle: Double, opens: Int, closes: Int) {
        let window = RepurchaseWindow(cycle: cycle)
        #expect(window.opensAfterDays == opens)
        #expect(window.closesAfterDays == closes)
        #expect(window.opens(after: BrandDay(number: 100)).number == 100 + opens)
        #expect(window.due(after: BrandDay(number: 100)).number == 100 + closes)
    }

    private func personal(_ parent: Double, _ own: [Double], units: Int64 = 1) -> Double {
        CycleRules.personal(parent: parent, sumOfLogs: CycleRules.sumOfLogs(own), count: own.count, units: units)
    }
}
