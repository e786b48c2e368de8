package import Access
import Database
package import Shop

/// Sets one of a brand's settings.
package struct SettleBrand: Operation {
    package static let permission = Permission.changeBrand
    private let brand: String?
    private let name: String
    private let value: String

    package init(brand: String?, name: String, value: String) {
        self.brand = brand
        self.name = name
        self.value = value
    }

    package func run(in installation: Installation, at now: Instant) async throws -> BrandSettings {
        try await installation.database.write { tx in
            let brand = try Brands.find(brand, in: tx)
            return try Brands.change(name, to: value, of: brand, at: now, in: tx)
        }
    }
}
