package import Database
package import Shop

/// What is stated of persons beside what they bought and did: tags, traits, consents, interactions. Older news that come
/// late are appended, and change nothing that stands.
package enum PersonStatements {
    /// - Returns: how many were new. One whose number is known already is passed over.
    /// - Complexity: a fixed number of queries per batch, and one for each new word.
    package static func record(
        _ entries: [PersonFactEntry], from source: PersonFactSource, words: inout WordDirectory,
        in tx: WriteTransaction
    ) throws -> Int {
        // A word that is found here stays until this is written.
        try tx.accompanied(brand: source.brand.raw)
        try meet(entries, from: source, in: tx)
        var tags: [ToldOnce<(name: String, isOn: Bool)>] = []
        var traits: [ToldOnce<StatedTrait>] = []
        var consents: [ToldOnce<StatedConsent>] = []
        var interactions: [ToldOnce<StatedInteraction>] = []
        for entry in entries {
            switch entry.fact.content {
            case .tag(let name, let isOn): tags.append(ToldOnce(entry, from: source, (name, isOn)))
            case .trait(let trait): traits.append(ToldOnce(entry, from: source, trait))
            case .consent(let consent): consents.append(ToldOnce(entry, from: source, consent))
            case .interaction(let interaction): interactions.append(ToldOnce(entry, from: source, interaction))
            }
        }
        return try Tags.record(tags, from: source, words: &words, in: tx)
            + Traits.record(traits, from: source, words: &words, in: tx)
            + Consents.record(consents, from: source, in: tx)
            + Interactions.record(interactions, from: source, in: tx)
    }

    /// How many customers have a standing value of a trait that the brand named.
    ///
    /// - Complexity: walks through the brand's traits.
    package static func bearers(ofTrait name: String, brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        var standing: [Int64: Bool] = [:]
        try tx.forEach(
            """
            SELECT customer_id, form
            FROM person_traits_read
            WHERE brand_id = \(brand.raw) AND kind = \(TraitKind.named.rawValue) AND name = \(name)
            ORDER BY occurred_at, recorded_at, trait_id
            """
        ) { standing[$0.int64(0)] = $0.int64(1) != TraitForm.nothing.rawValue }
        return standing.values.count { $0 }
    }

    /// Of whom an interaction was told under a number of a store; nil when none was.
    package static func interaction(
        _ number: String, store: ID<Store>?, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> ID<Customer>? {
        try tx.first(
            """
            SELECT customer_id
            FROM interactions
            WHERE brand_id = \(brand.raw) AND key_hash = \(ToldKey.of(number, store: store))
            """
        ) { ID($0.int64(0)) }
    }

    /// Whoever something is stated of was known by then: news from before they were first met move that day, so that it is
    /// the same in whatever order sources tell.
    private static func meet(
        _ entries: [PersonFactEntry], from source: PersonFactSource, in tx: WriteTransaction
    ) throws {
        var met: [Int64: Instant] = [:]
        for entry in entries {
            met[entry.customer.raw] = min(met[entry.customer.raw] ?? entry.fact.occurredAt, entry.fact.occurredAt)
        }
        for some in met.keys.sorted().inLists(of: 4_096) {
            try PeopleScan.forEach(brand: source.brand, of: some, in: tx) { customer, seenAt in
                if let at = met[customer], seenAt <= at.milliseconds { met[customer] = nil }
            }
        }
        let facts = met.sorted { $0.key < $1.key }.map { Fact(.customerSeen, subject: $0.key, occurredAt: $0.value) }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }
}
