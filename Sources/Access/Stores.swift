package import Database
import Foundation
package import Shop

/// The stores of a brand.
package enum Stores {
    package static func add(
        name: String, platform: Platform, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Store {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        try NameRules.check(name)
        guard try all(of: brand, in: tx).allSatisfy({ $0.name != name }) else {
            throw AccessError.storeExists(name: name)
        }
        let id = try tx.id(of: "stores")
        try tx.execute(
            """
            INSERT INTO stores (brand_id, id, name, platform, created_at)
            VALUES (\(brand.raw), \(id), \(name), \(platform.rawValue), \(now.milliseconds))
            """)
        return Store(id: ID(id), brand: brand, name: name, platform: platform)
    }

    /// In the order they were made.
    package static func all(of brand: ID<Brand>, in tx: ReadTransaction) throws -> [Store] {
        try tx.all("SELECT id, name, platform FROM stores WHERE brand_id = \(brand.raw) ORDER BY id") { row in
            Store(
                id: ID(row.int64(0)), brand: brand, name: row.text(1),
                platform: Platform(rawValue: row.text(2)) ?? .other)
        }
    }

    /// - Throws: `AccessError.noSuchStore`.
    package static func find(_ name: String, of brand: ID<Brand>, in tx: ReadTransaction) throws -> Store {
        let all = try all(of: brand, in: tx)
        guard let store = all.first(where: { $0.name == name }) else {
            throw AccessError.noSuchStore(name: name, known: all.map(\.name))
        }
        return store
    }
}
