package import Shop

/// A row that is not imported: it has a problem, or shares its order with one that has.
package struct HeldRow: Sendable, Equatable {
    /// Where it begins in the file, from 1; of a JSON file, the number of its element.
    package let line: Int
    package let unit: RowUnit
    /// Where its element begins, in bytes from the start of the file; nil for rows of a table.
    package let byte: Int?
    /// As they stand in the file, in the order of the header.
    package let cells: [String]
    /// Nil for a row held back with another one of its order.
    package let problem: RowProblem?

    package init(line: Int, cells: [String], problem: RowProblem?, unit: RowUnit = .line, byte: Int? = nil) {
        self.line = line
        self.cells = cells
        self.problem = problem
        self.unit = unit
        self.byte = byte
    }

    /// For people: `line 12`, `element 12 (byte 48213)`.
    package var place: Phrase {
        let place = unit.place(line)
        guard let byte else { return place }
        return Phrase(en: "\(place.english) (byte \(byte))", zh: "\(place.chinese)（字节 \(byte)）")
    }

    func beginning(at byte: Int?) -> HeldRow {
        HeldRow(line: line, cells: cells, problem: problem, unit: unit, byte: byte)
    }
}
