import Foundation

/// The negative binomial model of buying: everybody buys at a steady rate of their own, nobody ever leaves. Rates are
/// gamma-distributed over persons (Ehrenberg 1959; Schmittlein, Bemmaor and Morrison 1985).
///
/// The limit of the other models when departure cannot be told from the data.
package struct NBD: Sendable, Equatable {
    /// Shape of the rates: small when persons differ much.
    package let r: Double
    /// Scale of the rates, in weeks: the mean rate is r/α purchases a week.
    package let alpha: Double

    package init(r: Double, alpha: Double) {
        self.r = r
        self.alpha = alpha
    }

    /// The log-likelihood of one's purchase times, without the terms that hold no parameter, and its slopes along ln r
    /// and ln α: ln Γ(r + x) − ln Γ(r) + r ln α − (r + x) ln(α + T).
    ///
    /// - Complexity: O(triples).
    package func logLikelihood(of histories: BuyingHistories, slopes: inout [Double]) -> Double {
        let logs = DayLogs(alpha, upTo: histories.longestAge)
        var value = 0.0
        var byR = 0.0
        var byAlpha = 0.0
        let base = Special.logGamma(r)
        let baseSlope = Special.digamma(r)
        for (repeats, weight) in histories.repeatWeights {
            let shape = r + Double(repeats)
            value += weight * (Special.logGamma(shape) - base)
            byR += weight * (Special.digamma(shape) - baseSlope)
        }
        for triple in 0..<histories.count {
            let weight = histories.weights[triple]
            let shape = r + Double(histories.repeats[triple])
            let age = Int(histories.ageDays[triple])
            value -= weight * shape * logs.logs[age]
            byR -= weight * logs.logs[age]
            byAlpha -= weight * shape * logs.inverses[age]
        }
        let persons = Double(histories.persons)
        value += persons * r * log(alpha)
        byR += persons * log(alpha)
        byAlpha += persons * r / alpha
        slopes = [byR * r, byAlpha * alpha]
        return value
    }

    /// What each triple leads one to expect within so many weeks from now; with `spread`, how far it scatters too.
    package func forecast(
        _ histories: BuyingHistories, weeks: Double, spread: Bool = false
    ) -> BuyingForecast {
        var forecast = BuyingForecast(weeks: weeks, count: histories.count, spread: spread)
        for triple in 0..<histories.count {
            let shape = r + Double(histories.repeats[triple])
            let scale = alpha + Double(histories.ageDays[triple]) / BuyingHistories.daysInWeek
            forecast.alive[triple] = 1
            forecast.purchases[triple] = shape * weeks / scale
            forecast.anyPurchase[triple] = -expm1(-shape * log1p(weeks / scale))
            if spread { forecast.pairs[triple] = shape * (shape + 1) * weeks * weeks / (scale * scale) }
        }
        return forecast
    }
}
