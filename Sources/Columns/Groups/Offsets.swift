/// Where the rows of each group lie, when rows lie in the order of their groups.
package struct Offsets: Sendable, Equatable {
    /// The first row of each group, and behind the last group the number of rows.
    package let starts: Column<Int32>

    package var groups: Int { starts.count - 1 }

    /// How many rows lie in the order of their groups.
    package var rows: Int { Int(starts[groups]) }

    /// The rows of a group.
    package subscript(group: Int) -> Range<Int> {
        Int(starts[group])..<Int(starts[group + 1])
    }

    /// `starts` ascends from 0 and has one entry more than there are groups.
    package init(starts: Column<Int32>) {
        precondition(starts.first == 0, "the first group begins elsewhere than at the first row")
        precondition(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }, "a group ends before it begins")
        self.starts = starts
    }

    /// For groups of these sizes, which must not be negative and make up less than 2³¹ rows.
    package init(sizes: Column<Int32>) {
        starts = Column(unsafeCount: sizes.count + 1) { starts in
            var start: Int32 = 0
            starts[0] = 0
            for group in 0..<sizes.count {
                precondition(sizes[group] >= 0, "a group of negative size")
                start += sizes[group]
                starts[group + 1] = start
            }
        }
    }

    /// Calls `body` with what sums each group up; nil if a sum overflowed, which `body` tells by nil.
    func withCells<Cell: GroupCell, Amount: FixedWidthInteger, Result>(
        _: Cell.Type, of amounts: Column<Amount>, on days: Column<Int32>, _ mask: BitMask?,
        within window: Range<Int32>?,
        _ body: (AdjoiningRows<Cell, Amount>) -> Result?
    ) -> Result? {
        precondition(days.count >= rows, "fewer days than rows")
        precondition(amounts.count >= rows, "fewer amounts than rows")
        precondition(mask.map { $0.rows >= rows } ?? true, "a mask over fewer rows")
        // A window without days leaves no rows, and no comparison says that.
        let mask = window?.isEmpty == true ? BitMask(rows: rows) : mask
        let window = window?.isEmpty == true ? nil : window
        return starts.withUnsafeBuffer { starts in
            days.withUnsafePointer { days in
                amounts.withUnsafePointer { amounts in
                    let words = mask?.words ?? []
                    return words.withUnsafeBufferPointer { words in
                        body(
                            AdjoiningRows(
                                starts: starts, days: days, amounts: amounts,
                                mask: mask == nil ? nil : words.baseAddress, window: window.map(DayWindow.init)))
                    }
                }
            }
        }
    }
}
