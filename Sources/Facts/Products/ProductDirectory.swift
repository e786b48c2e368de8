package import Database
package import Shop

/// The ids of a store's products, learnt as they are met. What one transaction learnt may be kept only once that
/// transaction has been committed.
package struct ProductDirectory: Sendable {
    /// Beyond this many the directory forgets all and learns anew: memory does not grow with a shop.
    private static let most = 50_000
    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 4_096
    private var ids: [String: Int64] = [:]

    package init() {}

    /// Zero for a product that was never learnt.
    func id(of product: StatedProduct) -> Int64 {
        ids[product.code] ?? 0
    }

    /// Finds or makes each product. The first title told for a code stands until a product file states another.
    package mutating func learn(
        _ products: [StatedProduct], from source: StatementSource, in tx: WriteTransaction
    ) throws {
        var unknown: [StatedProduct] = []
        var seen: Set<String> = []
        for product in products where ids[product.code] == nil && seen.insert(product.code).inserted {
            unknown.append(product)
        }
        guard !unknown.isEmpty else { return }
        if !ids.isEmpty, ids.count + unknown.count > Self.most {
            ids = [:]
            return try learn(products, from: source, in: tx)
        }
        for codes in unknown.map(\.code).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT code, id
                FROM products
                WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND code IN \(list: codes)
                """
            ) { ids[$0.text(0)] = $0.int64(1) }
        }
        try make(unknown.filter { ids[$0.code] == nil }, from: source, in: tx)
    }

    private mutating func make(
        _ products: [StatedProduct], from source: StatementSource, in tx: WriteTransaction
    ) throws {
        guard !products.isEmpty else { return }
        let fresh = try tx.ids(of: "products", count: products.count)
        for (product, id) in zip(products, fresh) { ids[product.code] = id }
        let columns = ["brand_id", "id", "store_id", "code", "title", "category", "is_consumable", "pack_size"]
        try tx.append(to: "products", columns: columns) { row in
            for (product, id) in zip(products, fresh) {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(source.store.raw)
                try row.text(product.code)
                try row.text(product.title)
                try row.text(product.category)
                try row.flag(false)
                try row.int64(1)
                try row.end()
            }
        }
        let facts = fresh.map { Fact(.productStated, subject: $0, occurredAt: source.statedAt) }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }
}
