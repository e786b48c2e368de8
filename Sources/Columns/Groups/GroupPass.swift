/// One pass over rows in any order that sums them up by group.
///
/// A row whose group's cell is not in the cache costs as much as several that find theirs. So when the cells outgrow the
/// cache the rows are first put, eight bytes each, into buckets of neighbouring groups, and a full bucket is summed up
/// while its few cells stay near. Each core takes half of the rows and has cells of its own; each taking half of the
/// groups of all rows was slower by half.
struct GroupPass<Cell: GroupCell, Amount: ColumnElement & FixedWidthInteger> {
    let keys: UnsafePointer<Int32>
    let days: UnsafePointer<Int32>
    let amounts: UnsafePointer<Amount>
    let groups: Int
    let mask: UnsafePointer<UInt64>?
    let window: DayWindow?

    /// Sums `rows` up and calls `body` with the cells and whether a sum overflowed, which makes the cells void.
    func withCells<Result>(_ rows: Range<Int>, _ body: (PartialCells<Cell>, Bool) -> Result) -> Result {
        // A second set of cells has to be worth clearing and adding.
        let pieces = rows.count < groups ? [rows] : Cores.pieces(of: rows)
        let cells = UnsafeMutablePointer<Cell>.allocate(capacity: groups * pieces.count)
        defer { cells.deallocate() }
        let overflows = Cores.map(pieces.count) { part in
            let own = cells + part * groups
            own.initialize(repeating: .empty, count: groups)
            return sum(pieces[part], into: own)
        }
        return body(PartialCells(cells: cells, groups: groups, parts: pieces.count), overflows.contains(true))
    }

    private func sum(_ rows: Range<Int>, into cells: UnsafeMutablePointer<Cell>) -> Bool {
        let picker = RowPicker(rows: rows, mask: mask, window: window, days: days)
        guard groups > Buckets<Cell>.groups, rows.count >= groups else { return sumInPlace(picker, into: cells) }
        let buckets = Buckets(of: cells, groups: groups, firstDay: days[rows.lowerBound])
        let overflowed = buckets.sum(picker, keys, days, amounts)
        return buckets.finish() || overflowed
    }

    private func sumInPlace(_ picker: RowPicker, into cells: UnsafeMutablePointer<Cell>) -> Bool {
        let (keys, days, amounts) = (keys, days, amounts)
        let limit = UInt32(groups)
        var overflowed = false
        picker.visit { row in
            let key = keys[row]
            guard UInt32(bitPattern: key) < limit else { return Grouping.check(key) }
            let full = cells[Int(key)].add(day: days[row], amount: Int64(truncatingIfNeeded: amounts[row]))
            overflowed = overflowed || full
        }
        return overflowed
    }
}
