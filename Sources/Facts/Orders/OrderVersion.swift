package import Shop

/// An order as it stands after one statement: what was known before, with what that statement added.
package struct OrderVersion: Hashable, Sendable {
    package var kind: OrderKind
    /// Nil while only a file of lines has told of the order.
    package var status: OrderStatus?
    package var times: OrderTimes
    package var currency: Currency
    package var amounts: OrderAmounts
    /// When the refunded total was given back, as far as orders tell it; refunds that no record names count from here.
    package var refundedAt: Instant?
    package var customer: ID<Customer>?
    package var leftOut: LeftOutReason?
    package var origin: String?
    /// Which set of lines is in force; 0 for none yet.
    package var lineSet: Int64
    /// The age of the statement that brought this version.
    package var statedAt: Instant

    package init(
        kind: OrderKind, status: OrderStatus?, times: OrderTimes, currency: Currency, amounts: OrderAmounts,
        refundedAt: Instant? = nil, customer: ID<Customer>?, leftOut: LeftOutReason?, origin: String?, lineSet: Int64,
        statedAt: Instant
    ) {
        self.kind = kind
        self.status = status
        self.times = times
        self.currency = currency
        self.amounts = amounts
        self.refundedAt = refundedAt
        self.customer = customer
        self.leftOut = leftOut
        self.origin = origin
        self.lineSet = lineSet
        self.statedAt = statedAt
    }
}

extension OrderVersion {
    /// When what it tells as given back is taken to have been. Sources of orders tell no date of it: it is the close, else
    /// the newest moment that the statement tells, so that the same rows mean the same whatever file they come in, and in
    /// whatever order.
    var refundMoment: Instant {
        times.closed ?? times.newest ?? statedAt
    }

    /// Where it stands in a timeline: when it was placed, else paid for, else told of.
    var happenedAt: Instant {
        times.placed ?? times.paid ?? statedAt
    }

    /// Whether the date of its refund is assumed.
    package var isRefundDateAssumed: Bool {
        refundedAt != nil && times.closed == nil
    }
}

/// How a version came to be kept.
package enum VersionStanding: Int64, Sendable {
    /// It was in force when it came.
    case inForce = 0
    /// Older than what was known: kept, and changed nothing.
    case late = 1
    /// It contradicts what was known: kept aside until a person decides.
    case aside = 2
}
