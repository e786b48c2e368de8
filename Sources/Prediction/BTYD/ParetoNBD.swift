import Foundation

/// Pareto/NBD: buying at a steady rate of one's own until leaving, at any moment, at a rate of one's own. Rates of
/// buying are gamma(r, α), of leaving gamma(s, β) over persons.
///
/// Source: Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, "A note on deriving the Pareto/NBD model".
package struct ParetoNBD: Sendable, Equatable {
    package let r: Double
    /// In weeks.
    package let alpha: Double
    package let s: Double
    /// In weeks.
    package let beta: Double

    package init(r: Double, alpha: Double, s: Double, beta: Double) {
        self.r = r
        self.alpha = alpha
        self.s = s
        self.beta = beta
    }

    /// The log-likelihood and its slopes along ln r, ln α, ln s, ln β.
    ///
    /// Γ(r+x)/Γ(r) α^r β^s { (α+T)^−(r+x) (β+T)^−s + s ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy }, y from t_x to T: Fader and
    /// Hardie 2005, eq. 18, before the integral is named ₂F₁ (eq. 19 and 20). The slopes are taken under the integral.
    ///
    /// - Complexity: O(triples), 8 to 20 nodes each.
    package func logLikelihood(of histories: BuyingHistories, slopes: inout [Double]) -> Double {
        let departure = DepartureIntegral(self)
        let persons = Double(histories.persons)
        var value = persons * (r * log(alpha) + s * log(beta))
        var byR = persons * log(alpha)
        var byAlpha = persons * r / alpha
        var byS = persons * log(beta)
        var byBeta = persons * s / beta
        let base = Special.logGamma(r)
        let baseSlope = Special.digamma(r)
        for (repeats, weight) in histories.repeatWeights {
            value += weight * (Special.logGamma(r + Double(repeats)) - base)
            byR += weight * (Special.digamma(r + Double(repeats)) - baseSlope)
        }
        for triple in 0..<histories.count {
            let weight = histories.weights[triple]
            let shape = r + Double(histories.repeats[triple])
            let age = Double(histories.ageDays[triple]) / BuyingHistories.daysInWeek
            let last = Double(histories.lastDays[triple]) / BuyingHistories.daysInWeek
            let left = departure.sums(shape: shape, from: last, to: age)
            let logAge = log(alpha + age)
            let logLeaveAge = log(beta + age)
            let stayed = -shape * logAge - s * logLeaveAge
            // The larger of both ways leads, so that neither runs over.
            let lead = max(stayed, left.logSum)
            let stay = exp(stayed - lead)
            let go = exp(left.logSum - lead)
            value += weight * (lead + log(stay + go))
            let gone = go / (stay + go)
            let there = stay / (stay + go)
            byR -= weight * (there * logAge + gone * left.meanLogAlpha)
            byAlpha -= weight * shape * (there / (alpha + age) + gone * left.meanInverseAlpha)
            byS -= weight * (there * logLeaveAge + gone * (left.meanLogBeta - 1 / s))
            byBeta -= weight * (there * s / (beta + age) + gone * (s + 1) * left.meanInverseBeta)
        }
        slopes = [byR * r, byAlpha * alpha, byS * s, byBeta * beta]
        return value
    }

    /// What each triple leads one to expect within so many weeks from now, with `spread` how far it scatters too (Fader
    /// and Hardie 2005, P(alive) eq. 36 and 37, purchases eq. 41).
    package func forecast(
        _ histories: BuyingHistories, weeks: Double, spread: Bool = false
    ) -> BuyingForecast {
        var forecast = BuyingForecast(weeks: weeks, count: histories.count, spread: spread)
        let departure = DepartureIntegral(self)
        for triple in 0..<histories.count {
            let shape = r + Double(histories.repeats[triple])
            let age = Double(histories.ageDays[triple]) / BuyingHistories.daysInWeek
            let last = Double(histories.lastDays[triple]) / BuyingHistories.daysInWeek
            let stayed = -shape * log(alpha + age) - s * log(beta + age)
            let alive = 1 / (1 + exp(departure.sums(shape: shape, from: last, to: age).logSum - stayed))
            let longer = log1p(weeks / (beta + age))
            // (1 − e^−(s−1)y)/(s − 1) is y at s = 1.
            let lifetime = abs(s - 1) < 1e-9 ? longer : -expm1(-(s - 1) * longer) / (s - 1)
            forecast.alive[triple] = alive
            forecast.purchases[triple] = alive * shape * (beta + age) / (alpha + age) * lifetime
            if spread {
                forecast.pairs[triple] = alive * pairs(shape: shape, age: age, weeks: weeks)
            }
            // Nothing bought: neither left nor bought until then, or left before buying.
            let neither = -shape * log(alpha + age + weeks) - s * log(beta + age + weeks)
            let leftFirst = departure.sums(shape: shape, from: age, to: age + weeks).logSum
            let nothing = exp(neither - stayed) + exp(leftFirst - stayed)
            forecast.anyPurchase[triple] = alive * min(max(1 - nothing, 0), 1)
        }
        return forecast
    }

    /// The mean of N(N − 1) of one still there: 2 E[λ²] times the integral of τ P(there at τ).
    private func pairs(shape: Double, age: Double, weeks: Double) -> Double {
        let rule = Self.plain
        var sum = 0.0
        for node in rule.nodes.indices {
            let later = rule.nodes[node] * weeks
            sum += rule.weights[node] * later * exp(-s * log1p(later / (beta + age)))
        }
        return 2 * shape * (shape + 1) / ((alpha + age) * (alpha + age)) * weeks * sum
    }

    private static let plain = GaussRule.plain(12)
}
