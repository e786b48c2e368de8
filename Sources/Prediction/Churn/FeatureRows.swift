/// A table of features, row after row.
package struct FeatureRows: Sendable, Equatable {
    package let width: Int
    package private(set) var values: [Double] = []

    package init(width: Int) {
        self.width = width
    }

    package var count: Int { values.count / width }

    package subscript(row: Int) -> ArraySlice<Double> { values[row * width..<(row + 1) * width] }

    package mutating func append(_ row: [Double]) {
        precondition(row.count == width, "a row of another width")
        values += row
    }

    package mutating func append(_ rows: FeatureRows) {
        precondition(rows.width == width, "rows of another width")
        values += rows.values
    }

    /// The first columns alone.
    package func first(_ columns: Int) -> FeatureRows {
        var part = FeatureRows(width: columns)
        for row in 0..<count { part.append(Array(self[row].prefix(columns))) }
        return part
    }
}
