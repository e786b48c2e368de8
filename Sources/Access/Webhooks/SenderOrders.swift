package import Database
package import Shop

/// By what number orders go that their sender also names by a number of its own: refunds and removals tell that alone.
package enum SenderOrders {
    /// Remembers a number; the last that was told stands.
    package static func keep(
        _ number: String, of sender: String, store: ID<Store>, brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO sender_orders (brand_id, store_id, sender_id, number)
            VALUES (\(brand.raw), \(store.raw), \(sender), \(number))
            ON CONFLICT (brand_id, store_id, sender_id) DO UPDATE SET number = excluded.number
            WHERE sender_orders.number <> excluded.number
            """)
    }

    /// Nil where nothing has told of it.
    package static func number(
        of sender: String, store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> String? {
        try tx.first(
            """
            SELECT number
            FROM sender_orders
            WHERE brand_id = \(brand.raw) AND store_id = \(store.raw) AND sender_id = \(sender)
            """
        ) { $0.text(0) }
    }
}
