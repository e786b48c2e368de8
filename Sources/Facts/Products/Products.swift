package import Database
package import Shop

/// The products of a brand.
package enum Products {
    /// All products of the brand, or some of them, in the order of ids.
    package static func all(
        brand: ID<Brand>, only some: [ID<Product>]? = nil, in tx: ReadTransaction
    ) throws -> [Product] {
        var sql: SQL = """
            SELECT product_id, store_id, code, title, category, is_consumable, pack_size
            FROM products_read
            WHERE brand_id = \(brand.raw)
            """
        if let some { sql = sql + " AND product_id IN \(list: some.map(\.raw))" }
        return try tx.all(sql + " ORDER BY product_id") { row in
            Product(
                id: ID(row.int64(0)), store: ID(row.int64(1)), code: row.text(2), title: row.text(3),
                category: row.optionalText(4), isConsumable: row.flag(5), packSize: row.int64(6))
        }
    }

    /// Takes up what a product file states. What it does not tell stays as it was.
    package static func record(
        _ records: [StatedProductRecord], from source: StatementSource, in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        var directory = ProductDirectory()
        return try records.map { record in
            let known = try find(record.product.code, source, in: tx)
            try directory.learn([record.product], from: source, in: tx)
            let id = directory.id(of: record.product)
            let stated = Product(
                id: ID(id), store: source.store, code: record.product.code, title: record.product.title,
                category: record.product.category ?? known?.category,
                isConsumable: record.isConsumable ?? known?.isConsumable ?? false,
                packSize: record.packSize ?? known?.packSize ?? 1)
            guard stated != known else { return .unchanged }
            try update(stated, source, in: tx)
            guard known != nil else { return .new }
            let fact = Fact(.productStated, subject: id, occurredAt: source.statedAt)
            try FactLog.append([fact], brand: source.brand, at: source.recordedAt, in: tx)
            return .advanced
        }
    }

    private static func find(_ code: String, _ source: StatementSource, in tx: ReadTransaction) throws -> Product? {
        try tx.first(
            """
            SELECT id, title, category, is_consumable, pack_size
            FROM products
            WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND code = \(code)
            """
        ) { row in
            Product(
                id: ID(row.int64(0)), store: source.store, code: code, title: row.text(1),
                category: row.optionalText(2), isConsumable: row.flag(3), packSize: row.int64(4))
        }
    }

    private static func update(_ product: Product, _ source: StatementSource, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE products
            SET title = \(product.title), category = \(product.category), is_consumable = \(product.isConsumable),
                pack_size = \(product.packSize)
            WHERE brand_id = \(source.brand.raw) AND id = \(product.id.raw)
            """)
    }
}
