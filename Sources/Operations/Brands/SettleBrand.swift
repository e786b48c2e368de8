package import Access
import Database
package import Shop

/// Sets one of a brand's settings.
package struct SettleBrand: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.settingChanged])
    package let brand: String?
    private let name: String
    private let value: String

    package init(brand: String?, name: String, value: String) {
        self.brand = brand
        self.name = name
        self.value = value
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> BrandSettings {
        try await installation.database.write { tx in
            let settings = try Brands.change(name, to: value, of: brand, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.settingChanged, by: rights.caller, brand: brand.id, note: name, at: now), in: tx)
            return settings
        }
    }
}
