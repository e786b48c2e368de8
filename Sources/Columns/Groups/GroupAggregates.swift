/// One figure per group, each from a pass of its own; `GroupTotals` has several from one pass.
///
/// Every column that comes back has one entry per group. The passes use one core.
///
/// - Complexity: O(rows + groups) each.
extension Grouping {
    /// How many rows each group has.
    package func counts() -> Column<Int32> {
        var counts = Column<Int32>(repeating: 0, count: groups)
        counts.withUnsafeMutableBuffer { counts in
            forEachRow(of: rows) { _, key in counts[key] &+= 1 }
        }
        return counts
    }

    /// The sum of each group's values, exact, or the nearest number that fits; 0 without rows.
    package func sums(of values: Column<Int64>) -> Column<Int64> {
        sum(values)
    }

    package func sums(of values: Column<Int32>) -> Column<Int64> {
        sum(values)
    }

    /// Each group's smallest value; without rows the largest there is. A NaN is passed over.
    package func minima(of values: Column<Int32>) -> Column<Int32> {
        fold(values, .max) { min($0, $1) }
    }

    package func minima(of values: Column<Int64>) -> Column<Int64> {
        fold(values, .max) { min($0, $1) }
    }

    package func minima(of values: Column<Double>) -> Column<Double> {
        fold(values, .infinity) { $1 < $0 ? $1 : $0 }
    }

    /// Each group's largest value; without rows the smallest there is. A NaN is passed over.
    package func maxima(of values: Column<Int32>) -> Column<Int32> {
        fold(values, .min) { max($0, $1) }
    }

    package func maxima(of values: Column<Int64>) -> Column<Int64> {
        fold(values, .min) { max($0, $1) }
    }

    package func maxima(of values: Column<Double>) -> Column<Double> {
        fold(values, -.infinity) { $1 > $0 ? $1 : $0 }
    }

    /// The number of each group's first row; −1 without rows.
    package func firstRows() -> Column<Int32> {
        var firsts = Column<Int32>(repeating: -1, count: groups)
        firsts.withUnsafeMutableBuffer { firsts in
            forEachRow(of: rows) { row, key in
                firsts[key] = firsts[key] < 0 ? Int32(truncatingIfNeeded: row) : firsts[key]
            }
        }
        return firsts
    }

    /// The number of each group's last row; −1 without rows.
    package func lastRows() -> Column<Int32> {
        var lasts = Column<Int32>(repeating: -1, count: groups)
        lasts.withUnsafeMutableBuffer { lasts in
            forEachRow(of: rows) { row, key in lasts[key] = Int32(truncatingIfNeeded: row) }
        }
        return lasts
    }

    private func sum<Value: FixedWidthInteger>(_ values: Column<Value>) -> Column<Int64> {
        precondition(values.count >= rows.upperBound, "fewer values than rows")
        var sums = Column<Int64>(repeating: 0, count: groups)
        var overflowed = false
        values.withUnsafePointer { values in
            sums.withUnsafeMutableBuffer { sums in
                forEachRow(of: rows) { row, key in
                    let (sum, full) = sums[key].addingReportingOverflow(Int64(truncatingIfNeeded: values[row]))
                    sums[key] = sum
                    overflowed = overflowed || full
                }
            }
        }
        return overflowed ? wideSum(values) : sums
    }

    private func wideSum<Value: FixedWidthInteger>(_ values: Column<Value>) -> Column<Int64> {
        var sums = [Int128](repeating: 0, count: groups)
        values.withUnsafePointer { values in
            forEachRow(of: rows) { row, key in sums[key] &+= Int128(truncatingIfNeeded: values[row]) }
        }
        return Column(sums.map { Int64(clamping: $0) })
    }

    @inline(__always)
    private func fold<Value>(
        _ values: Column<Value>, _ start: Value, _ join: (Value, Value) -> Value
    ) -> Column<Value> {
        precondition(values.count >= rows.upperBound, "fewer values than rows")
        var folded = Column<Value>(repeating: start, count: groups)
        values.withUnsafePointer { values in
            folded.withUnsafeMutableBuffer { folded in
                forEachRow(of: rows) { row, key in folded[key] = join(folded[key], values[row]) }
            }
        }
        return folded
    }
}
