package import Shop

/// Everybody's stage on a day.
package struct StageReport: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let customer: ID<Customer>
        package let stage: Stage
        /// Days of the person's cycle over everything.
        package let cycle: Double
        /// Nil for who never bought.
        package let span: PurchaseSpan?
        /// Nil for who never bought.
        package let churn: Churn?

        package init(_ customer: ID<Customer>, span: PurchaseSpan?, cycle: Double, bounds: StageBounds) {
            self.customer = customer
            self.cycle = cycle
            self.span = span
            stage = StageRules.stage(of: span, cycle: cycle, bounds: bounds)
            churn = span.map { Churn(daysSinceLast: $0.daysSinceLast, cycle: cycle) }
        }
    }

    package let day: BrandDay
    /// In the order of customers, everyone known by then.
    package let rows: [Row]
    /// 在险价值: net money in the last 365 days of those whose stage is cooling.
    package let valueAtRisk: Money
    /// Of all purchases up to the day.
    package let coverage: Coverage

    package init(day: BrandDay, rows: [Row], valueAtRisk: Money, coverage: Coverage) {
        self.day = day
        self.rows = rows
        self.valueAtRisk = valueAtRisk
        self.coverage = coverage
    }

    package var byCustomer: [ID<Customer>: Stage] {
        Dictionary(uniqueKeysWithValues: rows.map { ($0.customer, $0.stage) })
    }

    package var counts: [Stage: Int] {
        rows.reduce(into: [:]) { $0[$1.stage, default: 0] += 1 }
    }
}
