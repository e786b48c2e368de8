package import Shop

/// Whether somebody is about to run out: `due for "洗发水" within 5 days`. False for whom nothing is due.
package struct DueClause: Hashable, Sendable {
    /// Nil: anything of the brand.
    package let goods: Goods?
    package let test: DueTest

    package init(_ goods: Goods? = nil, when test: DueTest) {
        self.goods = goods
        self.test = test
    }
}

/// When something is due.
package enum DueTest: Hashable, Sendable {
    case today
    /// From today until so far ahead, that day included.
    case within(DaySpan)
    /// The due day has passed.
    case overdue
    /// It passed more than so long ago.
    case overdueBy(DaySpan)
}

extension DueTest {
    package func holds(_ due: BrandDay, asked today: BrandDay) -> Bool {
        switch self {
        case .today: due == today
        case .within(let span): DaysOfPeriod(.next(span), asked: today).contains(due)
        case .overdue: due < today
        case .overdueBy(let span): DaysOfPeriod(.olderThan(span), asked: today).contains(due)
        }
    }
}
