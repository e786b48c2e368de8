import Shop

/// Decimal numbers as people write them, kept exactly.
enum ExactNumber {
    /// Reads a plain decimal number and moves its point to the left by so many places, or to the right if there are fewer than
    /// none; nil when it cannot be kept exactly.
    static func read(_ digits: String, shiftedBy places: Int = 0) -> Millionths? {
        guard places >= 0 else { return raised(digits, by: -places) }
        guard places > 0 else { return Millionths(plain: digits.utf8) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNegative = digits.hasPrefix("-")
        let whole = String(repeating: "0", count: places) + parts[0].drop { $0 == "-" || $0 == "+" }
        let fraction = whole.suffix(places) + (parts.count > 1 ? parts[1] : "")
        return Millionths(plain: ((isNegative ? "-" : "") + whole.dropLast(places) + "." + fraction).utf8)
    }

    private static func raised(_ digits: String, by places: Int) -> Millionths? {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = (parts.count > 1 ? String(parts[1]) : "").padding(toLength: places)
        let rest = fraction.dropFirst(places)
        return Millionths(plain: (parts[0] + fraction.prefix(places) + (rest.isEmpty ? "" : "." + rest)).utf8)
    }

    /// `2000`, `0.5`, `-3.25`; with the point moved to the right by so many places.
    static func written(_ number: Millionths, shiftedBy places: Int = 0) -> String {
        let digits = String(number.raw.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        let split = 6 - places
        var fraction = String(padded.suffix(split))
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = padded.dropLast(split)
        let units = whole.drop { $0 == "0" }
        let sign = number.raw < 0 ? "-" : ""
        return sign + (units.isEmpty ? "0" : units) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

extension String {
    /// With noughts behind it up to a length.
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: "0", count: max(0, length - count))
    }
}
