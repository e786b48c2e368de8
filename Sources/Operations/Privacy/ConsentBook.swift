import Customers
import Database
import Facts
import Shop

/// What stands of the consents of some persons: since when their addresses are kept out, and when they last agreed.
struct ConsentBook {
    struct Subject: Hashable {
        /// Whom they are read as.
        let person: ID<Customer>
        let channel: ConsentChannel
        let purpose: ConsentPurpose
    }

    private let brand: ID<Brand>
    private let readAs: [ID<Customer>: ID<Customer>]
    private let members: [ID<Customer>: [ID<Customer>]]
    private var suppressedAt: [Subject: Instant] = [:]
    private var givenAt: [Subject: Instant] = [:]

    /// - Parameter entries: those that are no consents are passed over.
    init(of entries: [PersonFactEntry], brand: ID<Brand>, in tx: ReadTransaction) throws {
        self.brand = brand
        let customers = Set(
            entries.compactMap { entry -> ID<Customer>? in
                guard case .consent = entry.fact.content else { return nil }
                return entry.customer
            })
        readAs = try Merges.everybody(readAs: customers, brand: brand, in: tx)
        members = Dictionary(grouping: readAs.keys.sorted()) { [readAs] in readAs[$0] ?? $0 }
        let everybody = readAs.keys.sorted()
        try readSuppressed(of: everybody, in: tx)
        for given in try ConsentHistory.newestGiven(by: everybody, brand: brand, in: tx) {
            give(subject(given.customer, given.channel, given.purpose), at: given.at)
        }
    }

    func subject(of consent: StatedConsent, by customer: ID<Customer>) -> Subject {
        subject(customer, consent.channel, consent.purpose)
    }

    private func subject(
        _ customer: ID<Customer>, _ channel: ConsentChannel, _ purpose: ConsentPurpose
    ) -> Subject {
        Subject(person: readAs[customer] ?? customer, channel: channel, purpose: purpose)
    }

    func everybody(readAs person: ID<Customer>) -> [ID<Customer>] {
        members[person] ?? [person]
    }

    /// Since when an address is kept out; nil when none is.
    func suppressed(_ subject: Subject) -> Instant? { suppressedAt[subject] }

    /// When they last agreed, whatever was said since; nil for never.
    func given(_ subject: Subject) -> Instant? { givenAt[subject] }

    mutating func give(_ subject: Subject, at moment: Instant) {
        givenAt[subject] = max(givenAt[subject] ?? moment, moment)
    }

    /// What is kept out of some persons, anew.
    mutating func readSuppressed(of customers: [ID<Customer>], in tx: ReadTransaction) throws {
        let persons = Set(customers.map { readAs[$0] ?? $0 })
        if !suppressedAt.isEmpty { suppressedAt = suppressedAt.filter { !persons.contains($0.key.person) } }
        for standing in try Suppressions.standing(of: customers, brand: brand, in: tx) {
            let subject = subject(standing.customer, standing.channel, standing.purpose)
            suppressedAt[subject] = max(suppressedAt[subject] ?? standing.since, standing.since)
        }
    }
}
