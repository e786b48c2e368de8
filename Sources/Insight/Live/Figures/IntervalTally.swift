import Shop

/// Whole-day intervals of many persons, by how often each occurs: enough for their median.
struct IntervalTally {
    private var counts: [Int] = []
    private var intervals = 0
    private var persons = 0
    private var last: (part: Int, slot: Int)?

    /// Intervals of one person come one after the other.
    mutating func add(_ interval: Int32, part: Int, slot: Int) {
        if Int(interval) >= counts.count {
            counts += [Int](repeating: 0, count: Int(interval) + 1 - counts.count)
        }
        counts[Int(interval)] += 1
        intervals += 1
        if last.map({ $0 != (part, slot) }) ?? true { persons += 1 }
        last = (part, slot)
    }

    /// Nil without any.
    var cycle: Cycle? {
        guard intervals > 0 else { return nil }
        let (lower, upper) = RFMMedians.middle(of: intervals)
        return Cycle(days: (value(at: lower) + value(at: upper)) / 2, intervals: intervals, persons: persons)
    }

    private func value(at place: Int) -> Double {
        var before = 0
        for (days, count) in counts.enumerated() {
            before += count
            if before > place { return Double(days) }
        }
        return 0
    }
}
