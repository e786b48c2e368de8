import Foundation
import Shop
import Testing

@testable import Web

struct WrittenTests {
    private let english = Written(words: .of(.english), zone: .gmt)
    private let chinese = Written(words: .of(.chinese), zone: .gmt)

    @Test func moneyIsSaidAsTheLanguageSaysIt() {
        let money = Money(minor: 186_420_050, .cny)
        #expect(english.roundMoney(money) == "¥1,864,201")
        #expect(chinese.roundMoney(money) == "¥186.4 万")
        #expect(chinese.roundMoney(Money(minor: 31_400_000_000, .cny)) == "¥3.1 亿")
        #expect(english.money(Money(minor: -1_250, .usd)) == "−$12.50")
        #expect(english.roundMoney(Money(minor: 12_345, .gbp)) == "£123.45")
    }

    @Test func daysAreWrittenWithTheirYearWhereItIsAnother() throws {
        let day = try #require(BrandDay("2026-06-12"))
        let today = try #require(BrandDay("2026-11-23"))
        let next = try #require(BrandDay("2027-01-01"))
        #expect(english.day(day, today: today) == "12 June")
        #expect(chinese.day(day, today: today) == "6 月 12 日")
        #expect(english.day(day, today: next) == "12 June 2026")
        #expect(chinese.day(day, today: next) == "2026 年 6 月 12 日")
        #expect(english.weekday(today) == "Monday 23 November")
        #expect(chinese.weekday(today) == "11 月 23 日 星期一")
        #expect(english.weekday(try #require(BrandDay("1969-12-31"))) == "Wednesday 31 December")
    }

    @Test func clocksStandInTheBrandsZone() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let written = Written(words: .of(.english), zone: zone)
        #expect(written.clock(Instant(seconds: 1_780_000_000)) == "04:26")
        #expect(written.clock(Instant(seconds: -1)) == "07:59")
    }
}
