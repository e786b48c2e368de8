import Shop

/// The eight classes by mean thresholds, compared exactly in integers. Plain and slow on purpose: it is the reference
/// that faster ways are checked against.
package enum RFMRules {
    /// R is good if R ≤ mean(R); F and M are good if above their means.
    ///
    /// - Returns: one class per customer, same order.
    package static func classesByMean(_ figures: [RFMFigures]) -> [RFMClass] {
        let sums = Sums(figures)
        return figures.map { figure in
            RFMClass(
                isRecent: Int128(figure.recencyDays) * sums.count <= sums.recency,
                isFrequent: Int128(figure.frequency) * sums.count > sums.frequency,
                isSpending: Int128(figure.moneyMinor) * sums.count > sums.money)
        }
    }

    package static func means(_ figures: [RFMFigures]) -> RFMMeans? {
        guard !figures.isEmpty else { return nil }
        let sums = Sums(figures)
        let count = Double(figures.count)
        return RFMMeans(
            recencyDays: Double(sums.recency) / count, frequency: Double(sums.frequency) / count,
            moneyMinor: Double(sums.money) / count)
    }

    private struct Sums {
        let count: Int128
        var recency: Int128 = 0
        var frequency: Int128 = 0
        var money: Int128 = 0

        init(_ figures: [RFMFigures]) {
            count = Int128(figures.count)
            for figure in figures {
                recency += Int128(figure.recencyDays)
                frequency += Int128(figure.frequency)
                money += Int128(figure.moneyMinor)
            }
        }
    }
}

/// The thresholds of the mean rule, for people to see.
package struct RFMMeans: Sendable, Hashable {
    package let recencyDays: Double
    package let frequency: Double
    package let moneyMinor: Double
}
