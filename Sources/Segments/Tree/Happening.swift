package import Shop

/// Something done, so many times, in a period: `viewed category "香薰" at least 2 times within last 7 days`.
package struct Happening: Hashable, Sendable {
    package let act: Act
    package let filter: OrderFilter
    package let count: CountBound
    /// Nil: ever.
    package let period: Period?

    package init(
        _ act: Act, _ filter: OrderFilter = .none, count: CountBound = .once, period: Period? = nil
    ) {
        self.act = act
        self.filter = filter
        self.count = count
        self.period = period
    }
}

/// How often something must have happened.
package enum CountBound: Hashable, Sendable {
    /// From 1 on.
    case atLeast(Int)
    case atMost(Int)
    case exactly(Int)

    /// What stands when nothing is said.
    package static let once = CountBound.atLeast(1)
    package static let most = 1_000_000

    package func holds(_ count: Int) -> Bool {
        switch self {
        case .atLeast(let bound): count >= bound
        case .atMost(let bound): count <= bound
        case .exactly(let bound): count == bound
        }
    }
}

/// What a person can have done.
package enum Act: String, Sendable, CaseIterable {
    /// A purchase; counted in orders.
    case bought
    /// Gave back; counted in orders, on the day of the first return.
    case returned
    case viewed, searched, added, removed
    case checkoutStarted = "checkout_started"
    case favourited, unfavourited, followed, unfollowed, shared, visited
    /// Wrote a review.
    case reviewed
    /// A message, call, conversation or visit between brand and customer.
    case interacted

    /// The behaviour that it is, if it is one.
    package var behaviour: BehaviourKind? {
        switch self {
        case .bought, .returned, .reviewed, .interacted: nil
        case .viewed: .viewed
        case .searched: .searched
        case .added: .added
        case .removed: .removed
        case .checkoutStarted: .checkoutStarted
        case .favourited: .favourited
        case .unfavourited: .unfavourited
        case .followed: .followed
        case .unfollowed: .unfollowed
        case .shared: .shared
        case .visited: .visited
        }
    }

    /// By what it can be narrowed.
    package var parts: Set<OrderFilter.Part> {
        switch self {
        case .bought, .returned: Set(OrderFilter.Part.allCases)
        case .viewed, .searched, .added, .removed, .favourited, .unfavourited, .shared, .reviewed:
            [.goods, .store, .source]
        case .checkoutStarted, .followed, .unfollowed, .visited: [.store, .source]
        case .interacted: []
        }
    }
}
