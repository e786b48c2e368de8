package import Shop

/// The cycle of a brand, store, category or product.
package struct Cycle: Hashable, Sendable {
    /// The median interval in days; per unit for a consumable product.
    package let days: Double
    package let intervals: Int
    /// How many persons they are of.
    package let persons: Int

    package init(days: Double, intervals: Int, persons: Int) {
        self.days = days
        self.intervals = intervals
        self.persons = persons
    }

    /// - Parameter common: the intervals of each person that count for everybody; nil when there is none.
    package init?(_ common: [[Double]]) {
        guard let median = CycleRules.median(common.flatMap(\.self)) else { return nil }
        self.init(
            days: median, intervals: common.reduce(0) { $0 + $1.count }, persons: common.count { !$0.isEmpty })
    }
}

/// The cycles that stand for a day.
package struct CycleReport: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let scope: CycleScope
        package let cycle: Cycle

        package init(_ scope: CycleScope, _ cycle: Cycle) {
            self.scope = scope
            self.cycle = cycle
        }
    }

    package let day: BrandDay
    /// The brand, then stores, categories and products; only those with an interval.
    package let rows: [Row]
    private let byScope: [CycleScope: Cycle]

    package init(day: BrandDay, rows: [Row]) {
        self.day = day
        self.rows = rows.sorted { $0.scope < $1.scope }
        byScope = Dictionary(rows.map { ($0.scope, $0.cycle) }, uniquingKeysWith: { first, _ in first })
    }

    package func cycle(of scope: CycleScope) -> Cycle? {
        byScope[scope]
    }

    /// What the personal cycle over everything leans on: days.
    package var brandParent: Double {
        cycle(of: .brand)?.days ?? CycleRules.lastResort
    }

    /// What the personal cycle of a product leans on: its own cycle; for a consumable that nobody has bought twice, one
    /// unit's use (pack size ÷ use per day for a pack); else the cycle of its category, of the brand, 30 days.
    ///
    /// - Parameters:
    ///   - lastUnits: the units of the person's last purchase day. A cycle that knows no units is taken for the cycle of
    ///     what was last bought.
    ///   - usePerDay: units of the product used a day; nil when not set.
    /// - Returns: days, per unit for a consumable product.
    package func parent(of product: Product, lastUnits: Int64, usePerDay: Double?) -> Double {
        if let own = cycle(of: .product(product.id)) { return own.days }
        if product.isConsumable, let usePerDay, usePerDay > 0 { return 1 / usePerDay }
        let wider = product.category.flatMap { cycle(of: .category($0))?.days } ?? brandParent
        return wider / Double(lastUnits)
    }
}
