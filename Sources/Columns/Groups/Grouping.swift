/// Which group each row belongs to, and which rows are meant: what every group-by starts from.
///
/// Groups are numbered densely from 0, as customers are; a row with a negative key belongs to none and is passed over. A
/// key that is not below `groups` is a mistake of the program and stops it.
package struct Grouping: Sendable {
    /// One group per row.
    package let keys: Column<Int32>
    package let groups: Int
    package let rows: Range<Int>
    /// Over the same rows as `keys`.
    package let mask: BitMask?

    /// All rows of `keys`, or those of `rows` alone (a base, say, or the tail behind it), and of those the ones in `mask`.
    package init(by keys: Column<Int32>, groups: Int, rows: Range<Int>? = nil, mask: BitMask? = nil) {
        let rows = rows ?? 0..<keys.count
        precondition(groups >= 0 && groups <= Int32.max, "more groups than a key can tell apart")
        precondition(rows.lowerBound >= 0 && rows.upperBound <= keys.count, "rows outside the column")
        precondition(rows.count <= Int32.max, "more rows than can be counted")
        precondition(mask.map { $0.rows == keys.count } ?? true, "a mask over other rows than the keys'")
        self.keys = keys
        self.groups = groups
        self.rows = rows
        self.mask = mask
    }

    /// Calls `body` with the cells that one pass over the rows sums up, and whether a sum overflowed.
    func withCells<Cell: GroupCell, Amount: FixedWidthInteger, Result>(
        _: Cell.Type, of amounts: Column<Amount>, on days: Column<Int32>, within window: Range<Int32>?,
        _ body: (PartialCells<Cell>, Bool) -> Result
    ) -> Result {
        precondition(days.count >= rows.upperBound, "fewer days than rows")
        precondition(amounts.count >= rows.upperBound, "fewer amounts than rows")
        return withUnsafeKeys { keys, mask in
            days.withUnsafePointer { days in
                amounts.withUnsafePointer { amounts in
                    let pass = GroupPass<Cell, Amount>(
                        keys: keys, days: days, amounts: amounts, groups: groups, mask: mask,
                        window: window.map(DayWindow.init))
                    return pass.withCells(window?.isEmpty == true ? 0..<0 : rows, body)
                }
            }
        }
    }

    @inline(__always)
    private func withUnsafeKeys<Result>(_ body: (UnsafePointer<Int32>, UnsafePointer<UInt64>?) -> Result) -> Result {
        keys.withUnsafePointer { keys in
            guard let mask else { return body(keys, nil) }
            return mask.words.withUnsafeBufferPointer { body(keys, $0.baseAddress) }
        }
    }

    /// Calls `body` with each row of `piece` that has a group and is not masked out, and its group.
    @inline(__always)
    func forEachRow(of piece: Range<Int>, _ body: (_ row: Int, _ key: Int) -> Void) {
        let limit = UInt32(groups)
        withUnsafeKeys { keys, mask in
            RowPicker(rows: piece, mask: mask, window: nil, days: nil).visit { row in
                let key = keys[row]
                guard UInt32(bitPattern: key) < limit else { return Self.check(key) }
                body(row, Int(key))
            }
        }
    }

    /// For a key that is not one of a group.
    @inline(__always)
    static func check(_ key: Int32) {
        precondition(key < 0, "a key is not below the number of groups")
    }
}
