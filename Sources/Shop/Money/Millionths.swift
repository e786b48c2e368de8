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
    ///
    /// Takes bytes as they lie in memory: a generic reader would cost more than all else in a row of a file.
    package init?(plain digits: UnsafeBufferPointer<UInt8>) {
        var place = 0
        var isNegative = false
        if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            place = 1
        }
        var magnitude: Int64 = 0
        var decimals = 0
        var isPastPoint = false
        var isEmpty = true
        while place < digits.count {
            let byte = digits[place]
            let digit = Int64(byte &- UInt8(ascii: "0"))
            place += 1
            guard digit < 10 else {
                guard byte == UInt8(ascii: "."), !isPastPoint else { return nil }
                isPastPoint = true
                continue
            }
            isEmpty = false
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
        }
        guard !isEmpty else { return nil }
        let (whole, overflowed) = magnitude.multipliedReportingOverflow(by: Self.missing(min(decimals, 6)))
        guard !overflowed else { return nil }
        self.init(isNegative ? -whole : whole)
    }

    /// The same for bytes that lie elsewhere.
    package init?(plain digits: some Collection<UInt8>) {
        guard let amount = Array(digits).withUnsafeBufferPointer({ Millionths(plain: $0) }) else { return nil }
        self = amount
    }

    /// What turns a number with so many decimals into millionths.
    private static func missing(_ decimals: Int) -> Int64 {
        switch decimals {
        case 0: 1_000_000
        case 1: 100_000
        case 2: 10_000
        case 3: 1000
        case 4: 100
        case 5: 10
        default: 1
        }
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
