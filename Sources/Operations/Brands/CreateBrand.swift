package import Access
import Database
package import Shop

/// Makes a brand.
package struct CreateBrand: Operation {
    package static let permission = Permission.administerInstallation
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
            try Brands.create(
                name: name, timeZone: timeZone, currency: currency, language: language, at: now, in: tx)
        }
    }
}
