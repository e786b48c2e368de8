package import Access
import Database
package import Shop

/// The settings of a brand.
package struct ShowSettings: Operation {
    package static let permission = Permission.readBrand
    private let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(in installation: Installation, at now: Instant) async throws -> BrandSettings {
        try await installation.database.read { tx in
            try Brands.settings(of: try Brands.find(brand, in: tx), in: tx)
        }
    }
}
