import Customers
import Database
import Facts
import Imports
import Shop

/// Takes up the traits that a site tells of persons: those that every brand has, and those that this one has defined.
struct EventTraitDesk: Sendable {
    let brand: ID<Brand>
    let store: ID<Store>
    let receivedAt: Instant

    /// - Returns: how many meant nothing.
    func hear(_ told: [(person: EventPerson, customer: ID<Customer>)], in tx: WriteTransaction) throws -> Int {
        guard !told.isEmpty else { return 0 }
        let erased = try Erasures.among(told.map(\.customer), brand: brand, in: tx)
        let living = told.filter { !erased.contains($0.customer) }
        let definitions =
            living.contains { !$0.person.own.isEmpty } ? try TraitDefinitions.all(brand: brand, in: tx) : []
        var dropped = 0
        var standing = try StandingTraits(of: living.map(\.customer), brand: brand, in: tx)
        var entries: [PersonFactEntry] = []
        // In the order in which it happened, so that what stands is what was told last.
        for (person, customer) in living.sorted(by: { $0.person.occurredAt < $1.person.occurredAt }) {
            dropped += person.dropped
            let own = own(person, definitions)
            dropped += person.own.count - own.count
            for fact in person.facts + own {
                guard case .trait(let trait) = fact.content,
                    standing.isNews(trait, of: customer, at: fact.occurredAt)
                else { continue }
                entries.append(PersonFactEntry(fact: fact, customer: customer))
            }
        }
        var words = WordDirectory()
        _ = try PersonStatements.record(
            entries, from: PersonFactSource(brand: brand, store: store, recordedAt: receivedAt), words: &words, in: tx)
        return dropped
    }

    private func own(_ person: EventPerson, _ definitions: [TraitDefinition]) -> [StatedPersonFact] {
        person.own.compactMap { told in
            guard let trait = definitions.first(where: { $0.name == told.name }) else { return nil }
            let value: TraitValue?
            do {
                value = try told.text.map { try TraitRules.read($0, as: trait) }
            } catch {
                // Of another form than the brand defined: counted with those that mean nothing.
                return nil
            }
            return StatedPersonFact(
                number: "\(person.number) own \(told.name)", buyers: person.customer.buyers,
                occurredAt: person.occurredAt, .trait(.named(told.name, value)))
        }
    }
}
