/// A number that every person, or every buyer, has.
package enum Measure: String, Sendable, CaseIterable {
    /// Purchases.
    case orders = "orders.count"
    /// Days with a purchase.
    case purchaseDays = "orders.days"
    /// Net money: paid less refunded.
    case spent
    /// Money before refunds.
    case spentGross = "spent.gross"
    /// 笔单价: net money ÷ purchases, rounded half up to a minor unit. Undefined without a purchase.
    case averageOrder = "average_order"
    /// 件数
    case pieces
    /// Of the orders that were paid for, as the brand reckons it: shrunk to the shop's. Undefined below three orders.
    case returnRate = "return_rate"
    /// Undefined without a purchase.
    case daysSinceLastOrder = "days_since_last_order"
    /// The personal purchase cycle in days. Undefined without a purchase.
    case cycle
    /// Scores from 1 to 5. Undefined without a purchase in the window.
    case r, f, m
    case reviews = "reviews.count"
    /// Mean stars. Undefined without a review.
    case averageStars = "reviews.average"
    /// The fewest stars given. Undefined without a review.
    case lowestStars = "reviews.lowest"
    /// 1 to 12. Undefined when the birthday is unknown.
    case birthdayMonth = "birthday_month"

    /// In what it is counted.
    package enum Unit: Sendable {
        case count, days, money, share, score, stars, month
    }

    package var unit: Unit {
        switch self {
        case .orders, .pieces, .reviews: .count
        case .purchaseDays, .daysSinceLastOrder, .cycle: .days
        case .spent, .spentGross, .averageOrder: .money
        case .returnRate: .share
        case .r, .f, .m: .score
        case .averageStars, .lowestStars: .stars
        case .birthdayMonth: .month
        }
    }

    /// By what it can be narrowed.
    package var parts: Set<OrderFilter.Part> {
        switch self {
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .returnRate:
            Set(OrderFilter.Part.allCases)
        case .daysSinceLastOrder: Set(OrderFilter.Part.allCases)
        case .reviews, .averageStars, .lowestStars: [.goods, .store, .source]
        case .cycle, .r, .f, .m, .birthdayMonth: []
        }
    }

    /// Whether it can be asked of a period.
    package var takesPeriod: Bool {
        switch self {
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .returnRate: true
        case .reviews, .averageStars, .lowestStars: true
        case .daysSinceLastOrder, .cycle, .r, .f, .m, .birthdayMonth: false
        }
    }

    /// Whether it hangs on figures over everybody that are reckoned once a day.
    package var hangsOnFigures: Bool {
        switch self {
        case .cycle, .r, .f, .m, .returnRate: true
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .daysSinceLastOrder: false
        case .reviews, .averageStars, .lowestStars, .birthdayMonth: false
        }
    }
}
