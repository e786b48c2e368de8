import Shop
import Testing

struct CurrencyTests {
    @Test(arguments: [("CNY", 2), ("jpy", 0), ("KWD", 3), ("CLF", 4), ("eur", 2), ("KRW", 0)])
    func knownCodesHaveTheirDigits(code: String, digits: Int) throws {
        let currency = try #require(Currency(code))
        #expect(currency.minorDigits == digits)
        #expect(currency.code == code.uppercased())
    }

    @Test(arguments: ["", "XQQ", "RMB", "¥", "EURO", "CN", "元"]) func otherCodesAreNone(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test func aMinorUnitHasItsMillionths() throws {
        #expect(Currency.cny.millionthsPerMinor == 10_000)
        #expect(try #require(Currency("JPY")).millionthsPerMinor == 1_000_000)
        #expect(try #require(Currency("KWD")).millionthsPerMinor == 1000)
    }
}
