import Shop

/// How long what opens a door may be good.
package enum Terms {
    /// Ten years.
    package static let days = 1...3650
    package static let overlapHours = 0...8760

    /// - Returns: milliseconds.
    /// - Throws: `AccessError.outOfBounds`.
    package static func length(days number: Int) throws(AccessError) -> Int64 {
        try length(number, of: 86_400_000, within: days, Phrase(en: "days", zh: "天数"))
    }

    /// - Returns: milliseconds.
    /// - Throws: `AccessError.outOfBounds`.
    package static func length(overlapHours number: Int) throws(AccessError) -> Int64 {
        try length(number, of: 3_600_000, within: overlapHours, Phrase(en: "hours", zh: "小时数"))
    }

    private static func length(
        _ number: Int, of each: Int64, within bounds: ClosedRange<Int>, _ what: Phrase
    ) throws(AccessError) -> Int64 {
        guard bounds.contains(number) else {
            throw .outOfBounds(what: what, least: bounds.lowerBound, most: bounds.upperBound)
        }
        return Int64(number) * each
    }
}
