import Foundation

/// Quadratures over the probability of leaving of those who are still there, one for each number of repeat purchases,
/// reckoned when first asked for.
struct LeavingRules {
    private let model: BetaGeometric
    private var rules: [[GaussRule?]]

    init(_ model: BetaGeometric) {
        self.model = model
        rules = Self.steps.map { _ in [] }
    }

    /// Mean purchases of one still there within a time of `reach` (weeks ahead by α + T): the mean of
    /// (1 − (1 + p u)^−(r + x)) / p.
    mutating func purchases(repeats: Int32, reach: Double) -> Double {
        let shape = model.r + Double(repeats)
        return mean(repeats, reach) { p in p < 1e-12 ? shape * reach : -expm1(-shape * log1p(p * reach)) / p }
    }

    /// Mean N(N − 1) of one still there: the mean of 2 (1 − p) (1 − (1 + p u)^−A (1 + A p u / (1 + p u))) / p², A = r +
    /// x. It follows from two purchases at σ < τ: λ² (1 − p) e^(−λ p τ), integrated over both and over λ.
    mutating func pairs(repeats: Int32, reach: Double) -> Double {
        let shape = model.r + Double(repeats)
        return mean(repeats, reach) { p in
            let far = p * reach
            // Where the difference would cancel, its first term is enough.
            guard far * (shape + 1) > 1e-4 else { return (1 - p) * shape * (shape + 1) * reach * reach }
            let none = exp(-shape * log1p(far))
            return 2 * (1 - p) * (1 - none * (1 + shape * far / (1 + far))) / (p * p)
        }
    }

    @inline(__always)
    private mutating func mean(_ repeats: Int32, _ reach: Double, _ value: (Double) -> Double) -> Double {
        let step = Self.steps.firstIndex { reach <= $0.longest } ?? Self.steps.count - 1
        let place = Int(repeats)
        if rules[step].count <= place {
            rules[step] += [GaussRule?](repeating: nil, count: place + 1 - rules[step].count)
        }
        let rule: GaussRule
        if let known = rules[step][place] {
            rule = known
        } else {
            rule = GaussRule.beta(model.a, model.b + model.leaving.chances(Double(repeats)), Self.steps[step].nodes)
            rules[step][place] = rule
        }
        var sum = 0.0
        for node in rule.nodes.indices { sum += rule.weights[node] * value(rule.nodes[node]) }
        return sum
    }

    /// The integrand has its nearest pole at p = −1/u, so a longer reach takes more nodes for the same ten digits.
    private static let steps: [(longest: Double, nodes: Int)] = [(1, 8), (3, 12), (30, 28), (.infinity, 72)]
}
