import Foundation
import Shop
import Testing

@testable import Imports

struct CellTests {
    @Test(arguments: [
        ("  x ", "x"), ("\t123\t", "123"), ("'13800138000", "13800138000"), ("=\"1930001\"", "1930001"),
        ("'=\"1930\"", "1930"), ("\u{FEFF}\u{200B}x\u{A0}\u{3000}", "x"), ("' =1+1", "=1+1"), ("=\"\"", ""),
        ("=1", "=1"),
        ("''x", "'x"), ("=\"", "=\""), ("中文 ", "中文"), ("", ""), (" \t", ""),
    ]) func coresAreFreedOfTheirSurroundings(text: String, core: String) {
        #expect(Cell.core(of: text) == core)
    }

    @Test(arguments: [
        ("2.55", 2_550_000), ("2.550", 2_550_000), (".5", 500_000), ("5.", 5_000_000), ("1,234.50", 1_234_500_000),
        ("12,345,678", 12_345_678_000_000), ("¥1234.5", 1_234_500_000), ("￥12元", 12_000_000), ("£3.39", 3_390_000),
        ("$1,000", 1_000_000_000), ("100.00元", 100_000_000), ("１２．５", 12_500_000), ("1，234.5", 1_234_500_000),
        ("-3.5", -3_500_000), ("¥-3", -3_000_000), ("-￥3", -3_000_000), ("+7", 7_000_000), ("0.000001", 1),
        ("2.5500000", 2_550_000), ("123456789012", 123_456_789_012_000_000),
    ]) func amountsAreRead(text: String, millionths: Int64) throws {
        #expect(try Self.amount(text) == Millionths(millionths))
    }

    @Test(arguments: ["", "-", "—", "无", "null", "N/A"]) func blanksAreNoAmount(text: String) throws {
        #expect(try Self.amount(text) == nil)
    }

    @Test(arguments: [
        "12a", "abc", "1.2.3", "1,23", "1,2345", ",123", "1e5", "1.23E+5", "0.0000001", "--5", "+-5", "¥", "元", ".",
        "99999999999999999999", "1 2a", "12%", "(5)",
    ]) func otherAmountsAreRefused(text: String) {
        #expect(throws: CellFault.self) { try Self.amount(text) }
    }

    @Test(arguments: [
        ("6", 6), ("-12", -12), ("6.000", 6), ("1,000", 1000), ("１２", 12), ("0", 0), ("1000000000", 1_000_000_000),
    ]) func quantitiesAreRead(text: String, quantity: Int64) throws {
        #expect(try Self.quantity(text) == quantity)
    }

    @Test(arguments: ["1.5", "x", "6 pieces", "1000000001", "99999999999999999999", "-"])
    func otherQuantitiesAreRefused(text: String) throws {
        if text == "-" {
            #expect(try Self.quantity(text) == nil)
        } else {
            #expect(throws: CellFault.self) { try Self.quantity(text) }
        }
    }

    @Test(arguments: [
        ("1.23E+18", true), ("1.23e+18", true), ("2E+15", true), ("12.3E+1", true), ("1.23E18", false),
        ("15056E", false),
        ("E+18", false), ("A1E+5", false), ("1.2.3E+5", false), ("1.E+5", false), ("1.23E+", false), ("", false),
    ]) func roundedNumbersAreKnown(text: String, isRounded: Bool) {
        var text = text
        #expect(text.withUTF8 { IdentifierText.isRounded(Cell($0)) } == isRounded)
    }

    private static func amount(_ text: String) throws -> Millionths? {
        var text = text
        return try text.withUTF8 { try AmountText.read(Cell($0)) }
    }

    private static func quantity(_ text: String) throws -> Int64? {
        var text = text
        return try text.withUTF8 { try QuantityText.read(Cell($0)) }
    }
}
