/// An amount in minor units (分, cents) of one currency.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The plain decimal number without the currency, as in `5696731.79`; scripts read it.
    package var plain: String { written { String($0) } }

    /// For people: `5,696,731.79`.
    package var grouped: String { written(\.grouped) }

    private func written(_ whole: (UInt64) -> String) -> String {
        let (units, rest) = minor.magnitude.quotientAndRemainder(dividingBy: UInt64(currency.minorPerUnit))
        let text = (minor < 0 ? "-" : "") + whole(units)
        guard currency.minorDigits > 0 else { return text }
        let decimals = String(rest)
        return text + "." + String(repeating: "0", count: currency.minorDigits - decimals.count) + decimals
    }

    package var description: String { "\(plain) \(currency)" }
}

extension BinaryInteger {
    /// For people, digits in threes: `1,234,567`.
    package var grouped: String {
        let digits = String(magnitude)
        var result = self < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
