package import Shop

/// Retention: of those who bought for the first time in a month, how many bought in each month since, and what that
/// brought.
///
/// Money is net: what was paid in a month less what was given back on it by the report's day. A refund that names no
/// order takes off the month of its own date; one dated before the person's first month takes off nothing.
package struct CohortReport: Sendable, Equatable {
    package struct Cell: Sendable, Equatable {
        package let month: BrandMonth
        /// Persons of the cohort with a purchase in the month.
        package let buyers: Share
        package let money: Money
    }

    package struct Row: Sendable, Equatable {
        /// Of the first purchase.
        package let month: BrandMonth
        package let customers: Int
        /// The month of the first purchase, and each after it up to the report's.
        package let cells: [Cell]
    }

    package let question: CohortQuestion
    package let currency: Currency
    /// The earliest month first; also months in which nobody began.
    package let rows: [Row]
    /// Of the purchases in these months.
    package let coverage: Coverage

    init(_ question: CohortQuestion, _ tally: CohortTally, currency: Currency, coverage: Coverage) {
        self.question = question
        self.currency = currency
        self.coverage = coverage
        let first = question.firstMonth
        rows = (0..<question.months).map { cohort in
            let size = tally.buyers(of: cohort, after: 0)
            return Row(
                month: first.adding(months: cohort), customers: size,
                cells: (0..<question.months - cohort).map { age in
                    Cell(
                        month: first.adding(months: cohort + age),
                        buyers: Share(tally.buyers(of: cohort, after: age), of: size),
                        money: Money(minor: Int64(clamping: tally.money(of: cohort, after: age)), currency))
                })
        }
    }

    /// Whether the days of a month are not over yet: what it shows will grow.
    package func isRunning(_ month: BrandMonth) -> Bool {
        month.lastDay > question.today
    }

    /// Of all cohorts that have reached an age in months: how many of them bought then.
    package func retention(after age: Int) -> Share {
        let reached = rows.filter { $0.cells.indices.contains(age) }
        return Share(
            reached.reduce(0) { $0 + $1.cells[age].buyers.part }, of: reached.reduce(0) { $0 + $1.customers })
    }
}
