import Foundation

/// Nodes and weights of a Gauss quadrature on 0…1: exact for polynomials of twice as many terms as it has nodes.
package struct GaussRule: Sendable, Equatable {
    package let nodes: [Double]
    /// They sum to 1.
    package let weights: [Double]

    /// For the plain integral over 0…1 (Gauss–Legendre).
    package static func plain(_ count: Int) -> GaussRule { beta(1, 1, count) }

    /// For the mean of a function of a Beta(a, b) variable (Gauss–Jacobi).
    ///
    /// Source: Golub and Welsch 1969; the recurrence of Jacobi polynomials is DLMF 18.9.2.
    ///
    /// - Complexity: O(count²): some 20 µs for 24 nodes.
    package static func beta(_ a: Double, _ b: Double, _ count: Int) -> GaussRule {
        // Jacobi's polynomials live on −1…1 with (1 − t)^(b − 1) (1 + t)^(a − 1).
        let upper = b - 1
        let lower = a - 1
        let sum = upper + lower
        var diagonal = [Double](repeating: 0, count: count)
        var beside = [Double](repeating: 0, count: count)
        diagonal[0] = (lower - upper) / (sum + 2)
        for k in 1..<max(count, 2) where k < count {
            let n = Double(k)
            let twice = 2 * n + sum
            diagonal[k] = (lower - upper) * sum / (twice * (twice + 2))
            let square =
                k == 1
                ? 4 * (1 + upper) * (1 + lower) / ((2 + sum) * (2 + sum) * (3 + sum))
                : 4 * n * (n + upper) * (n + lower) * (n + sum) / (twice * twice * (twice + 1) * (twice - 1))
            beside[k - 1] = square.squareRoot()
        }
        let weights = eigen(&diagonal, &beside)
        return GaussRule(nodes: diagonal.map { min(max((1 + $0) / 2, 0), 1) }, weights: weights)
    }

    /// Turns a symmetric tridiagonal matrix into its eigenvalues; answers the squared first parts of its eigenvectors.
    /// Implicit QL with Wilkinson's shifts (Martin and Wilkinson 1968).
    private static func eigen(_ diagonal: inout [Double], _ beside: inout [Double]) -> [Double] {
        let count = diagonal.count
        var first = [Double](repeating: 0, count: count)
        first[0] = 1
        for low in 0..<count {
            for _ in 0..<60 {
                var high = low
                while high < count - 1 {
                    let scale = abs(diagonal[high]) + abs(diagonal[high + 1])
                    if abs(beside[high]) <= 1e-17 * scale { break }
                    high += 1
                }
                if high == low { break }
                var g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low])
                var r = hypot(g, 1)
                g = diagonal[high] - diagonal[low] + beside[low] / (g + (g >= 0 ? r : -r))
                var sine = 1.0
                var cosine = 1.0
                var shift = 0.0
                var split = false
                for i in stride(from: high - 1, through: low, by: -1) {
                    let f = sine * beside[i]
                    let b = cosine * beside[i]
                    r = hypot(f, g)
                    beside[i + 1] = r
                    if r == 0 {
                        diagonal[i + 1] -= shift
                        beside[high] = 0
                        split = true
                        break
                    }
                    sine = f / r
                    cosine = g / r
                    g = diagonal[i + 1] - shift
                    r = (diagonal[i] - g) * sine + 2 * cosine * b
                    shift = sine * r
                    diagonal[i + 1] = g + shift
                    g = cosine * r - b
                    let part = first[i + 1]
                    first[i + 1] = sine * first[i] + cosine * part
                    first[i] = cosine * first[i] - sine * part
                }
                if split { continue }
                diagonal[low] -= shift
                beside[low] = g
                beside[high] = 0
            }
        }
        return first.map { $0 * $0 }
    }
}
