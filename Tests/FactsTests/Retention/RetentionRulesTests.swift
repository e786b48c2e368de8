import Facts
import Foundation
import Shop
import Testing

struct RetentionRulesTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func first(_ months: Int?, on day: String) -> String? {
        guard let noon = BrandDay(day)?.start(in: Self.zone).advanced(milliseconds: 43_200_000) else { return nil }
        return RetentionRules.firstDayKept(months: months, at: noon, in: Self.zone)?.description
    }

    @Test(
        arguments: [
            (24, "2026-06-30", "2024-06-30"), (1, "2026-03-31", "2026-02-28"), (1, "2024-03-31", "2024-02-29"),
            (12, "2024-02-29", "2023-02-28"), (1, "2026-01-15", "2025-12-15"), (1_200, "2026-01-01", "1926-01-01"),
        ])
    func monthsAreThoseOfTheCalendar(_ months: Int, _ today: String, _ kept: String) {
        #expect(first(months, on: today) == kept)
    }

    @Test func withoutMonthsNothingIsFolded() {
        #expect(first(nil, on: "2026-06-30") == nil)
    }

    /// Half an hour into the brand's day it is still the day before in Greenwich.
    @Test func theDayIsTheBrands() throws {
        let today = try #require(BrandDay("2026-06-30"))
        let early = today.start(in: Self.zone).advanced(milliseconds: 1_800_000)
        #expect(RetentionRules.firstDayKept(months: 1, at: early, in: Self.zone)?.description == "2026-05-30")
        #expect(RetentionRules.firstDayKept(months: 1, at: early, in: .gmt)?.description == "2026-05-29")
    }
}
