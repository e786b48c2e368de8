import Foundation

/// How much busier the days ahead are than usual, told by the same days a year ago.
package struct SeasonFactor: Sendable, Equatable {
    /// What a forecast is multiplied by; 1 where less than a year is known.
    package let value: Double
    /// Whether a year was known.
    package let isKnown: Bool

    /// Purchases by day, the last entry today; a year and more of them, or the answer is 1.
    ///
    /// The raw factor is the purchases of the same days a year ago by what the year's own trend (a straight line
    /// through the logarithms of its weeks) gives for them: a shop that grows was smaller a year ago without its being
    /// low season. It is drawn towards 1 as if 30 further purchases had come as the trend says, and kept within a half
    /// and two. The longer the horizon, the nearer to 1: a year has no season.
    ///
    /// - Complexity: O(365).
    package init(dailyPurchases: [Int], horizonDays: Int) {
        let weeks = min(Int((Double(horizonDays) / 7).rounded()), 52)
        guard dailyPurchases.count >= 364, weeks > 0 else {
            (value, isKnown) = (1, false)
            return
        }
        let year = Array(dailyPurchases.suffix(364))
        let counts = (0..<52).map { week in Double(year[week * 7..<(week + 1) * 7].reduce(0, +)) }
        let logs = counts.map { log($0 + 1) }
        let mean = logs.reduce(0, +) / 52
        let middle = 25.5
        let slope =
            logs.enumerated().reduce(0) { $0 + (Double($1.offset) - middle) * $1.element }
            / (0..<52).reduce(0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
        let trend = (0..<52).map { max(exp(mean + slope * (Double($0) - middle)) - 1, 0) }
        // The line runs through the middle of the logarithms; scaled, it has the year's own total.
        let total = trend.reduce(0, +)
        let scale = total > 0 ? counts.reduce(0, +) / total : 0
        let usual = trend.prefix(weeks).reduce(0, +) * scale
        let then = counts.prefix(weeks).reduce(0, +)
        value = min(max((then + 30) / (usual + 30), 0.5), 2)
        isKnown = true
    }
}
