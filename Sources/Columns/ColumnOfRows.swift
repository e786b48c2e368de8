extension Column {
    /// One value for each row, as `value` says. Every core has a share of the rows, and visits it in order.
    ///
    /// - Parameters:
    ///   - beginning: what `value` carries along a share, made for its first row.
    ///   - value: reads only; it is called from several threads.
    @inlinable
    package init<State>(
        rows count: Int, beginning: (_ firstRow: Int) -> State, each value: (inout State, _ row: Int) -> Element
    ) {
        self.init(unsafeCount: count) { out in
            let pieces = Cores.pieces(of: 0..<count)
            Cores.run(pieces.count) { piece in
                var state = beginning(pieces[piece].lowerBound)
                for row in pieces[piece] { out[row] = value(&state, row) }
            }
        }
    }

    /// The same for what needs nothing carried along.
    @inlinable
    package init(rows count: Int, each value: (_ row: Int) -> Element) {
        self.init(rows: count, beginning: { _ in () }, each: { _, row in value(row) })
    }
}
