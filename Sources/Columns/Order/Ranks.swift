extension Column {
    /// The row numbers in ascending order of the rows' values; rows of equal value keep their order. A NaN comes last.
    ///
    /// - Complexity: O(rows) for each 11 bits in which values differ; 24 bytes for each row meanwhile, and 40 for values that
    ///   span 2³² or more.
    @inlinable
    public func ascendingRows() -> Column<Int32> {
        Ranking(orderKeys(in: nil, rows: nil)).ascendingRows()
    }

    /// The position of each row's value among all in ascending order: 1 for the smallest; rows of equal value share the
    /// position of the first of them. One for each row, same order.
    ///
    /// - Complexity: O(rows + values) where values lie close together, else as `ascendingRows()`.
    @inlinable
    public func ranks() -> Column<Int32> {
        Ranking(orderKeys(in: nil, rows: nil)).ranks()
    }
}

/// Unsigned 64-bit keys, one for each row, to be put in order.
@usableFromInline
struct Ranking {
    private let keys: ContiguousArray<UInt64>
    private let least: UInt64
    private let span: UInt64

    @usableFromInline
    init(_ keys: ContiguousArray<UInt64>) {
        precondition(keys.count <= Int32.max, "more rows than can be numbered")
        self.keys = keys
        least = keys.min() ?? 0
        span = (keys.max() ?? 0) - least
    }

    @usableFromInline
    func ascendingRows() -> Column<Int32> {
        span <= UInt32.max
            ? RadixSort<NarrowRadixEntry>(keys, least: least, span: span).rows
            : RadixSort<WideRadixEntry>(keys, least: least, span: span).rows
    }

    @usableFromInline
    func ranks() -> Column<Int32> {
        // Counting touches one number for each possible value, sorting several for each row.
        if span < UInt64(keys.count) * 2 + 1_024 { return ranksByCounting(values: Int(span) + 1) }
        return span <= UInt32.max
            ? RadixSort<NarrowRadixEntry>(keys, least: least, span: span).ranks
            : RadixSort<WideRadixEntry>(keys, least: least, span: span).ranks
    }

    private func ranksByCounting(values: Int) -> Column<Int32> {
        var ranks = ContiguousArray<Int32>(repeating: 0, count: values)
        return ranks.withUnsafeMutableBufferPointer { ranks in
            keys.withUnsafeBufferPointer { keys in
                for key in keys { ranks[Int(key &- least)] &+= 1 }
                var next: Int32 = 1
                for value in ranks.indices { (ranks[value], next) = (next, next &+ ranks[value]) }
                return Column(unsafeCount: keys.count) { out in
                    for row in keys.indices { out[row] = ranks[Int(keys[row] &- least)] }
                }
            }
        }
    }
}
