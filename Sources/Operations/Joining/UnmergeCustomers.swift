package import Access
import Customers
import Database
import Facts
package import Shop

/// Takes a merge back, or all merges that name one customer: whoever they held together is several persons again, each with
/// what their own names brought.
package struct UnmergeCustomers: BrandOperation {
    package static let permission = Permission.mergeCustomers
    package static let audited = Audited.change([.customersParted])

    package struct Outcome: Sendable {
        /// How many merges stood until now.
        package let parted: Int
        /// `c_…` of each person that there is now.
        package let persons: [String]
    }

    private let name: String
    package let brand: String?

    /// - Parameter name: `m_…`, or `c_…`.
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Outcome {
        try await installation.database.write { tx in
            let brand = brand.id
            // Before it is read who they are: what others join or erase meanwhile would be drawn over.
            try tx.alone(brand: brand.raw)
            let joinings = try joinings(brand, installation, in: tx)
            guard let first = joinings.first else { throw CustomersError.notJoined }
            let survivor = try Merges.survivor(of: first.one, brand: brand, in: tx)
            let members = try Merges.members(of: survivor, brand: brand, in: tx)
            let parted = try Parting(brand: brand).part(joinings, by: rights.caller.code, at: now, in: tx)
            if parted > 0 {
                AuditLog.append(
                    AuditEntry(
                        .customersParted, by: rights.caller, brand: brand, of: AuditSubject(.customer, survivor.raw),
                        at: now), in: tx)
            }
            let persons = Set(try Merges.survivors(of: members, brand: brand, in: tx).values).sorted()
            return Outcome(
                parted: parted, persons: persons.map { installation.outerIDs.shown($0.raw, prefix: "c") })
        }
    }

    private func joinings(
        _ brand: ID<Brand>, _ installation: Installation, in tx: ReadTransaction
    ) throws -> [Joining] {
        if name.hasPrefix("m_") {
            guard let id = installation.outerIDs.id(name, prefix: "m") else { throw CustomersError.noSuchJoining }
            return [try Joinings.find(ID(id), brand: brand, in: tx)]
        }
        let customer = try installation.customer(name, brand: brand, in: tx)
        return try Joinings.of([customer], brand: brand, in: tx).filter(\.stands)
    }
}
