package import Access
import Customers
import Database
package import Shop

/// Deletes something that was set aside: it has been dealt with.
package struct ForgetSetAside: BrandOperation {
    package static let permission = Permission.decideConflicts
    package static let audited = Audited.change([.asideForgotten])
    private let name: String
    package let brand: String?

    /// - Parameter name: `a_…`
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchAside`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        try await installation.database.write { tx in
            guard let id = installation.aside(name), try SetAside.forget(id, brand: brand.id, in: tx) else {
                throw CustomersError.noSuchAside
            }
            AuditLog.append(
                AuditEntry(
                    .asideForgotten, by: rights.caller, brand: brand.id, of: AuditSubject(.aside, id.raw), at: now),
                in: tx)
        }
    }
}
