package import Access
import Database
package import Shop

/// The settings of a brand; with a name and a value, after setting that one.
package struct SettleBrand: Operation {
    package static let permission = Permission.changeBrand
    private let brand: String?
    private let change: (name: String, value: String)?

    package init(brand: String?, change: (name: String, value: String)?) {
        self.brand = brand
        self.change = change
    }

    package func run(in installation: Installation, at now: Instant) async throws -> BrandSettings {
        try await installation.database.write { tx in
            let brand = try Brands.find(brand, in: tx)
            guard let change else { return try Brands.settings(of: brand.id, in: tx) }
            return try Brands.change(change.name, to: change.value, of: brand.id, at: now, in: tx)
        }
    }
}
