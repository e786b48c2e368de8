/// A row that is not imported: it has a problem, or shares its order with one that has.
package struct HeldRow: Sendable, Equatable {
    /// Where it begins in the file, from 1.
    package let line: Int
    /// As they stand in the file, in the order of the header.
    package let cells: [String]
    /// Nil for a row held back with another one of its order.
    package let problem: RowProblem?

    package init(line: Int, cells: [String], problem: RowProblem?) {
        self.line = line
        self.cells = cells
        self.problem = problem
    }
}
