import Database
import Facts
import Shop

/// Puts tags on persons and takes them off, as the brand's own people and rules do.
struct PersonTags {
    struct Change {
        let customer: ID<Customer>
        let tag: String
        let isOn: Bool
        let at: Instant
        /// What tells the change from all others: told again under it, it changes nothing.
        let key: String
    }

    let brand: ID<Brand>

    /// - Returns: how many were new.
    @discardableResult
    func record(_ changes: [Change], at now: Instant, in tx: WriteTransaction) throws -> Int {
        guard !changes.isEmpty else { return 0 }
        var words = WordDirectory()
        let entries = changes.map { change in
            PersonFactEntry(
                fact: StatedPersonFact(
                    number: change.key, buyers: [], occurredAt: change.at, .tag(change.tag, isOn: change.isOn)),
                customer: change.customer)
        }
        return try PersonStatements.record(
            entries, from: PersonFactSource(brand: brand, store: nil, recordedAt: now), words: &words, in: tx)
    }
}
