package import Shop

/// An exact fraction: money in major units, days, counts, shares.
package struct Ratio: Comparable, Sendable {
    package let numerator: Int128
    /// Above zero.
    package let denominator: Int128

    /// Nil for a denominator that is not above zero.
    package init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator > 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    package init(_ number: Int) {
        numerator = Int128(number)
        denominator = 1
    }

    package init(_ number: Millionths) {
        numerator = Int128(number.raw)
        denominator = 1_000_000
    }

    /// In major units of the currency.
    package init(minor: Int128, _ currency: Currency) {
        numerator = minor
        denominator = Int128(currency.minorPerUnit)
    }

    /// How many wholes of a `unit`-th it is, rounded down, and whether nothing is left over.
    package func wholes(of unit: Int64) -> (floor: Int128, isExact: Bool) {
        let (product, isOver) = numerator.multipliedReportingOverflow(by: Int128(unit))
        guard !isOver else { return (numerator < 0 ? .min + 1 : .max - 1, true) }
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: denominator)
        return (rest < 0 ? quotient - 1 : quotient, rest == 0)
    }

    /// The mean of several, exact where they are counted in the same parts, else to a millionth; nil of none.
    static func mean(_ ratios: [Ratio]) -> Ratio? {
        guard let first = ratios.first else { return nil }
        if ratios.allSatisfy({ $0.denominator == first.denominator }) {
            return Ratio(
                ratios.reduce(0) { $0 + $1.numerator }, over: first.denominator * Int128(ratios.count))
        }
        let sum = ratios.reduce(0.0) { $0 + Double($1.numerator) / Double($1.denominator) }
        return Ratio(Int128((sum / Double(ratios.count) * 1_000_000).rounded()), over: 1_000_000)
    }

    /// Halfway between two.
    static func halfway(_ one: Ratio, _ other: Ratio) -> Ratio? {
        Ratio(
            one.numerator * other.denominator + other.numerator * one.denominator,
            over: 2 * one.denominator * other.denominator)
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.numerator * right.denominator == right.numerator * left.denominator
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    /// `33.3%`
    var percent: String {
        (Ratio(numerator * 100, over: denominator) ?? self).written(decimals: 1) + "%"
    }

    /// With so many decimals, rounded half up; for people only.
    func written(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(Int128(1)) { scale, _ in scale * 10 }
        let magnitude =
            (numerator.magnitude * scale.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        let (units, rest) = magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
        var fraction = String(rest)
        fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
        let sign = numerator < 0 && magnitude > 0 ? "-" : ""
        return sign + UInt64(clamping: units).grouped + (decimals == 0 ? "" : "." + fraction)
    }
}
