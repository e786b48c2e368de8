package import Access
import Database
package import Shop

/// Makes a brand. A member who makes one owns it.
package struct CreateBrand: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.brandMade])
    private let name: String
    private let timeZone: String
    private let currency: String
    private let language: Language

    package init(name: String, timeZone: String, currency: String, language: Language) {
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.language = language
    }

    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Brand {
        try await installation.database.write { tx in
            let brand = try Brands.create(
                name: name, timeZone: timeZone, currency: currency, language: language, at: now, in: tx)
            if let maker = rights.caller.member {
                try GivenRoles.set(.owner, of: maker, in: brand.id, at: now, in: tx)
            }
            AuditLog.append(
                AuditEntry(
                    .brandMade, by: rights.caller, brand: brand.id, of: AuditSubject(.brand, brand.id.raw), at: now),
                in: tx)
            return brand
        }
    }
}
