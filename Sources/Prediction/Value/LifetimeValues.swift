import Foundation

/// What each person will bring within a time ahead, discounted, and the range it lies in with 80 %.
///
/// Source: Fader, Hardie and Lee 2005, "RFM and CLV": expected purchases × expected spend, in continuous time. The
/// range is that of the sum N spends, whose first two moments are exact under the models; given at least one purchase
/// it is taken as gamma-distributed. In small shops the uncertainty of the parameters themselves widens it.
package struct LifetimeValues: Sendable, Equatable {
    /// One entry for each person, in the order of the histories.
    package let expected: [Double]
    /// One in ten ends below; 0 for most who may not come back at all.
    package let low: [Double]
    /// One in ten ends above.
    package let high: [Double]

    /// How far ahead, and how fast money loses worth.
    package struct Terms: Sendable, Equatable {
        package let weeks: Double
        /// For each year, such as 0.1.
        package let yearlyDiscount: Double

        package init(weeks: Double = 365 / 7.0, yearlyDiscount: Double = 0.1) {
            self.weeks = weeks
            self.yearlyDiscount = yearlyDiscount
        }

        /// The force of discount in a week.
        var weeklyForce: Double { log1p(yearlyDiscount) * 7 / 365 }
    }

    /// - Parameters:
    ///   - purchases: of each person, those whose mean is in `means`.
    ///   - means: mean money of each person at a purchase; one that is no positive number counts as unknown.
    ///   - season: what the number of purchases is multiplied by (`SeasonFactor`).
    /// - Complexity: O(triples + persons): four forecasts, eight in shops of fewer than 20,000 triples.
    package init(
        _ fit: BuyingFit, _ spend: GammaGamma, histories: BuyingHistories, purchases: [Int32], means: [Double],
        terms: Terms = Terms(), season: Double = 1
    ) {
        let forecast = fit.model.forecast(histories, weeks: terms.weeks, spread: true)
        let discount = Self.discounts(fit.model, histories, forecast, terms)
        let doubt = Self.doubts(fit, histories, forecast)
        var expected: [Double] = []
        var low: [Double] = []
        var high: [Double] = []
        for person in histories.tripleOf.indices {
            let triple = Int(histories.tripleOf[person])
            let known = means[person] > 0 && means[person].isFinite
            let count = known ? Double(purchases[person]) : 0
            let mean = known ? means[person] : 0
            let scale = discount[triple] * season
            let range = Self.range(
                of: forecast, triple: triple, spend: spend, purchases: count, mean: mean, doubt: doubt[triple])
            expected.append(range.expected * scale)
            low.append(range.low * scale)
            high.append(range.high * scale)
        }
        self.expected = expected
        self.low = low
        self.high = high
    }

    /// What is expected of one person, undiscounted, and the range that leaves a tenth below and a tenth above: 0
    /// unless there is a purchase.
    package static func range(
        of forecast: BuyingForecast, triple: Int, spend: GammaGamma, purchases: Double, mean: Double, doubt: Double
    ) -> (expected: Double, low: Double, high: Double) {
        let any = forecast.anyPurchase[triple]
        let expected = forecast.purchases[triple] * spend.spend(purchases: purchases, mean: mean)
        guard any > 1e-12, expected > 0 else { return (expected, 0, 0) }
        // E[S²] = (p E[N] + p² E[N²]) E[1/ν²], and what the doubt about the parameters adds.
        let square =
            (spend.p * forecast.purchases[triple] + spend.p * spend.p * forecast.meanSquare(triple))
            * spend.meanInverseSquare(purchases: purchases, mean: mean) + expected * expected * doubt
        let positive = expected / any
        let variance = max(square / any - positive * positive, 1e-9 * positive * positive)
        let shape = positive * positive / variance
        func quantile(_ probability: Double) -> Double {
            let rest = (probability - (1 - any)) / any
            guard rest > 0 else { return 0 }
            let value = Special.gammaQuantile(shape: shape, probability: rest) * variance / positive
            return value.isFinite ? value : 0
        }
        return (expected, quantile(0.1), quantile(0.9))
    }

    /// The discounted number of purchases by the plain one. ∫ e^−δτ dE(τ) = e^−δt E(t) + δ ∫ e^−δτ E(τ) dτ, the rest by
    /// three nodes, since δt is small.
    private static func discounts(
        _ model: BuyingModel, _ histories: BuyingHistories, _ forecast: BuyingForecast, _ terms: Terms
    ) -> [Double] {
        let force = terms.weeklyForce
        var sums = forecast.purchases.map { $0 * exp(-force * terms.weeks) }
        let rule = GaussRule.plain(3)
        for node in rule.nodes.indices where force != 0 {
            let weeks = terms.weeks * rule.nodes[node]
            let part = rule.weights[node] * terms.weeks * force * exp(-force * weeks)
            let sooner = model.forecast(histories, weeks: weeks).purchases
            for triple in sums.indices { sums[triple] += part * sooner[triple] }
        }
        return zip(sums, forecast.purchases).map { $1 > 0 ? $0 / $1 : 1 }
    }

    /// The relative variance of expected purchases that the doubt about the parameters makes (delta method); nothing in
    /// shops too large for it to matter.
    private static func doubts(
        _ fit: BuyingFit, _ histories: BuyingHistories, _ forecast: BuyingForecast
    ) -> [Double] {
        var doubts = [Double](repeating: 0, count: histories.count)
        guard histories.count < 20_000, fit.covariance.count == fit.model.parameters.count else { return doubts }
        let step = 0.01
        let slopes = fit.model.parameters.indices.map { place in
            var moved = fit.model.parameters
            moved[place] *= exp(step)
            let other = BuyingModel(fit.model.family, parameters: moved).forecast(histories, weeks: forecast.weeks)
            return zip(other.purchases, forecast.purchases).map { $1 > 0 ? ($0 / $1 - 1) / step : 0 }
        }
        for triple in doubts.indices {
            for (i, row) in fit.covariance.enumerated() {
                for (j, entry) in row.enumerated() { doubts[triple] += slopes[i][triple] * entry * slopes[j][triple] }
            }
            // Beyond a factor of e² the straight line of the delta method says nothing more.
            doubts[triple] = min(max(doubts[triple], 0), 4)
        }
        return doubts
    }
}
