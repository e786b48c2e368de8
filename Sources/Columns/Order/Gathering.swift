extension Column {
    /// The values of `rows`, in that order. A row number outside the column is a mistake of the program and stops it.
    ///
    /// - Complexity: O(rows), on all cores.
    @inlinable
    public func gathered(by rows: Column<Int32>) -> Column {
        let limit = UInt32(clamping: count)
        return withUnsafeBuffer { values in
            rows.withUnsafeBuffer { rows in
                Column(unsafeCount: rows.count) { out in
                    let pieces = Cores.pieces(of: 0..<rows.count)
                    Cores.run(pieces.count) { piece in
                        for place in pieces[piece] {
                            let row = UInt32(bitPattern: rows[place])
                            precondition(row < limit, "a row outside the column")
                            out[place] = values[Int(row)]
                        }
                    }
                }
            }
        }
    }
}
