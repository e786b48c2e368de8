import Shop

/// What a source states of a person, of one kind, under a number of its own.
struct ToldOnce<Content> {
    let customer: ID<Customer>
    let occurredAt: Instant
    /// What tells it from all others of its kind, whoever states them.
    let key: [UInt8]
    let content: Content

    init(_ entry: PersonFactEntry, from source: PersonFactSource, _ content: Content) {
        customer = entry.customer
        occurredAt = entry.fact.occurredAt
        key = ToldKey.of(entry.fact.number, store: source.store)
        self.content = content
    }
}
