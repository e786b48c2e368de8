/// A small symmetric matrix, of a handful of parameters.
package struct SymmetricMatrix: Sendable, Equatable {
    package private(set) var rows: [[Double]]

    package init(_ rows: [[Double]]) {
        self.rows = rows
    }

    /// Differences give a matrix that is symmetric but for rounding: each pair is replaced by its mean.
    package init(averaging rows: [[Double]]) {
        self.rows = rows.indices.map { i in rows.indices.map { (rows[i][$0] + rows[$0][i]) / 2 } }
    }

    /// The lower triangle L with L Lᵀ = this (Cholesky); nil unless every direction curves upward.
    package var triangle: [[Double]]? {
        var lower = rows.map { $0.map { _ in 0.0 } }
        for i in rows.indices {
            for j in 0...i {
                var rest = rows[i][j]
                for k in 0..<j { rest -= lower[i][k] * lower[j][k] }
                if i == j {
                    guard rest > 0, rest.isFinite else { return nil }
                    lower[i][i] = rest.squareRoot()
                } else {
                    lower[i][j] = rest / lower[j][j]
                }
            }
        }
        return lower
    }

    /// Solves this · x = right; nil unless every direction curves upward.
    package func solve(_ right: [Double]) -> [Double]? {
        guard let lower = triangle else { return nil }
        var x = right
        for i in x.indices {
            for k in 0..<i { x[i] -= lower[i][k] * x[k] }
            x[i] /= lower[i][i]
        }
        for i in x.indices.reversed() {
            for k in (i + 1)..<max(x.count, i + 1) { x[i] -= lower[k][i] * x[k] }
            x[i] /= lower[i][i]
        }
        return x
    }

    package var inverse: SymmetricMatrix? {
        guard triangle != nil else { return nil }
        let columns = rows.indices.compactMap { column in solve(rows.indices.map { $0 == column ? 1 : 0 }) }
        return columns.count == rows.count ? SymmetricMatrix(averaging: columns) : nil
    }
}
