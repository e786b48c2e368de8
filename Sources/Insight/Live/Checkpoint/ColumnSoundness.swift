import Columns

/// Whether columns that come from outside hold what they may.
extension Column {
    /// Without leaving a loop early, so that it runs over many rows at once.
    @inline(__always)
    func allFit(_ isGood: (Element) -> Bool) -> Bool {
        withUnsafeBuffer { rows in
            var bad = 0
            for row in rows { bad &+= isGood(row) ? 0 : 1 }
            return bad == 0
        }
    }

    func lies(within range: Range<Element>) -> Bool {
        let (least, end) = (range.lowerBound, range.upperBound)
        return allFit { $0 >= least && $0 < end }
    }

    func ascends() -> Bool {
        ascends(indices) { $0 <= $1 }
    }

    /// Whether each of some rows and the next are in order.
    @inline(__always)
    func ascends(_ range: Range<Int>, _ areInOrder: (Element, Element) -> Bool) -> Bool {
        withUnsafeBuffer { rows in
            guard range.count > 1 else { return true }
            var bad = 0
            for row in range.dropFirst() { bad &+= areInOrder(rows[row - 1], rows[row]) ? 0 : 1 }
            return bad == 0
        }
    }

    /// Whether the rows of each group are in order.
    ///
    /// - Parameter firsts: where the rows of each group begin, with one more at the end, as `areFirsts` says.
    func ascends(within firsts: Column<Int32>) -> Bool {
        withUnsafeBuffer { rows in
            firsts.withUnsafeBuffer { firsts in
                var bad = 0
                for group in firsts.indices.dropLast() {
                    var row = Int(firsts[group]) + 1
                    while row < Int(firsts[group + 1]) {
                        bad &+= rows[row - 1] <= rows[row] ? 0 : 1
                        row += 1
                    }
                }
                return bad == 0
            }
        }
    }
}

extension Column<UInt16> {
    func lies(below end: Int) -> Bool {
        allFit { Int($0) < end }
    }
}

extension Column<Int32> {
    /// Days further from 1970 are none: sums and differences stay within their type.
    static let days: Range<Int32> = -1 << 29..<1 << 29

    /// - Parameter none: what stands for no day.
    func areDays(orNone none: Int32) -> Bool {
        let (least, end) = (Self.days.lowerBound, Self.days.upperBound)
        return allFit { ($0 >= least && $0 < end) || $0 == none }
    }

    /// Whether it says where the rows of each slot begin, with one more at the end.
    func areFirsts(of slots: Int, total: Int) -> Bool {
        count == slots + 1 && first == 0 && last.map { Int($0) } == total && ascends()
    }
}
