import Shop

/// Numbers of the editor's fields, kept exactly.
enum ClauseNumbers {
    /// `2000`, `0.5`
    ///
    /// - Parameter isShare: 0.3 is written 30.
    static func written(_ number: Millionths, isShare: Bool) -> String {
        let (one, places): (UInt64, Int) = isShare ? (10_000, 4) : (1_000_000, 6)
        let (units, rest) = number.raw.magnitude.quotientAndRemainder(dividingBy: one)
        var decimals = String(rest)
        decimals = String(repeating: "0", count: places - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (number.raw < 0 ? "-" : "") + String(units) + (decimals.isEmpty ? "" : "." + decimals)
    }

    /// Nil for what is no number, or has more decimals than are kept.
    static func read(_ text: String, isShare: Bool) -> Millionths? {
        guard let number = Millionths(plain: text.utf8) else { return nil }
        guard isShare else { return number }
        return number.raw.isMultiple(of: 100) ? Millionths(number.raw / 100) : nil
    }
}
