import Foundation

/// A logistic model with a ridge: ln odds = c + Σ wⱼ zⱼ, zⱼ the standardised features, found by Newton's method on the
/// likelihood less λ Σ wⱼ²/2 (le Cessie and van Houwelingen 1992). The ridge keeps fifty persons from teaching ten
/// weights.
package struct RidgeLogistic: Sendable, Equatable {
    package let intercept: Double
    /// For standardised features.
    package let weights: [Double]
    private let means: [Double]
    private let spreads: [Double]

    /// `rows` holds each person's features one after the other, `outcomes` whether the person bought.
    ///
    /// - Complexity: O(persons × features²), some 6 times.
    package init(rows: FeatureRows, outcomes: [Bool], ridge: Double = 30) {
        precondition(rows.count == outcomes.count, "as many outcomes as rows")
        let width = rows.width
        let count = Double(max(rows.count, 1))
        var means = [Double](repeating: 0, count: width)
        var spreads = [Double](repeating: 0, count: width)
        for row in 0..<rows.count {
            for (column, value) in rows[row].enumerated() { means[column] += value / count }
        }
        for row in 0..<rows.count {
            for (column, value) in rows[row].enumerated() {
                spreads[column] += (value - means[column]) * (value - means[column]) / count
            }
        }
        // A feature that never varies teaches nothing.
        spreads = spreads.map { $0 > 1e-18 ? $0.squareRoot() : .infinity }
        self.means = means
        self.spreads = spreads
        // Half a buyer and half a non-buyer more keep the intercept finite.
        let buyers = Double(outcomes.count { $0 }) + 0.5
        var found = [Double](repeating: 0, count: width + 1)
        found[width] = log(buyers / (count + 1 - buyers))
        var reached = -Double.infinity
        for _ in 0..<30 {
            let step = Self.step(found, rows, outcomes, ridge: ridge, means, spreads)
            guard step.value > reached + 1e-9 * abs(step.value), let move = step.move else { break }
            reached = step.value
            for place in found.indices { found[place] += move[place] }
        }
        weights = Array(found[..<width])
        intercept = found[width]
    }

    /// The probability of a purchase for each row.
    package func probabilities(_ rows: FeatureRows) -> [Double] {
        (0..<rows.count).map { row in
            var score = intercept
            for (column, value) in rows[row].enumerated() {
                score += weights[column] * (value - means[column]) / spreads[column]
            }
            return 1 / (1 + exp(-score))
        }
    }

    /// The penalised likelihood at a point, and Newton's step from there, shortened where it would leap.
    private static func step(
        _ point: [Double], _ rows: FeatureRows, _ outcomes: [Bool], ridge: Double, _ means: [Double],
        _ spreads: [Double]
    ) -> (value: Double, move: [Double]?) {
        let width = rows.width
        var value = 0.0
        var slope = [Double](repeating: 0, count: width + 1)
        var curve = [Double](repeating: 0, count: (width + 1) * (width + 1))
        var z = [Double](repeating: 1, count: width + 1)
        for row in 0..<rows.count {
            let features = rows[row]
            var score = point[width]
            for column in 0..<width {
                z[column] = (features[features.startIndex + column] - means[column]) / spreads[column]
                score += point[column] * z[column]
            }
            let signed = outcomes[row] ? score : -score
            value -= signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed
            let chance = 1 / (1 + exp(-score))
            let miss = (outcomes[row] ? 1 : 0) - chance
            let spread = chance * (1 - chance)
            for i in 0...width {
                slope[i] += miss * z[i]
                let part = spread * z[i]
                for j in 0...i { curve[i * (width + 1) + j] += part * z[j] }
            }
        }
        for column in 0..<width {
            value -= ridge * point[column] * point[column] / 2
            slope[column] -= ridge * point[column]
            curve[column * (width + 1) + column] += ridge
        }
        // The intercept's own curve may vanish where one outcome rules.
        curve[width * (width + 1) + width] += 1e-6
        let matrix = SymmetricMatrix(
            (0...width).map { i in (0...width).map { j in curve[max(i, j) * (width + 1) + min(i, j)] } })
        let move = matrix.solve(slope).map { move in
            let longest = move.map(abs).max() ?? 0
            return longest > 4 ? move.map { $0 * 4 / longest } : move
        }
        return (value, move)
    }
}
