import Shop
import Testing

struct MillionthsTests {
    @Test(arguments: [
        ("2.55", 2_550_000), ("0", 0), ("-3.5", -3_500_000), ("+1", 1_000_000), (".25", 250_000), ("7.", 7_000_000),
        ("0.000001", 1), ("1.0000000", 1_000_000), ("9223372036854.775807", 9_223_372_036_854_775_807),
    ]) func plainNumbersAreRead(text: String, raw: Int64) {
        #expect(Millionths(plain: text.utf8) == Millionths(raw))
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1,000", "1e3", "0.0000001", "9223372036854.775808", "１", " 1", "1 ", "--1",
    ]) func anythingElseIsNone(text: String) {
        #expect(Millionths(plain: text.utf8) == nil)
    }

    @Test(arguments: [
        (Int64(2_544_999), Currency.cny, Int64(254)), (2_545_000, .cny, 255), (-2_545_000, .cny, -255),
        (-2_544_999, .cny, -254),
        (0, .cny, 0),
    ]) func halvesAreRoundedAwayFromZero(raw: Int64, currency: Currency, minor: Int64) {
        #expect(Millionths(raw).rounded(to: currency) == minor)
    }

    @Test func currenciesRoundToTheirOwnDigits() throws {
        let yen = try #require(Currency("JPY"))
        let dinar = try #require(Currency("KWD"))
        #expect(Millionths(1_499_999).rounded(to: yen) == 1)
        #expect(Millionths(1_500_000).rounded(to: yen) == 2)
        #expect(Millionths(1_234_500).rounded(to: dinar) == 1235)
    }

    @Test func sumsBeyondAllAmountsAreNone() {
        #expect(Millionths.rounded(Int128(Int64.max) * 10_000, to: .cny) == Int64.max)
        #expect(Millionths.rounded(Int128(Int64.max) * 10_000 + 5000, to: .cny) == nil)
        #expect(Millionths.rounded(Int128(-1), to: .cny) == 0)
    }
}
