package import Access
import Database
package import Shop

/// Adds a store to a brand.
package struct AddStore: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.storeAdded])
    private let name: String
    private let platform: Platform
    package let brand: String?

    package init(name: String, platform: Platform, brand: String?) {
        self.name = name
        self.platform = platform
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Store {
        try await installation.database.write { tx in
            let store = try Stores.add(name: name, platform: platform, brand: brand.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .storeAdded, by: rights.caller, brand: brand.id, of: AuditSubject(.store, store.id.raw), at: now),
                in: tx)
            return store
        }
    }
}
