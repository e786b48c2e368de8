/// When something happened: `last_order older than 90 days`, `first_order through live "小艾"`, `birthday known`.
/// False for whom it never happened.
package struct MomentClause: Hashable, Sendable {
    package let moment: Moment
    /// What the first or last order, of all orders, must be like.
    package let filter: OrderFilter
    /// Nil: it happened at all.
    package let period: Period?

    package init(_ moment: Moment, _ filter: OrderFilter = .none, period: Period? = nil) {
        self.moment = moment
        self.filter = filter
        self.period = period
    }
}

/// A day in a person's story.
package enum Moment: String, Sendable, CaseIterable {
    /// Of the first purchase.
    case firstOrder = "first_order"
    case lastOrder = "last_order"
    /// Of the first behaviour.
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
    case lastInteraction = "last_interaction"
    case lastReview = "last_review"
    case becameMember = "became_member"
    /// Every year.
    case birthday

    /// By what it can be narrowed.
    package var parts: Set<OrderFilter.Part> {
        switch self {
        case .firstOrder, .lastOrder: Set(OrderFilter.Part.allCases)
        case .firstSeen, .lastSeen, .lastInteraction, .lastReview, .becameMember, .birthday: []
        }
    }

    /// Whether it comes back every year.
    package var isAnnual: Bool { self == .birthday }
}
