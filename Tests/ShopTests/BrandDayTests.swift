import Foundation
import Shop
import Testing

struct BrandDayTests {
    @Test func daysAreReckonedInTheZone() throws {
        let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let instant = Instant(seconds: 1_714_579_200)
        #expect(BrandDay(instant, in: shanghai).description == "2024-05-02")
        #expect(BrandDay(instant, in: .gmt).description == "2024-05-01")
        #expect(BrandDay(Instant(milliseconds: -1), in: .gmt).description == "1969-12-31")
    }

    @Test(arguments: ["2011-12-10", "2000-02-29", "0001-01-01", "9999-12-31"]) func daysAreReadAndWritten(text: String)
    {
        #expect(BrandDay(text)?.description == text)
    }

    @Test(arguments: [
        "", "2011-2-10", "2011-02-30", "11-02-10", "2011/02/10", "2011-02-10 ", "2011-0२-10", "-011-02-10",
        "2011-+2-10",
    ]) func otherTextsAreNone(text: String) {
        #expect(BrandDay(text) == nil)
    }

    @Test func aDayBeginsWhereItsZoneSays() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        let day = try #require(BrandDay("2011-06-01"))
        #expect(day.start(in: london) == Instant(seconds: 1_306_882_800))
        #expect(day.adding(days: -31).description == "2011-05-01")
        #expect(day.adding(days: 1) > day)
    }
}
