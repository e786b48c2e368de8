package import Access
import Customers
import Database
import Facts
package import Shop

/// Writes down what a customer is like, by a trait that the brand has defined.
package struct SetTrait: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.traitSet])
    private let customer: String
    private let name: String
    private let value: String?
    package let brand: String?

    /// - Parameter value: nil takes back what was told.
    package init(_ customer: String, name: String, to value: String?, brand: String?) {
        self.customer = customer
        self.name = name
        self.value = value
        self.brand = brand
    }

    /// - Returns: the value as it is kept.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> TraitValue? {
        try await installation.database.write { tx in
            let brand = brand.id
            let survivor = try installation.living(customer, brand: brand, in: tx)
            let told = try value.map {
                try TraitRules.read($0, as: try TraitDefinitions.find(name, brand: brand, in: tx))
            }
            // What was told can be taken back whether it is still defined or not.
            if told == nil, try !isKept(of: survivor, brand: brand, in: tx) {
                _ = try TraitDefinitions.find(name, brand: brand, in: tx)
            }
            let fact = StatedPersonFact(
                number: "hand \(survivor.raw) \(name) \(told.map(TraitText.written) ?? "") \(now.milliseconds)",
                buyers: [], occurredAt: now, .trait(.named(name, told)))
            var words = WordDirectory()
            _ = try PersonStatements.record(
                [PersonFactEntry(fact: fact, customer: survivor)],
                from: PersonFactSource(brand: brand, store: nil, recordedAt: now), words: &words, in: tx)
            AuditLog.append(
                AuditEntry(
                    .traitSet, by: rights.caller, brand: brand, of: AuditSubject(.customer, survivor.raw),
                    note: String(words.id(of: name)), at: now), in: tx)
            return told
        }
    }

    private func isKept(of survivor: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction) throws -> Bool {
        let members = try Merges.everybody(readAs: survivor, brand: brand, in: tx)
        return try PersonStatus.of(members, brand: brand, in: tx).traits.contains { $0.name == name }
    }
}
