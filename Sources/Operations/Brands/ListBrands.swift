package import Access
import Customers
import Database
import Facts
package import Shop

/// A brand and what it holds.
package struct BrandOverview: Sendable {
    package let brand: Brand
    package let stores: [Store]
    /// Persons: whoever is read as another counts once.
    package let customers: Int
    package let conflicts: Int
}

/// The caller's brands with their stores.
package struct ListBrands: Operation {
    package static let permission = Permission.keepAccount

    package init() {}

    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [BrandOverview] {
        try await installation.database.read { tx in
            try Brands.all(for: rights, in: tx).filter { rights.permissions(in: $0.id).contains(.readBrand) }.map {
                brand in
                BrandOverview(
                    brand: brand, stores: try Stores.all(of: brand.id, in: tx),
                    customers: try CustomerDirectory.count(brand: brand.id, in: tx)
                        - Merges.count(brand: brand.id, in: tx),
                    conflicts: try OrderConflicts.countUndecided(brand: brand.id, in: tx))
            }
        }
    }
}
