package import Shop

/// That somebody was erased, under one of the ids that they were written down as.
package struct Erasure: Hashable, Sendable {
    package let brand: ID<Brand>
    package let customer: ID<Customer>
    /// When the customer was first recorded: with it, an id of another history is told apart.
    package let knownSince: Instant
    package let reason: ErasureReason
    package let erasedAt: Instant

    package init(
        brand: ID<Brand>, customer: ID<Customer>, knownSince: Instant, reason: ErasureReason, erasedAt: Instant
    ) {
        self.brand = brand
        self.customer = customer
        self.knownSince = knownSince
        self.reason = reason
        self.erasedAt = erasedAt
    }
}
