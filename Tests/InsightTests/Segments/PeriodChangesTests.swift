import Segments
import Shop
import Testing

@testable import Insight

struct PeriodChangesTests {
    private static let clauses = [
        "bought within last 7 days", "bought within last 1 month", "bought older than 10 days", "bought this month",
        "bought previous week", "bought this year", "bought before 2024-02-10", "bought since 20 days ago",
        "bought between 40 days ago and 12 days ago", "bought on 3 days ago", "bought after 2024-02-05", "bought",
    ]

    /// For every day on which something may have happened: no change is missed.
    @Test(arguments: clauses)
    func changesAreThoseOfThePeriod(_ text: String) throws {
        let segment = try SegmentParser.parse(text)
        guard case .clause(.happening(let happening)) = segment else { return }
        for number in [19_782, 19_790, 19_812] {
            let today = BrandDay(number: number)
            let horizon = today.adding(days: 32)
            var changes = PeriodChanges(after: today, through: horizon)
            changes.add(happening.period)
            for day in number - 420...number + 40 {
                func counts(_ asked: Int) -> Bool {
                    day <= asked
                        && DaysOfPeriod(happening.period, asked: BrandDay(number: asked))
                            .contains(BrandDay(number: day))
                }
                let first = (number + 1...horizon.number).first { counts($0) != counts($0 - 1) }
                let told = changes.change(of: Int32(day))
                if let first { #expect(Int(told) <= first, "\(day) asked on \(number)") }
                if day < Int(changes.first) { #expect(told == .max) }
            }
        }
    }

    /// What lies far within the period, or far before it, is not listed: a list of everybody would be no list.
    @Test func whatDoesNotChangeIsNotListed() throws {
        let today = BrandDay(number: 19_800)
        var changes = PeriodChanges(after: today, through: today.adding(days: 32))
        changes.add(.last(.days(365)))
        #expect(changes.change(of: 19_800) == .max)
        #expect(changes.change(of: 19_700) == .max)
        #expect(changes.change(of: 19_400) == .max)
        #expect(changes.change(of: 19_440) == 19_805)
    }
}
