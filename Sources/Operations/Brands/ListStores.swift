package import Access
import Database
package import Shop

/// The stores of a brand.
package struct ListStores: BrandOperation {
    package static let permission = Permission.readBrand
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Store] {
        try await installation.database.read { try Stores.all(of: brand.id, in: $0) }
    }
}
