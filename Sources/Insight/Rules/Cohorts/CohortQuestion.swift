package import Shop

/// What cohorts are asked for: those who bought for the first time in each of some months, and when they bought again.
package struct CohortQuestion: Hashable, Sendable {
    /// What the first order came through. Of several orders on the first day it is the one that was known first.
    package enum Source: Hashable, Sendable {
        /// One of these stores.
        case stores([ID<Store>])
        /// The live host.
        case origin(String)
    }

    package let today: BrandDay
    /// The month of today and those before it, so many in all.
    package let months: Int
    /// Those alone whose first order came through it; nil for everybody.
    package let source: Source?
    /// Whether money counts what was paid for freight.
    package let countsFreight: Bool

    /// The most months that are asked for at once.
    package static let mostMonths = 60

    /// - Parameter months: from 1 on; more than `mostMonths` are as many.
    package init(today: BrandDay, months: Int = 12, source: Source? = nil, countsFreight: Bool = true) {
        self.today = today
        self.months = min(max(1, months), Self.mostMonths)
        self.source = source
        self.countsFreight = countsFreight
    }

    /// The first of the months.
    package var firstMonth: BrandMonth { BrandMonth(today).adding(months: 1 - months) }
}
