/// First day, last day, number of rows and sum of amounts of each group, from one pass over the rows.
///
/// A sum is exact, and where it does not fit the nearest number that does: amounts come from files, and no file may stop the
/// program.
package struct GroupTotals: Sendable, Equatable {
    /// The smallest day of each group; `Int32.max` for a group without rows.
    package private(set) var first: Column<Int32>
    /// The largest day of each group; `Int32.min` for a group without rows.
    package private(set) var last: Column<Int32>
    /// How many rows each group has.
    package private(set) var count: Column<Int32>
    /// The sum of each group's amounts; 0 for a group without rows.
    package private(set) var sum: Column<Int64>

    package var groups: Int { count.count }

    /// Of no rows.
    package init(groups: Int) {
        first = Column(repeating: .max, count: groups)
        last = Column(repeating: .min, count: groups)
        count = Column(repeating: 0, count: groups)
        sum = Column(repeating: 0, count: groups)
    }

    /// Of rows in any order; `days` and `amounts` have the same rows as the grouping's keys. With a window only rows count
    /// whose day lies in it.
    ///
    /// - Complexity: O(rows + groups), on all cores; meanwhile 24 bytes for each group and core, and 40 where there are more
    ///   than 16,384 groups.
    package init(
        _ grouping: Grouping, of amounts: Column<Int64>, on days: Column<Int32>, within window: Range<Int32>? = nil
    ) {
        self = Self.sum(grouping, amounts, days, window)
    }

    package init(
        _ grouping: Grouping, of amounts: Column<Int32>, on days: Column<Int32>, within window: Range<Int32>? = nil
    ) {
        self = Self.sum(grouping, amounts, days, window)
    }

    /// Of rows that lie in the order of their groups, as `offsets` tells; columns may go on behind them (the tail).
    ///
    /// - Complexity: O(rows + groups), on all cores, without further memory.
    package init(
        _ offsets: Offsets, of amounts: Column<Int64>, on days: Column<Int32>, mask: BitMask? = nil,
        within window: Range<Int32>? = nil
    ) {
        self = Self.sum(offsets, amounts, days, mask, window)
    }

    package init(
        _ offsets: Offsets, of amounts: Column<Int32>, on days: Column<Int32>, mask: BitMask? = nil,
        within window: Range<Int32>? = nil
    ) {
        self = Self.sum(offsets, amounts, days, mask, window)
    }

    /// Adds the totals of other rows of the same groups. A sum that does not fit becomes the nearest that does, and later
    /// amounts are added to that.
    package mutating func add(_ other: GroupTotals) {
        precondition(groups == other.groups, "totals of other groups")
        for group in 0..<groups where other.count[group] > 0 {
            first[group] = min(first[group], other.first[group])
            last[group] = max(last[group], other.last[group])
            count[group] &+= other.count[group]
            sum[group] = sum[group].addingClamped(other.sum[group])
        }
    }

    /// Adds one row, the groups growing to hold it; the sum as in `add`.
    package mutating func add(_ amount: Int64, on day: Int32, to group: Int) {
        first.grow(to: group + 1, filling: .max)
        last.grow(to: group + 1, filling: .min)
        count.grow(to: group + 1, filling: 0)
        sum.grow(to: group + 1, filling: 0)
        first[group] = min(first[group], day)
        last[group] = max(last[group], day)
        count[group] &+= 1
        sum[group] = sum[group].addingClamped(amount)
    }

    private static func sum<Amount: FixedWidthInteger>(
        _ grouping: Grouping, _ amounts: Column<Amount>, _ days: Column<Int32>, _ window: Range<Int32>?
    ) -> GroupTotals {
        let narrow = grouping.withCells(SpanCountSum.self, of: amounts, on: days, within: window) { cells, overflowed in
            overflowed ? nil : GroupTotals(cells)
        }
        if let narrow { return narrow }
        let wide = grouping.withCells(WideSpanCountSum.self, of: amounts, on: days, within: window) { cells, _ in
            GroupTotals(cells)
        }
        return wide ?? GroupTotals(groups: grouping.groups)
    }

    private static func sum<Amount: FixedWidthInteger>(
        _ offsets: Offsets, _ amounts: Column<Amount>, _ days: Column<Int32>, _ mask: BitMask?, _ window: Range<Int32>?
    ) -> GroupTotals {
        let narrow = offsets.withCells(SpanCountSum.self, of: amounts, on: days, mask, within: window) {
            GroupTotals($0)
        }
        if let narrow { return narrow }
        let wide = offsets.withCells(WideSpanCountSum.self, of: amounts, on: days, mask, within: window) {
            GroupTotals($0)
        }
        return wide ?? GroupTotals(groups: offsets.groups)
    }

    /// Nil if a sum overflowed.
    private init?<Source: CellSource>(_ source: Source) where Source.Cell: SpanCell {
        self.init(groups: source.groups)
        let overflowed = first.withUnsafeMutableBuffer { first in
            last.withUnsafeMutableBuffer { last in
                count.withUnsafeMutableBuffer { count in
                    sum.withUnsafeMutableBuffer { sum in
                        source.forEachCell { group, cell in
                            first[group] = cell.first
                            last[group] = cell.last
                            count[group] = cell.count
                            sum[group] = cell.clampedSum
                        }
                    }
                }
            }
        }
        if overflowed { return nil }
    }
}

extension Int64 {
    /// The sum, or the nearest number that fits.
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflowed) = addingReportingOverflow(other)
        return overflowed ? (other < 0 ? .min : .max) : sum
    }
}
