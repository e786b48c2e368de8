package import Access
import Customers
import Database
import Facts
package import Shop

/// Has two customers read as one person from now on: the older. Nothing is moved, and it can be taken back.
package struct MergeCustomers: BrandOperation {
    package static let permission = Permission.mergeCustomers
    package static let audited = Audited.change([.customersMerged])

    package struct Outcome: Sendable {
        /// `c_…` of whom both are read as.
        package let survivor: String
        /// `m_…`; nil when they were one already.
        package let joining: String?
    }

    private let one: String
    private let other: String
    private let reason: String?
    package let brand: String?

    /// - Parameter reason: in somebody's own words; it is kept as a personal value.
    package init(_ one: String, _ other: String, reason: String?, brand: String?) {
        self.one = one
        self.other = other
        self.reason = reason
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Outcome {
        try await installation.database.write { tx in
            let brand = brand.id
            try tx.accompanied(brand: brand.raw)
            let one = try installation.customer(one, brand: brand, in: tx)
            let other = try installation.customer(other, brand: brand, in: tx)
            guard try Erasures.among([one, other], brand: brand, in: tx).isEmpty else { throw CustomersError.isErased }
            let joining = try Joinings.join(
                one, other, because: .hand, by: rights.caller.code, brand: brand, at: now, in: tx)
            let survivor = try Merges.survivor(of: one, brand: brand, in: tx)
            if let joining {
                AuditLog.append(
                    AuditEntry(
                        .customersMerged, by: rights.caller, brand: brand, of: AuditSubject(.customer, survivor.raw),
                        at: now), in: tx)
                if let reason {
                    let note = JoinNote(joining, installation.keys, brand: brand)
                    try note.keep(reason, of: max(one, other), in: tx)
                }
            }
            return Outcome(
                survivor: installation.outerIDs.shown(survivor.raw, prefix: "c"),
                joining: joining.map { installation.outerIDs.shown($0.raw, prefix: "m") })
        }
    }
}
