package import Shop

/// Who the buyers of a batch are.
package struct FoundBuyers: Sendable {
    /// One per buyer, same order; nil for a buyer without keys.
    package let customers: [ID<Customer>?]
    /// Those met for the first time.
    package let made: Set<ID<Customer>>
    /// The keys that nobody had before, with whose they are now.
    package let tied: [(key: BuyerKey, customer: ID<Customer>)]
}
