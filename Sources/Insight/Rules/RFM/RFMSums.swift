/// The mean rule: sums over everybody, so that a value is compared with a mean exactly, in whole numbers.
package struct RFMSums: Hashable, Sendable {
    package let count: Int
    package let recencyDays: Int128
    package let frequency: Int128
    package let moneyMinor: Int128

    /// - Parameter count: how many customers the sums are over, above zero.
    package init(count: Int, recencyDays: Int128, frequency: Int128, moneyMinor: Int128) {
        self.count = count
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
    }

    package init(_ figures: [RFMFigures]) {
        var recency: Int128 = 0
        var frequency: Int128 = 0
        var money: Int128 = 0
        for figure in figures {
            recency += Int128(figure.recencyDays)
            frequency += Int128(figure.frequency)
            money += Int128(figure.moneyMinor)
        }
        self.init(count: figures.count, recencyDays: recency, frequency: frequency, moneyMinor: money)
    }

    /// R is good if R ≤ mean(R); F and M are good if above their means.
    package func rfmClass(_ figures: RFMFigures) -> RFMClass {
        let count = Int128(count)
        return RFMClass(
            isRecent: Int128(figures.recencyDays) * count <= recencyDays,
            isFrequent: Int128(figures.frequency) * count > frequency,
            isSpending: Int128(figures.moneyMinor) * count > moneyMinor)
    }

    package var means: RFMMeans {
        let count = Double(count)
        return RFMMeans(
            recencyDays: Double(recencyDays) / count, frequency: Double(frequency) / count,
            moneyMinor: Double(moneyMinor) / count)
    }
}

/// The thresholds of the mean rule, for people to see.
package struct RFMMeans: Sendable, Hashable {
    package let recencyDays: Double
    package let frequency: Double
    package let moneyMinor: Double

    package init(recencyDays: Double, frequency: Double, moneyMinor: Double) {
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
    }
}
