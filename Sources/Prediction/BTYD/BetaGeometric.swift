import Foundation

/// BG/NBD and MBG/NBD: buying at a steady rate of one's own until leaving, which may happen right after a purchase,
/// with a probability of one's own. Rates are gamma(r, α), probabilities of leaving beta(a, b) over persons.
///
/// Source: Fader, Hardie and Lee 2005, "Counting your customers the easy way"; Batislam, Denizel and Filiztekin 2007.
package struct BetaGeometric: Sendable, Equatable {
    package let leaving: Leaving
    package let r: Double
    /// In weeks.
    package let alpha: Double
    package let a: Double
    package let b: Double

    package init(leaving: Leaving, r: Double, alpha: Double, a: Double, b: Double) {
        self.leaving = leaving
        self.r = r
        self.alpha = alpha
        self.a = a
        self.b = b
    }

    /// The log-likelihood (Fader, Hardie and Lee 2005; eq. 1 of their 2008 note "Computing P(alive) using the BG/NBD
    /// model") and its slopes along ln r, ln α, ln a, ln b.
    ///
    /// - Complexity: O(triples): one exponential and one logarithm for each.
    package func logLikelihood(of histories: BuyingHistories, slopes: inout [Double]) -> Double {
        let logs = DayLogs(alpha, upTo: histories.longestAge)
        let terms = CountTerms(self, histories)
        var value = terms.value + Double(histories.persons) * r * log(alpha)
        var byR = terms.byR + Double(histories.persons) * log(alpha)
        var byAlpha = Double(histories.persons) * r / alpha
        var byA = terms.byA
        var byB = terms.byB
        let logA = log(a)
        terms.logChance.withUnsafeBufferPointer { logChance in
            logs.withUnsafe { logs, inverses in
                for triple in 0..<histories.count {
                    let weight = histories.weights[triple]
                    let repeats = Int(histories.repeats[triple])
                    let shape = r + Double(repeats)
                    let ageDay = Int(histories.ageDays[triple])
                    let age = logs[ageDay]
                    let chances = leaving.chances(Double(repeats))
                    guard chances > 0 else {
                        value -= weight * shape * age
                        byR -= weight * age
                        byAlpha -= weight * shape * inverses[ageDay]
                        continue
                    }
                    let lastDay = Int(histories.lastDays[triple])
                    let last = logs[lastDay]
                    let odds = exp(shape * (age - last) + logA - logChance[repeats])
                    guard odds < 1e300 else {
                        // Gone beyond doubt: only the second way is left.
                        value += weight * (logA - logChance[repeats] - shape * last)
                        byR -= weight * last
                        byAlpha -= weight * shape * inverses[lastDay]
                        byA += weight / a
                        byB -= weight / (b + chances - 1)
                        continue
                    }
                    value += weight * (log1p(odds) - shape * age)
                    let gone = odds / (1 + odds)
                    let stayed = 1 / (1 + odds)
                    byR -= weight * (stayed * age + gone * last)
                    byAlpha -= weight * shape * (stayed * inverses[ageDay] + gone * inverses[lastDay])
                    byA += weight * gone / a
                    byB -= weight * gone / (b + chances - 1)
                }
            }
        }
        slopes = [byR * r, byAlpha * alpha, byA * a, byB * b]
        return value
    }

    /// The odds of having left against being still there (their 2008 note: the likelihood's second half by its first).
    func goneOdds(repeats: Double, lastWeeks: Double, ageWeeks: Double) -> Double {
        let chances = leaving.chances(repeats)
        guard chances > 0 else { return 0 }
        return exp((r + repeats) * log((alpha + ageWeeks) / (alpha + lastWeeks)) + log(a / (b + chances - 1)))
    }

    /// The mean number of purchases of one person within so many weeks from now. For many, `forecast` is the quicker
    /// way.
    package func purchases(repeats: Int32, lastWeeks: Double, ageWeeks: Double, within weeks: Double) -> Double {
        var rules = LeavingRules(self)
        let odds = goneOdds(repeats: Double(repeats), lastWeeks: lastWeeks, ageWeeks: ageWeeks)
        return rules.purchases(repeats: repeats, reach: weeks / (alpha + ageWeeks)) / (1 + odds)
    }

    /// What each triple leads one to expect within so many weeks from now; with `spread`, how far it scatters too.
    ///
    /// Purchases are P(alive) · E[(1 − (1 + p u)^−(r + x)) / p], u = weeks/(α + T), over p ~ beta(a, b + x): Fader,
    /// Hardie and Lee 2005, eq. 10, before its integral is named ₂F₁. By Gauss–Jacobi quadrature it needs no series,
    /// and a = 1 is no special case.
    ///
    /// - Complexity: O(triples), 10 nodes each (24 or 64 when weeks is long against α + T).
    package func forecast(
        _ histories: BuyingHistories, weeks: Double, spread: Bool = false
    ) -> BuyingForecast {
        var forecast = BuyingForecast(weeks: weeks, count: histories.count, spread: spread)
        var rules = LeavingRules(self)
        for triple in 0..<histories.count {
            let repeats = Double(histories.repeats[triple])
            let age = Double(histories.ageDays[triple]) / BuyingHistories.daysInWeek
            let last = Double(histories.lastDays[triple]) / BuyingHistories.daysInWeek
            let alive = 1 / (1 + goneOdds(repeats: repeats, lastWeeks: last, ageWeeks: age))
            let reach = weeks / (alpha + age)
            forecast.alive[triple] = alive
            forecast.anyPurchase[triple] = -alive * expm1(-(r + repeats) * log1p(reach))
            forecast.purchases[triple] = alive * rules.purchases(repeats: histories.repeats[triple], reach: reach)
            if spread { forecast.pairs[triple] = alive * rules.pairs(repeats: histories.repeats[triple], reach: reach) }
        }
        return forecast
    }
}

/// The part of the likelihood that only the number of repeat purchases decides.
private struct CountTerms {
    private(set) var value = 0.0
    private(set) var byR = 0.0
    private(set) var byA = 0.0
    private(set) var byB = 0.0
    /// ln(b + chances − 1), by repeats.
    private(set) var logChance: [Double] = []

    init(_ model: BetaGeometric, _ histories: BuyingHistories) {
        let (r, a, b) = (model.r, model.a, model.b)
        let whole = a + b
        let base = Special.logGamma(whole) - Special.logGamma(b) - Special.logGamma(r)
        let slopeR = Special.digamma(r)
        let slopeB = Special.digamma(b)
        let slopeWhole = Special.digamma(whole)
        let counts = histories.repeatWeights
        logChance = [Double](repeating: 0, count: (counts.last?.repeats ?? 0) + 1)
        for (repeats, weight) in counts {
            let shape = r + Double(repeats)
            let chances = model.leaving.chances(Double(repeats))
            logChance[repeats] = chances > 0 ? log(b + chances - 1) : 0
            let survived = Special.logGamma(b + chances) - Special.logGamma(whole + chances)
            value += weight * (Special.logGamma(shape) + survived + base)
            byR += weight * (Special.digamma(shape) - slopeR)
            let slopeAll = slopeWhole - Special.digamma(whole + chances)
            byA += weight * slopeAll
            byB += weight * (slopeAll + Special.digamma(b + chances) - slopeB)
        }
    }
}
