/// An exact decimal amount in millionths: what unit prices are kept in before an order's amount is rounded.
package struct Millionths: Hashable, Comparable, Sendable {
    package let raw: Int64

    package init(_ raw: Int64) {
        self.raw = raw
    }

    package static let zero = Millionths(0)

    package static func < (left: Self, right: Self) -> Bool {
        left.raw < right.raw
    }

    /// Reads a plain decimal number in ASCII: an optional sign, digits, at most one point. Nil when it is anything else,
    /// when it has more than six digits after the point that are not zero, or when it does not fit.
    package init?(plain digits: some Collection<UInt8>) {
        var magnitude: Int64 = 0
        var decimals = 0
        var isNegative = false
        var isPastPoint = false
        var isEmpty = true
        for (offset, byte) in digits.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where offset == 0: isNegative = true
            case UInt8(ascii: "+") where offset == 0: break
            case UInt8(ascii: ".") where !isPastPoint: isPastPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                isEmpty = false
                let digit = Int64(byte - UInt8(ascii: "0"))
                if isPastPoint {
                    decimals += 1
                    if decimals > 6 {
                        guard digit == 0 else { return nil }
                        continue
                    }
                }
                let (times, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
                let (sum, overflowedToo) = times.addingReportingOverflow(digit)
                guard !overflowed, !overflowedToo else { return nil }
                magnitude = sum
            default: return nil
            }
        }
        guard !isEmpty else { return nil }
        for _ in min(decimals, 6)..<6 {
            let (times, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflowed else { return nil }
            magnitude = times
        }
        self.init(isNegative ? -magnitude : magnitude)
    }

    /// The nearest whole number of minor units, halves up (away from zero for negative amounts).
    package func rounded(to currency: Currency) -> Int64 {
        Self.rounded(Int128(raw), to: currency) ?? (raw < 0 ? .min : .max)
    }

    /// As `rounded(to:)` for a sum that may not fit 64 bits; nil when the result does not.
    package static func rounded(_ sum: Int128, to currency: Currency) -> Int64? {
        let unit = Int128(currency.millionthsPerMinor)
        let half = unit / 2
        let quotient = sum < 0 ? -((-sum + half) / unit) : (sum + half) / unit
        return Int64(exactly: quotient)
    }
}
