package import Shop

/// What stores and brands are compared by: a period, from its first day to its last.
package struct SalesQuestion: Hashable, Sendable {
    package let from: BrandDay
    /// What is given back, and who is due, is as of the end of this day.
    package let to: BrandDay
    /// Whether money counts what was paid for freight.
    package let countsFreight: Bool
    /// Due on the last day or within so many days of it.
    package let dueWithinDays: Int

    package init(from: BrandDay, to: BrandDay, countsFreight: Bool = true, dueWithinDays: Int = 7) {
        self.from = min(from, to)
        self.to = max(from, to)
        self.countsFreight = countsFreight
        self.dueWithinDays = max(0, dueWithinDays)
    }

    package func covers(_ day: BrandDay) -> Bool {
        from <= day && day <= to
    }

    package var due: DueQuestion {
        DueQuestion(today: to, withinDays: dueWithinDays, subject: .whole)
    }
}
