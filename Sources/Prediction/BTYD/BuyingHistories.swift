import Foundation

/// How people bought, as the buy-till-you-die models see it: the distinct triples of repeat purchases x, time of the
/// last purchase t_x and time observed T (both since the first purchase), and how many persons share each.
///
/// Purchases of one day are one. Times are whole days here and weeks of seven days in the models. A shop of a million
/// has some hundred thousand distinct triples, so nothing is reckoned twice.
package struct BuyingHistories: Sendable, Equatable {
    /// x, by triple.
    package private(set) var repeats: [Int32] = []
    /// t_x in days, by triple; 0 for those who bought once.
    package private(set) var lastDays: [Int32] = []
    /// T in days, by triple.
    package private(set) var ageDays: [Int32] = []
    /// Persons who share the triple.
    package private(set) var weights: [Double] = []
    /// The triple of each person, in the order they were given.
    package let tripleOf: [Int32]

    /// One entry for each person in each column: repeat purchase days, days from the first purchase to the last, and
    /// days from the first purchase to now. Impossible ones are put right: the last purchase lies between the first and
    /// now.
    ///
    /// - Complexity: O(persons), some 0.1 s for a million.
    package init(repeats: [Int32], lastDays: [Int32], ageDays: [Int32]) {
        precondition(repeats.count == lastDays.count && repeats.count == ageDays.count, "columns of different lengths")
        var capacity = 16
        while capacity < repeats.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        var keys: [UInt64] = []
        var tripleOf = [Int32](repeating: 0, count: repeats.count)
        let shift = UInt64(64 - capacity.trailingZeroBitCount)
        for person in repeats.indices {
            let age = min(max(ageDays[person], 0), Self.longestDays)
            let count = min(max(repeats[person], 0), Self.mostRepeats)
            let last = count == 0 ? 0 : min(max(lastDays[person], 0), age)
            let key = UInt64(count) << 40 | UInt64(last) << 20 | UInt64(age)
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] < 0 {
                slots[slot] = Int32(keys.count)
                keys.append(key)
                self.repeats.append(count)
                self.lastDays.append(last)
                self.ageDays.append(age)
                weights.append(0)
            }
            let triple = slots[slot]
            weights[Int(triple)] += 1
            tripleOf[person] = triple
        }
        self.tripleOf = tripleOf
    }

    /// Distinct triples.
    package var count: Int { repeats.count }

    /// Persons.
    package var persons: Int { tripleOf.count }

    /// Persons with a repeat purchase.
    package var repeaters: Int { Int(sum { $0 > 0 ? 1 : 0 }) }

    /// Repeat purchases of all.
    package var repeatPurchases: Int { Int(sum { Double($0) }) }

    /// Spreads figures of triples over the persons.
    package func forPersons<Figure>(_ figures: [Figure]) -> [Figure] { tripleOf.map { figures[Int($0)] } }

    /// How many persons have each number of repeats that occurs.
    var repeatWeights: [(repeats: Int, weight: Double)] {
        var known = [Double](repeating: 0, count: Int(repeats.max() ?? 0) + 1)
        for triple in repeats.indices { known[Int(repeats[triple])] += weights[triple] }
        return known.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) }
    }

    /// The longest time observed, in days.
    var longestAge: Int { Int(ageDays.max() ?? 0) }

    static let daysInWeek = 7.0
    private static let longestDays: Int32 = 1 << 20 - 1
    private static let mostRepeats: Int32 = 1 << 23

    private func sum(_ value: (Int32) -> Double) -> Double {
        zip(repeats, weights).reduce(0) { $0 + value($1.0) * $1.1 }
    }
}
