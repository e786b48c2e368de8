/// From when a buyer is cooling, dormant and lost, and how long one is new. Each bound is so many cycles of the person,
/// but at least so many days.
package struct StageBounds: Hashable, Sendable {
    /// More than the greater of the two since the last purchase.
    package struct Bound: Hashable, Sendable {
        package let cycles: Double
        package let days: Int

        package init(cycles: Double, days: Int) {
            self.cycles = cycles
            self.days = days
        }

        /// The most days without a purchase that are still within the bound.
        package func days(ofCycle cycle: Double) -> Double {
            max(cycles * cycle, Double(days))
        }
    }

    package let cooling: Bound
    package let dormant: Bound
    package let lost: Bound
    /// New: the first purchase is at most so many days ago.
    package let newDays: Int

    /// max(c, 30), max(2·c, 90), max(3·c, 180), and new for 3 days.
    package static let standard = StageBounds(
        checked: Bound(cycles: 1, days: 30), Bound(cycles: 2, days: 90), Bound(cycles: 3, days: 180), 3)

    /// Nil when some cycle would let a later stage begin no later than an earlier one, or nobody could be active: both
    /// the cycles and the days must grow from one bound to the next, from above zero and above the days of being new.
    package init?(cooling: Bound, dormant: Bound, lost: Bound, newDays: Int) {
        let cycles = [0, cooling.cycles, dormant.cycles, lost.cycles]
        let days = [newDays, cooling.days, dormant.days, lost.days]
        guard newDays >= 0, cycles.allSatisfy(\.isFinite), Self.isGrowing(cycles), Self.isGrowing(days) else {
            return nil
        }
        self.init(checked: cooling, dormant, lost, newDays)
    }

    private init(checked cooling: Bound, _ dormant: Bound, _ lost: Bound, _ newDays: Int) {
        self.cooling = cooling
        self.dormant = dormant
        self.lost = lost
        self.newDays = newDays
    }

    private static func isGrowing(_ values: [some Comparable]) -> Bool {
        zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }
}
