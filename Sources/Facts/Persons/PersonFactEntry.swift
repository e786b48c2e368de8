package import Shop

/// Something stated of a person on its way into the facts.
package struct PersonFactEntry: Sendable {
    package let fact: StatedPersonFact
    package let customer: ID<Customer>

    package init(fact: StatedPersonFact, customer: ID<Customer>) {
        self.fact = fact
        self.customer = customer
    }
}

/// Who states something of persons, and when it was heard.
package struct PersonFactSource: Sendable {
    package let brand: ID<Brand>
    /// Nil where the brand's own people say it.
    package let store: ID<Store>?
    package let recordedAt: Instant

    package init(brand: ID<Brand>, store: ID<Store>?, recordedAt: Instant) {
        self.brand = brand
        self.store = store
        self.recordedAt = recordedAt
    }
}
