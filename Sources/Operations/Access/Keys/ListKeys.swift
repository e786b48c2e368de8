package import Access
import Database
package import Shop

/// The keys of a brand, with who made them and the store whose events each brings.
package struct ListKeys: BrandOperation {
    package static let permission = Permission.changeKeys
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [(key: APIKey, maker: String?, store: String?)] {
        try await installation.database.read { tx in
            let names = try Members.names(in: tx)
            let stores = Dictionary(
                uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
            return try APIKeys.all(of: brand.id, in: tx).map { key in
                (key, key.maker.flatMap { names[$0] }, key.store.flatMap { stores[$0] })
            }
        }
    }
}
