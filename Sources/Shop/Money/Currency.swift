import Foundation

/// A currency of ISO 4217, with its number of minor digits.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// Three upper-case letters.
    package let code: String

    /// Nil for a code that ISO 4217 does not know.
    package init?(_ code: String) {
        let upper = code.uppercased()
        guard Self.known.contains(upper) else { return nil }
        self.code = upper
    }

    private init(known code: String) {
        self.code = code
    }

    package static let cny = Currency(known: "CNY")
    package static let gbp = Currency(known: "GBP")
    package static let usd = Currency(known: "USD")

    package var description: String { code }

    /// Digits after the point: 2 for most, 0 for yen, 3 for dinars.
    package var minorDigits: Int {
        if Self.withoutMinor.contains(code) { return 0 }
        if Self.thousandths.contains(code) { return 3 }
        if Self.tenThousandths.contains(code) { return 4 }
        return 2
    }

    /// Minor units in one of the currency: 100 for most.
    package var minorPerUnit: Int64 {
        (0..<minorDigits).reduce(1) { units, _ in units * 10 }
    }

    /// Millionths in one minor unit: 10,000 for cents.
    package var millionthsPerMinor: Int64 { 1_000_000 / minorPerUnit }

    private static let withoutMinor: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    ]
    private static let thousandths: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    private static let tenThousandths: Set<String> = ["CLF", "UYW"]
    private static let known: Set<String> = {
        var codes = Set(Locale.Currency.isoCurrencies.map { $0.identifier.uppercased() })
        codes.formUnion(withoutMinor)
        codes.formUnion(thousandths)
        codes.formUnion(["CNY", "GBP", "USD", "EUR", "HKD", "TWD", "SGD", "AUD", "CAD"])
        return codes
    }()
}
