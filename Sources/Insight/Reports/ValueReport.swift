package import Shop

/// Every buyer's value tier on a day.
package struct ValueReport: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let customer: ID<Customer>
        package let tier: ValueTier
        package let figures: ValueFigures

        /// Nil for who never bought.
        package init?(_ customer: ID<Customer>, _ figures: ValueFigures) {
            guard let tier = ValueRules.tier(figures) else { return nil }
            self.customer = customer
            self.tier = tier
            self.figures = figures
        }
    }

    package let day: BrandDay
    /// In the order of customers.
    package let rows: [Row]
    /// What persons' return rates are shrunk to.
    package let shopReturns: Returns

    package init(day: BrandDay, rows: [Row], shopReturns: Returns) {
        self.day = day
        self.rows = rows
        self.shopReturns = shopReturns
    }

    package var counts: [ValueTier: Int] {
        rows.reduce(into: [:]) { $0[$1.tier, default: 0] += 1 }
    }
}
