import Columns

/// How the values of many persons are spread: their number and sum, and, once asked for, their order.
struct Spread: Sendable {
    private(set) var count: Int
    private(set) var sum: Int128
    private(set) var sorted: Column<Int64>?

    init(_ values: Column<Int64>, isSorted: Bool) {
        count = values.count
        sum = values.withUnsafeBuffer { $0.reduce(Int128(0)) { $0 + Int128($1) } }
        sorted = isSorted ? Column(values.sorted()) : nil
    }

    /// The sum and the number of the values without some of them, and with others.
    func total(without gone: Spread, with new: Spread) -> (sum: Int128, count: Int) {
        (sum - gone.sum + new.sum, count - gone.count + new.count)
    }

    /// The value that would stand at a place, from 0, of the values without some of them, and with others.
    ///
    /// - Complexity: O(log² n). All three are sorted.
    func value(at place: Int, without gone: Spread, with new: Spread) -> Int64? {
        func isReached(_ value: Int64) -> Bool {
            countUpTo(value) - gone.countUpTo(value) + new.countUpTo(value) > place
        }
        return [self, new].compactMap { spread in
            let own = spread.sorted ?? []
            let first = own.firstPlace(where: isReached)
            return first < own.count ? own[first] : nil
        }.min()
    }

    private func countUpTo(_ value: Int64) -> Int {
        sorted?.firstPlace { $0 > value } ?? 0
    }

    var bytes: Int { sorted?.bytes ?? 0 }
}

extension Column {
    /// The first row of which `isReached` says so, as it does of all after it; the end without any.
    fileprivate func firstPlace(where isReached: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
