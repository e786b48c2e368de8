package import Access
import Database
package import Shop

/// The settings of a brand.
package struct ShowSettings: BrandOperation {
    package static let permission = Permission.readBrand
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> BrandSettings {
        try await installation.database.read { try Brands.settings(of: brand, in: $0) }
    }
}
