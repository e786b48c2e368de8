import Customers
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

    /// Of whoever was erased nothing is written, though they leave a segment by it.
    ///
    /// - Returns: how many were new.
    @discardableResult
    func record(_ changes: [Change], at now: Instant, in tx: WriteTransaction) throws -> Int {
        var words = WordDirectory()
        return try record(changes, at: now, words: &words, in: tx)
    }

    func record(
        _ changes: [Change], at now: Instant, words: inout WordDirectory, in tx: WriteTransaction
    ) throws -> Int {
        guard !changes.isEmpty else { return 0 }
        try tx.accompanied(brand: brand.raw)
        let erased = try Erasures.among(changes.lazy.map(\.customer), brand: brand, in: tx)
        let entries = changes.filter { !erased.contains($0.customer) }.map { change in
            PersonFactEntry(
                fact: StatedPersonFact(
                    number: change.key, buyers: [], occurredAt: change.at, .tag(change.tag, isOn: change.isOn)),
                customer: change.customer)
        }
        return try PersonStatements.record(
            entries, from: PersonFactSource(brand: brand, store: nil, recordedAt: now), words: &words, in: tx)
    }
}
