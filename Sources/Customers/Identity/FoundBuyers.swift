package import Shop

/// Who the buyers of a batch are.
package struct FoundBuyers: Sendable {
    /// One per buyer, same order; nil for a buyer without keys.
    package let customers: [ID<Customer>?]
    /// Those met for the first time.
    package let made: Set<ID<Customer>>
    /// The keys that nobody had before, with whose they are now.
    package let tied: [(key: BuyerKey, customer: ID<Customer>)]
    /// The keys that a buyer told and that belong to another customer, each once for a buyer.
    package let contested: [(key: BuyerKey, customer: ID<Customer>, owner: ID<Customer>)]
}
