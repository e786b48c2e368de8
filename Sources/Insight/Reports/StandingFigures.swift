package import Shop

/// What stands for a day and everybody is measured by: thresholds and cycles, reckoned once at its start.
package struct StandingFigures: Sendable, Equatable {
    package let day: BrandDay
    /// By the question's rule; by the mean rule where that gives scores. Nil when nobody had bought.
    package let classes: RFMThresholds?
    /// By the quintile rule; nil when nobody had bought.
    package let quintiles: RFMThresholds?
    package let cycles: CycleReport
    /// What persons' return rates are shrunk to; nil where it was not kept.
    package let shopReturns: Returns?

    package init(
        day: BrandDay, classes: RFMThresholds?, quintiles: RFMThresholds?, cycles: CycleReport,
        shopReturns: Returns? = nil
    ) {
        self.day = day
        self.classes = classes
        self.quintiles = quintiles
        self.cycles = cycles
        self.shopReturns = shopReturns
    }

    /// - Parameter figures: of everybody with a purchase in the question's window.
    package init(
        _ question: RFMQuestion, over figures: [RFMFigures], cycles: CycleReport, shopReturns: Returns
    ) {
        self.init(
            day: question.today,
            classes: RFMThresholds(question.rule.ofClasses, over: figures, on: question.today),
            quintiles: RFMThresholds(.quintile, over: figures, on: question.today), cycles: cycles,
            shopReturns: shopReturns)
    }

    /// Those of the rule asked for.
    package func thresholds(_ rule: RFMRule) -> RFMThresholds? {
        switch rule {
        case .mean, .median, .fixed: classes
        case .quintile: quintiles
        }
    }
}

extension RFMRule {
    /// The rule itself where it gives classes, else the mean rule.
    package var ofClasses: RFMRule {
        switch self {
        case .mean, .median, .fixed: self
        case .quintile: .mean
        }
    }
}
