import Foundation

/// Gamma-Gamma: what people spend at a purchase. One person's purchases scatter round their own mean with shape p; the
/// means differ over persons with shape q and scale v, and have nothing to do with how often they buy.
///
/// Source: Fader and Hardie 2013, "The gamma-gamma model of monetary value"; Fader, Hardie and Lee 2005, "RFM and CLV".
package struct GammaGamma: Sendable, Equatable {
    package let p: Double
    package let q: Double
    /// In money.
    package let v: Double

    package init(p: Double, q: Double, v: Double) {
        self.p = p
        self.q = q
        self.v = v
    }

    /// The mean spend at a purchase over all persons, p v / (q − 1); infinite for q ≤ 1.
    package var meanSpend: Double { q > 1 ? p * v / (q - 1) : .infinity }

    /// The expected spend at a purchase of a person with so many purchases of this mean: the person's own mean, weighed
    /// against everybody's (Fader and Hardie 2013, eq. 5).
    package func spend(purchases: Double, mean: Double) -> Double {
        p * (v + purchases * mean) / (p * purchases + q - 1)
    }

    /// The mean of 1/ν², ν the person's own rate, which the spread of a sum of spends needs. It is infinite where
    /// p x + q ≤ 2; then it is taken as if half above.
    func meanInverseSquare(purchases: Double, mean: Double) -> Double {
        let shape = p * purchases + q
        let scale = v + purchases * mean
        return scale * scale / ((shape - 1) * max(shape - 2, 0.5))
    }

    /// The log-likelihood (Fader and Hardie 2013, eq. 1a) and its slopes along ln p, ln q, ln v.
    ///
    /// - Complexity: O(persons), one logarithm each.
    package func logLikelihood(of spends: Spends, slopes: inout [Double]) -> Double {
        var value = 0.0
        var byP = 0.0
        var byQ = 0.0
        var byV = 0.0
        let base = q * log(v) - Special.logGamma(q)
        let baseSlope = log(v) - Special.digamma(q)
        for (place, group) in spends.groups.enumerated() {
            let x = Double(group.purchases)
            let shape = p * x
            let persons = Double(group.persons.count)
            let slope = Special.digamma(shape + q)
            value += persons * (Special.logGamma(shape + q) - Special.logGamma(shape) + base + shape * log(x))
            // Σ ln m − ln m comes ready from the group.
            value += (shape - 1) * spends.logSums[place]
            byP += persons * x * (slope - Special.digamma(shape) + log(x)) + x * spends.logSums[place]
            byQ += persons * (slope + baseSlope)
            byV += persons * q / v
            for person in group.persons {
                let sum = v + x * spends.means[person]
                let logSum = log(sum)
                value -= (shape + q) * logSum
                byP -= x * logSum
                byQ -= logSum
                byV -= (shape + q) / sum
            }
        }
        slopes = [byP * p, byQ * q, byV * v]
        return value
    }
}
