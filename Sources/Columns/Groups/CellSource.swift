/// Where the finished cell of each group comes from.
protocol CellSource {
    associatedtype Cell: GroupCell

    var groups: Int { get }

    /// Stretches of groups that take about equally long.
    var pieces: [Range<Int>] { get }

    /// The cell of one group; sets `overflowed` if its sum left its type, and leaves it otherwise.
    func cell(of group: Int, _ overflowed: inout Bool) -> Cell
}

extension CellSource {
    /// Calls `body` with each group's cell, every piece on a core of its own; true if any sum overflowed.
    @inline(__always)
    func forEachCell(_ body: (Int, Cell) -> Void) -> Bool {
        let pieces = pieces
        let overflows = Cores.map(pieces.count) { piece in
            var overflowed = false
            for group in pieces[piece] {
                body(group, cell(of: group, &overflowed))
            }
            return overflowed
        }
        return overflows.contains(true)
    }
}

/// The cells that several cores summed up, each over its share of the rows.
struct PartialCells<Cell: GroupCell>: CellSource {
    let cells: UnsafeMutablePointer<Cell>
    let groups: Int
    let parts: Int

    var pieces: [Range<Int>] { Cores.pieces(of: 0..<groups) }

    @inline(__always)
    func cell(of group: Int, _ overflowed: inout Bool) -> Cell {
        var cell = cells[group]
        for part in 1..<parts {
            let full = cell.add(cells[part &* groups &+ group])
            overflowed = overflowed || full
        }
        return cell
    }
}

/// Cells summed up on the spot, from rows that lie in the order of their groups.
struct AdjoiningRows<Cell: GroupCell, Amount: ColumnElement & FixedWidthInteger>: CellSource {
    let starts: UnsafeBufferPointer<Int32>
    let days: UnsafePointer<Int32>
    let amounts: UnsafePointer<Amount>
    let mask: UnsafePointer<UInt64>?
    let window: DayWindow?

    var groups: Int { starts.count - 1 }

    /// Cut where the rows are halved, as one group may have many more than another.
    var pieces: [Range<Int>] {
        let rowPieces = Cores.pieces(of: 0..<Int(starts[groups]))
        let cuts = rowPieces.dropFirst().map { piece in
            starts.partitioningIndex { $0 >= piece.lowerBound }
        }
        return zip([0] + cuts, cuts + [groups]).map { $0..<$1 }
    }

    @inline(__always)
    func cell(of group: Int, _ overflowed: inout Bool) -> Cell {
        var cell = Cell.empty
        let rows = Int(starts[group])..<Int(starts[group &+ 1])
        if mask == nil, window == nil {
            for row in rows {
                let full = cell.add(day: days[row], amount: Int64(truncatingIfNeeded: amounts[row]))
                overflowed = overflowed || full
            }
            return cell
        }
        let window = window ?? .all
        for row in rows {
            let isSet = mask.map { $0[row &>> 6] &>> UInt64(truncatingIfNeeded: row & 63) & 1 == 1 } ?? true
            let isMeant = isSet.bit & window.contains(days[row]).bit == 1
            let full = cell.add(day: days[row], amount: Int64(truncatingIfNeeded: amounts[row]), if: isMeant)
            overflowed = overflowed || full
        }
        return cell
    }
}

extension UnsafeBufferPointer<Int32> {
    /// The first place whose number passes `test`, which no later number fails.
    fileprivate func partitioningIndex(where test: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if test(Int(self[middle])) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
