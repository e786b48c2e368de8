/// Whole-day intervals between purchases by how often each occurs.
package struct IntervalCounts: Sendable, Equatable {
    /// By days, from 0 up to the longest that was added.
    package private(set) var counts: [Int] = []

    package init() {}

    @inline(__always)
    mutating func add(_ days: Int32, times: Int = 1) {
        if Int(days) >= counts.count {
            counts += [Int](repeating: 0, count: Int(days) + 1 - counts.count)
        }
        counts[Int(days)] += times
    }

    static func += (left: inout IntervalCounts, right: IntervalCounts) {
        if right.counts.count > left.counts.count {
            left.counts += [Int](repeating: 0, count: right.counts.count - left.counts.count)
        }
        for (days, count) in right.counts.enumerated() { left.counts[days] += count }
    }

    package var total: Int { counts.reduce(0, +) }

    /// The middle of all intervals, or the mean of the middle two; nil of none.
    package var median: Double? {
        let total = total
        guard total > 0 else { return nil }
        let (lower, upper) = RFMMedians.middle(of: total)
        return (value(at: lower) + value(at: upper)) / 2
    }

    /// So many neighbouring days together, from one day on.
    package struct Bucket: Sendable, Equatable {
        package let days: ClosedRange<Int>
        package let intervals: Int
    }

    /// Intervals from 1 day on in buckets of as many days each, up to a last day; longer ones are left out.
    ///
    /// - Parameters: both above zero.
    package func buckets(of width: Int, upTo last: Int) -> [Bucket] {
        stride(from: 1, through: last, by: width).map { first in
            let days = first...min(first + width - 1, last)
            return Bucket(days: days, intervals: days.reduce(0) { $0 + ($1 < counts.count ? counts[$1] : 0) })
        }
    }

    /// How many are longer than so many days.
    package func longer(than days: Int) -> Int {
        counts.dropFirst(days + 1).reduce(0, +)
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
