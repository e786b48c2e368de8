/// Rows whose cells were never in a file of their own: laid out in memory, to be read as those of any table.
struct RowsInMemory {
    private var bytes: [UInt8] = []
    private var cells: [CellSlice] = []
    /// The number of each row, and where its cells lie.
    private var rows: [(number: Int, cells: Range<Int>)] = []

    var count: Int { rows.count }

    /// - Parameter number: by which it is named where something is wrong with it.
    mutating func add(_ row: [String], number: Int) {
        let first = cells.count
        for cell in row {
            let start = Int32(bytes.count)
            bytes.append(contentsOf: cell.utf8)
            cells.append(CellSlice(start: start, end: Int32(bytes.count), isQuoted: false))
        }
        rows.append((number, first..<cells.count))
    }

    func interpretation(by interpreter: Interpreter) -> Interpretation {
        bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                guard let base = bytes.baseAddress else { return Interpretation(statements: [], held: []) }
                return interpreter.interpretation(
                    of: rows.map { row in
                        Row(line: row.number, bytes: base, cells: UnsafeBufferPointer(rebasing: cells[row.cells]))
                    })
            }
        }
    }
}
