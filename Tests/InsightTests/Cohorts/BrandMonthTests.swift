import Insight
import Shop
import Testing

struct BrandMonthTests {
    @Test(arguments: ["2024-02-29", "2023-12-31", "2024-01-01", "2024-04-15"])
    func aMonthHasItsDays(_ text: String) throws {
        let day = try #require(BrandDay(text))
        let month = BrandMonth(day)
        #expect(month.description == String(text.prefix(7)))
        #expect(month.firstDay <= day && day <= month.lastDay)
        #expect(month.firstDay.description == text.prefix(8) + "01")
        #expect(BrandMonth(month.lastDay.adding(days: 1)) == month.adding(months: 1))
        #expect(month.adding(months: -12).adding(months: 12) == month)
        #expect(month.adding(months: -12).year == month.year - 1)
    }

    @Test func endsAreOfMonthsThatWereOver() throws {
        let day = try #require(BrandDay("2024-03-31"))
        let ends = BrandMonth.ends(of: 3, until: day).map(\.description)
        #expect(ends == ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"])
    }
}
