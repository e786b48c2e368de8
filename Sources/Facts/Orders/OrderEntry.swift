package import Shop

/// A stated order on its way into the facts, with the customer its buyer key was found to be.
package struct OrderEntry: Sendable {
    package let order: StatedOrder
    package let customer: ID<Customer>?

    package init(order: StatedOrder, customer: ID<Customer>?) {
        self.order = order
        self.customer = customer
    }
}

/// What one statement did.
package enum StatementOutcome: Hashable, Sendable {
    case new
    case advanced
    case unchanged
    /// Older than what was known: kept, and changed nothing.
    case late
    /// Kept aside until a person decides.
    case conflict([Contradiction])
}

/// Where a statement comes from and when.
package struct StatementSource: Sendable {
    package let brand: ID<Brand>
    package let store: ID<Store>
    /// The age of what is stated: the time in the file's name, else the newest time in it, else now.
    package let statedAt: Instant
    package let recordedAt: Instant

    package init(brand: ID<Brand>, store: ID<Store>, statedAt: Instant, recordedAt: Instant) {
        self.brand = brand
        self.store = store
        self.statedAt = statedAt
        self.recordedAt = recordedAt
    }
}
