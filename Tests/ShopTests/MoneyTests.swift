import Shop
import Testing

struct MoneyTests {
    @Test(arguments: [
        (Int64(569_673_179), Currency.gbp, "5696731.79", "5,696,731.79"), (5, .cny, "0.05", "0.05"),
        (0, .cny, "0.00", "0.00"),
        (-5, .cny, "-0.05", "-0.05"), (-123_456, .usd, "-1234.56", "-1,234.56"), (99_999, .usd, "999.99", "999.99"),
    ]) func amountsAreWritten(minor: Int64, currency: Currency, plain: String, grouped: String) {
        let money = Money(minor: minor, currency)
        #expect(money.plain == plain)
        #expect(money.grouped == grouped)
        #expect(money.description == "\(plain) \(currency.code)")
    }

    @Test func currenciesWriteTheirOwnDigits() throws {
        #expect(Money(minor: 1_234_567, try #require(Currency("JPY"))).grouped == "1,234,567")
        #expect(Money(minor: 1234, try #require(Currency("KWD"))).plain == "1.234")
        #expect(Money(minor: .min, .cny).plain == "-92233720368547758.08")
    }
}
