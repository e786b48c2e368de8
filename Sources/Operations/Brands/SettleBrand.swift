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
            let before = try Brands.settings(of: brand, in: tx)
            let settings = try Brands.change(name, to: value, of: brand, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .settingChanged, by: rights.caller, brand: brand.id, note: note(from: before, to: settings), at: now
                ),
                in: tx)
            return settings
        }
    }

    /// The values too, where they are words of the program's own: contacts and product codes are the shop's.
    private func note(from before: BrandSettings, to after: BrandSettings) -> String {
        guard SettingName(rawValue: name)?.isOwnWords == true, let old = before.value(of: name),
            let new = after.value(of: name)
        else { return name }
        return "\(name) \(old) → \(new)"
    }
}
