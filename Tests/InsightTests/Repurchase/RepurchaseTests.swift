import Insight
import Shop
import Testing

struct RepurchaseTests {
    /// Ten days up to day 100, five days after the first.
    private static let question = RepurchaseQuestion(
        today: BrandDay(number: 100), periodDays: 10, afterFirstDays: 5)

    @Test(arguments: [
        (101, false, false), (100, true, false), (91, true, false), (90, false, true), (81, false, true),
        (80, false, false),
    ])
    func aPeriodEndsTodayAndFollowsTheOneBefore(day: Int, isIn: Bool, isBefore: Bool) {
        #expect(Self.question.isInPeriod(BrandDay(number: day)) == isIn)
        #expect(Self.question.isInPeriodBefore(BrandDay(number: day)) == isBefore)
    }

    @Test func aHandWorkedExample() {
        let report = report([
            [92, 95],  // repeats, came back in time
            [91], [80, 100],  // buyers once in the period, the second after 20 days
            [85, 96],  // bought before and in the period
            [82, 86],  // bought before only, came back in time
            [97, 100],  // too young to say
            [20, 25], [20, 26],  // long ago
        ])
        #expect(report.repurchase == Share(2, of: 5))
        #expect(report.buyBack == Share(1, of: 2))
        #expect(report.afterFirst == Share(3, of: 7))
        #expect(report.repurchase.rate == 0.4)
    }

    @Test func withoutBuyersThereIsNoRate() {
        let report = report([])
        #expect(report.repurchase.rate == nil)
        #expect(report.buyBack == Share(0, of: 0))
    }

    private func report(_ days: [[Int]]) -> RepurchaseReport {
        RepurchaseReport(
            Self.question, days.map { RepurchaseMarks($0.map { BrandDay(number: $0) }, Self.question) },
            coverage: Coverage(purchases: 0, claimed: 0, otherCurrency: 0))
    }
}
