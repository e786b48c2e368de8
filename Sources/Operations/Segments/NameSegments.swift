package import Access
import Database
import Insight
package import Shop

/// What the saved segments of a brand are called, for whoever chooses among them.
package struct NameSegments: BrandOperation {
    package static let permission = Permission.readCustomers
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [String] {
        try await installation.database.read { try SavedSegments.all(brand: brand.id, in: $0).map(\.name) }
    }
}
