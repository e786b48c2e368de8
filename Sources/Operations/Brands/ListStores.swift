package import Access
import Database
package import Shop

/// The stores of a brand.
package struct ListStores: Operation {
    package static let permission = Permission.readBrand
    private let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(in installation: Installation, at now: Instant) async throws -> [Store] {
        try await installation.database.read { try Stores.all(of: try Brands.find(brand, in: $0).id, in: $0) }
    }
}
