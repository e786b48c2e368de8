/// By which thresholds recency, frequency and money are judged.
package enum RFMRule: Hashable, Sendable {
    /// R ≤ mean, F and M > mean.
    case mean
    /// R ≤ median, F and M > median.
    case median
    /// Bounds that the brand has set.
    case fixed(RFMBounds)
    /// Scores from 1 to 5 in place of classes.
    case quintile
}

/// The bounds of the fixed rule: R ≤ recencyDays, F ≥ frequency, M ≥ moneyMinor.
package struct RFMBounds: Hashable, Sendable {
    package let recencyDays: Int
    package let frequency: Int
    /// In minor units of the brand's currency.
    package let moneyMinor: Int64

    package init(recencyDays: Int, frequency: Int, moneyMinor: Int64) {
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
    }
}

/// What M is.
package enum MoneyMeasure: String, Sendable, CaseIterable, Codable {
    /// All money in the window.
    case total
    /// 笔单价: money ÷ orders in the window, rounded half up to a minor unit.
    case averageOrderValue = "average_order_value"
}
