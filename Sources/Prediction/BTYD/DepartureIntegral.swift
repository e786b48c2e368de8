import Foundation

/// The integral of Pareto/NBD over the moment of leaving: s ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy.
///
/// Taken over v = ln(γ + y), γ the smaller of α and β, where the integrand falls about exponentially, and broken off
/// where less than 1e-13 of it is left; Gauss–Legendre with 8, 12 or 20 nodes as it falls little or much. Good to ten
/// digits.
struct DepartureIntegral {
    private let model: ParetoNBD
    private let near: Double
    private let isAlphaNear: Bool
    private let gap: Double

    init(_ model: ParetoNBD) {
        self.model = model
        near = min(model.alpha, model.beta)
        isAlphaNear = model.alpha <= model.beta
        gap = abs(model.alpha - model.beta)
    }

    /// What the likelihood and its slopes need.
    struct Sums {
        /// ln of s times the integral.
        let logSum: Double
        /// Means of ln(α+y), 1/(α+y), ln(β+y), 1/(β+y) under the integrand.
        let meanLogAlpha: Double
        let meanInverseAlpha: Double
        let meanLogBeta: Double
        let meanInverseBeta: Double
    }

    func sums(shape: Double, from start: Double, to end: Double) -> Sums {
        let first = near + start
        let nearPower = isAlphaNear ? shape : model.s + 1
        let farPower = isAlphaNear ? model.s + 1 : shape
        let whole = log((near + end) / first)
        let fall = nearPower + farPower * first / (first + gap) - 1
        let span = fall > 0 ? min(whole, 30 / fall) : whole
        let logFirst = log(first)
        let logFar = log(first + gap)
        let steepness = (nearPower - 1) * span + farPower * (log(first * exp(span) + gap) - logFar)
        let rule = steepness < 2 ? Self.short : steepness < 8 ? Self.middle : Self.long
        var sum = 0.0
        var sumNear = 0.0
        var sumNearInverse = 0.0
        var sumFar = 0.0
        var sumFarInverse = 0.0
        rule.nodes.withUnsafeBufferPointer { nodes in
            rule.weights.withUnsafeBufferPointer { weights in
                for node in 0..<nodes.count {
                    let step = span * nodes[node]
                    let place = first * exp(step)
                    let far = log(place + gap) - logFar
                    let height = weights[node] * exp((1 - nearPower) * step - farPower * far)
                    sum += height
                    sumNear += height * step
                    sumNearInverse += height / place
                    sumFar += height * far
                    sumFarInverse += height / (place + gap)
                }
            }
        }
        guard sum > 0, span > 0 else {
            let inverses = (1 / (model.alpha + start), 1 / (model.beta + start))
            return Sums(
                logSum: -.infinity, meanLogAlpha: 0, meanInverseAlpha: inverses.0, meanLogBeta: 0,
                meanInverseBeta: inverses.1)
        }
        let logSum = log(model.s * span * sum) + (1 - nearPower) * logFirst - farPower * logFar
        let nearMeans = (logFirst + sumNear / sum, sumNearInverse / sum)
        let farMeans = (logFar + sumFar / sum, sumFarInverse / sum)
        let (alpha, beta) = isAlphaNear ? (nearMeans, farMeans) : (farMeans, nearMeans)
        return Sums(
            logSum: logSum, meanLogAlpha: alpha.0, meanInverseAlpha: alpha.1, meanLogBeta: beta.0,
            meanInverseBeta: beta.1)
    }

    private static let short = GaussRule.plain(8)
    private static let middle = GaussRule.plain(12)
    private static let long = GaussRule.plain(20)
}
