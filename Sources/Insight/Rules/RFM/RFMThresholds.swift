package import Shop

/// Thresholds that stand for a day: reckoned once over everybody, and everybody is judged by them until the next, however
/// many orders come in.
package struct RFMThresholds: Hashable, Sendable {
    package enum Bounds: Hashable, Sendable {
        case mean(RFMSums)
        case median(RFMMedians)
        case fixed(RFMBounds)
        case quintile(RFMQuintiles)
    }

    package let day: BrandDay
    package let bounds: Bounds

    package init(day: BrandDay, bounds: Bounds) {
        self.day = day
        self.bounds = bounds
    }

    /// The thresholds of a rule over all figures; nil when there are none and the rule needs some.
    package init?(_ rule: RFMRule, over figures: [RFMFigures], on day: BrandDay) {
        self.day = day
        switch rule {
        case .fixed(let fixed): bounds = .fixed(fixed)
        case .mean:
            guard !figures.isEmpty else { return nil }
            bounds = .mean(RFMSums(figures))
        case .median:
            guard !figures.isEmpty else { return nil }
            bounds = .median(RFMMedians(figures))
        case .quintile:
            guard !figures.isEmpty else { return nil }
            bounds = .quintile(RFMQuintiles(figures))
        }
    }

    /// The class or the scores of one customer, also of one who was not there when the thresholds were reckoned.
    package func mark(_ figures: RFMFigures) -> RFMMark {
        switch bounds {
        case .mean(let sums): .rfmClass(sums.rfmClass(figures))
        case .median(let medians): .rfmClass(medians.rfmClass(figures))
        case .fixed(let fixed): .rfmClass(fixed.rfmClass(figures))
        case .quintile(let quintiles): .scores(quintiles.scores(figures))
        }
    }

    /// For people to see; nil for rules other than the mean.
    package var means: RFMMeans? {
        switch bounds {
        case .mean(let sums): sums.means
        case .median, .fixed, .quintile: nil
        }
    }
}

extension RFMBounds {
    /// R ≤ r, F ≥ f, M ≥ m.
    fileprivate func rfmClass(_ figures: RFMFigures) -> RFMClass {
        RFMClass(
            isRecent: figures.recencyDays <= recencyDays, isFrequent: figures.frequency >= frequency,
            isSpending: figures.moneyMinor >= moneyMinor)
    }
}
