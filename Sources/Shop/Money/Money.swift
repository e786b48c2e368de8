/// An amount in minor units (分, cents) of one currency.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The plain decimal number without the currency, as in `5696731.79`; scripts read it.
    package var plain: String {
        let digits = currency.minorDigits
        let magnitude = String(minor.magnitude)
        let sign = minor < 0 ? "-" : ""
        guard digits > 0 else { return sign + magnitude }
        let padded = String(repeating: "0", count: max(0, digits + 1 - magnitude.count)) + magnitude
        return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }

    /// For people: `5,696,731.79`.
    package var grouped: String {
        let text = plain
        let whole = text.prefix { $0 != "." }
        let rest = text.dropFirst(whole.count)
        var result = ""
        let digits = whole.drop { $0 == "-" }
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return (whole.hasPrefix("-") ? "-" : "") + result + rest
    }

    package var description: String { "\(plain) \(currency)" }
}
