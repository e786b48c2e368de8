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
                let all = (number + 1...horizon.number).filter { counts($0) != counts($0 - 1) }.map { Int32($0) }
                let told = changes.days(of: Int32(day)).days(through: horizon)
                #expect(Set(all).isSubset(of: told), "\(day) asked on \(number)")
                if day < Int(changes.first) { #expect(told.isEmpty) }
            }
        }
    }

    /// What lies far within the period, or far before it, is not listed: a list of everybody would be no list.
    @Test func whatDoesNotChangeIsNotListed() throws {
        let today = BrandDay(number: 19_800)
        let horizon = today.adding(days: 32)
        var changes = PeriodChanges(after: today, through: horizon)
        changes.add(.last(.days(365)))
        for day in [19_800, 19_700, 19_400] as [Int32] { #expect(changes.days(of: day).isEmpty) }
        #expect(changes.days(of: 19_440).days(through: horizon) == [19_805])
    }
}
