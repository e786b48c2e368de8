import Foundation
package import Shop

/// Purchase cycles, from one person's purchase days in a scope (brand, store, category, product).
///
/// What counts as a purchase day of a scope: for the brand and a store any day with an order that counts as a purchase;
/// for a category and a product any day with a line of it that is no gift, in such an order. Only the cycle of a
/// consumable product is per unit; that of a category is in days, as units of different products are not alike.
package enum CycleRules {
    /// What stands where no cycle is known: days.
    package static let lastResort = 30.0

    /// The intervals of one person: days (per unit) between neighbouring purchase days, by ascending day.
    ///
    /// One that starts at, ends at or contains a masked purchase is left out, which comes to this: both neighbours are
    /// unmasked, since an interval runs from one purchase of the scope to the very next. Units are those bought at its
    /// start: they are what was used up by its end.
    ///
    /// - Parameter days: ascending, each once.
    package static func intervals(_ days: [PurchaseDay], masked promotionDays: PromotionDays) -> OwnIntervals {
        let isMasked = days.map { promotionDays.contains($0.day) }
        // Who buys in this scope on promotion days alone keeps theirs, but only for their own cycle.
        let keepsAll = isMasked.allSatisfy(\.self)
        var intervals: [Double] = []
        for next in days.indices.dropFirst() {
            guard keepsAll || !isMasked[next - 1] && !isMasked[next] else { continue }
            intervals.append(Double(days[next].day.number - days[next - 1].day.number) / Double(days[next - 1].units))
        }
        return OwnIntervals(personal: intervals, common: keepsAll ? [] : intervals)
    }

    /// The middle of all intervals of all persons, or the mean of the middle two; nil of none.
    package static func median(_ intervals: [Double]) -> Double? {
        guard !intervals.isEmpty else { return nil }
        let sorted = intervals.sorted()
        let (lower, upper) = RFMMedians.middle(of: sorted.count)
        return (sorted[lower] + sorted[upper]) / 2
    }

    /// Σ log own, added one after the other from the earliest interval on: the order makes the sum exact.
    package static func sumOfLogs(_ intervals: [Double]) -> Double {
        intervals.reduce(0.0) { $0 + log($1) }
    }

    /// The personal cycle, exp((2·log parent + Σ log own)/(2 + n)), in days for what was last bought.
    ///
    /// It is rounded to a millionth of a day: logarithms miss a whole number by a hair, and a hair is a day in a stage.
    ///
    /// - Parameters:
    ///   - parent: above zero; per unit for a consumable product.
    ///   - sumOfLogs: over the person's own intervals, in the order of `sumOfLogs(_:)`.
    ///   - count: how many these are.
    ///   - units: those of the last purchase day; 1 but for a consumable product.
    package static func personal(parent: Double, sumOfLogs: Double, count: Int, units: Int64 = 1) -> Double {
        let perUnit = count == 0 ? parent : exp((2 * log(parent) + sumOfLogs) / Double(2 + count))
        return max(1, (perUnit * Double(units) * 1_000_000).rounded()) / 1_000_000
    }
}

/// One person's intervals in one scope.
package struct OwnIntervals: Hashable, Sendable {
    /// Those that the person's own cycle is reckoned from.
    package let personal: [Double]
    /// Those that the cycle of the scope is reckoned from, with everybody else's.
    package let common: [Double]

    package init(personal: [Double], common: [Double]) {
        self.personal = personal
        self.common = common
    }
}
