/// What the cell of the previous row was read as, for columns whose text repeats from row to row.
struct CellMemory<Value> {
    private var last: (cell: Cell, value: Value)?

    mutating func value(
        of cell: Cell, _ reading: (Cell) throws(RowProblem) -> Value
    ) throws(RowProblem) -> Value {
        if let last, last.cell == cell { return last.value }
        let value = try reading(cell)
        last = (cell, value)
        return value
    }
}
