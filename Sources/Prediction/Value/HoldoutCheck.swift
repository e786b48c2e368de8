/// Predicted against actual on the brand's own past, by tenth of the predicted and in total: what the Prediction page
/// shows.
package struct HoldoutCheck: Sendable, Equatable {
    /// A tenth of the persons, ordered by what was predicted for them.
    package struct Tenth: Sendable, Equatable {
        package let persons: Int
        package let predicted: Double
        package let actual: Double
    }

    /// From the highest predicted to the lowest; fewer than ten when there are fewer persons.
    package let tenths: [Tenth]
    package let predicted: Double
    package let actual: Double
    /// Means over persons.
    package let meanAbsoluteError: Double
    package let rootMeanSquareError: Double

    /// Predicted by actual in total; nil where nothing happened.
    package var ratio: Double? { actual > 0 ? predicted / actual : nil }

    /// One entry for each person.
    ///
    /// - Complexity: O(n log n).
    package init(predicted: [Double], actual: [Double]) {
        precondition(predicted.count == actual.count, "columns of different lengths")
        let order = predicted.indices.sorted { (predicted[$1], $0) < (predicted[$0], $1) }
        let parts = min(10, order.count)
        tenths = (0..<parts).map { part in
            let rows = order[order.count * part / parts..<order.count * (part + 1) / parts]
            return Tenth(
                persons: rows.count, predicted: rows.reduce(0) { $0 + predicted[$1] },
                actual: rows.reduce(0) { $0 + actual[$1] })
        }
        self.predicted = predicted.reduce(0, +)
        self.actual = actual.reduce(0, +)
        let persons = Double(max(predicted.count, 1))
        let errors = zip(predicted, actual).map { $0 - $1 }
        meanAbsoluteError = errors.reduce(0) { $0 + abs($1) } / persons
        rootMeanSquareError = (errors.reduce(0) { $0 + $1 * $1 } / persons).squareRoot()
    }
}
