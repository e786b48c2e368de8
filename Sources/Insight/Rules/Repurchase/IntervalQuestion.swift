package import Shop

/// What is asked of the days between purchases.
package struct IntervalQuestion: Hashable, Sendable {
    package let today: BrandDay
    /// Purchases of everything, or of one store, category or product alone; gifts count for none of the last two.
    package let scope: CycleScope

    package init(today: BrandDay, scope: CycleScope = .brand) {
        self.today = today
        self.scope = scope
    }
}
