package import Shop

/// What the value tier of one buyer hangs on.
package struct ValueFigures: Hashable, Sendable {
    package var stage: Stage
    /// By the brand's rule (the mean rule where that gives scores); nil for who bought nothing in the window.
    package var rfmClass: RFMClass?
    /// By the quintile rule; nil for who bought nothing in the window.
    package var scores: RFMScores?
    /// F; 0 for who bought nothing in the window.
    package var frequency: Int
    /// The fewest stars of any review; nil without one.
    package var fewestStars: Int?
    /// Nil below three orders.
    package var returnRate: Double?
    package var buysOnlyOnPromotionDays: Bool
    /// Something has lain in the cart for a day.
    package var hasUnpaidCart: Bool

    package init(
        stage: Stage, rfmClass: RFMClass?, scores: RFMScores?, frequency: Int, fewestStars: Int? = nil,
        returnRate: Double? = nil, buysOnlyOnPromotionDays: Bool = false, hasUnpaidCart: Bool = false
    ) {
        self.stage = stage
        self.rfmClass = rfmClass
        self.scores = scores
        self.frequency = frequency
        self.fewestStars = fewestStars
        self.returnRate = returnRate
        self.buysOnlyOnPromotionDays = buysOnlyOnPromotionDays
        self.hasUnpaidCart = hasUnpaidCart
    }
}

/// Says what a buyer is worth. First match: dormant, high, low loyalty, potential, ordinary.
package enum ValueRules {
    package static let mostPurchasesOfTheDisloyal = 2
    package static let mostStarsOfABadReview = 3
    package static let highReturnRate = 0.3

    /// Nil for who never bought.
    package static func tier(_ figures: ValueFigures) -> ValueTier? {
        switch figures.stage {
        case .prospect: return nil
        case .dormant, .lost: return .dormant
        case .new, .active, .cooling: break
        }
        if isHigh(figures) { return .high }
        if isDisloyal(figures) { return .lowLoyalty }
        return mayRise(figures) ? .potential : .ordinary
    }

    /// Class 111, or the top 20 % of M (the fifth quintile) with R good.
    private static func isHigh(_ figures: ValueFigures) -> Bool {
        guard let rfmClass = figures.rfmClass, rfmClass.isRecent else { return false }
        return rfmClass.isFrequent && rfmClass.isSpending || figures.scores?.money == 5
    }

    /// F ≤ 2 and a reason to doubt.
    private static func isDisloyal(_ figures: ValueFigures) -> Bool {
        guard figures.frequency <= mostPurchasesOfTheDisloyal else { return false }
        return figures.fewestStars.map { $0 <= mostStarsOfABadReview } ?? false
            || figures.returnRate.map { $0 > highReturnRate } ?? false || figures.buysOnlyOnPromotionDays
    }

    /// R score ≥ 4 and F, M scores 2 to 4, or a cart unpaid for a day.
    private static func mayRise(_ figures: ValueFigures) -> Bool {
        if figures.hasUnpaidCart { return true }
        guard let scores = figures.scores else { return false }
        return scores.recency >= 4 && (2...4).contains(scores.frequency) && (2...4).contains(scores.money)
    }
}
