package import Database
package import Shop

/// Reads of orders what rules look at.
package enum OrderGlimpses {
    /// The orders of some numbers of a store, in the order of ids.
    package static func of(
        _ numbers: [String], store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [OrderGlimpse] {
        try numbers.inLists(of: 8_192).flatMap {
            try read("o.store_id = \(store.raw) AND o.number IN \(list: $0)", "", brand: brand, in: tx)
        }.sorted { $0.id < $1.id }
    }

    /// The orders of some ids.
    package static func of(
        _ ids: [Int64], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [OrderGlimpse] {
        try ids.inLists(of: 8_192).flatMap { try read("o.id IN \(list: $0)", "", brand: brand, in: tx) }
            .sorted { $0.id < $1.id }
    }

    /// The orders behind an id, in the order of ids: a page of all.
    package static func page(
        after id: Int64, limit: Int, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [OrderGlimpse] {
        try read("o.id > \(id)", "ORDER BY o.id LIMIT \(limit)", brand: brand, in: tx)
    }

    /// Keeps the flags that sources told of orders; one told later stands.
    package static func keep(
        _ flags: [(number: String, flag: OrderFlag)], store: ID<Store>, brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        for (number, flag) in flags {
            try tx.execute(
                """
                UPDATE orders
                SET flag = \(flag.rawValue)
                WHERE brand_id = \(brand.raw) AND store_id = \(store.raw) AND number = \(number)
                    AND (flag IS NULL OR flag <> \(flag.rawValue))
                """)
        }
    }

    private static func read(
        _ condition: SQL, _ rest: SQL, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [OrderGlimpse] {
        var orders = try tx.all(
            """
            SELECT o.id, o.store_id, o.number, o.customer_id, o.flag, v.paid, v.currency,
                CASE WHEN m.number IS NULL OR m.is_lifted = 1 THEN v.left_out ELSE m.reason END, o.mark,
                CASE WHEN m.number IS NULL OR m.is_lifted = 1 THEN 0 ELSE 1 END
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            LEFT JOIN order_marks m ON m.brand_id = o.brand_id AND m.order_id = o.id AND m.number = o.mark
            WHERE o.brand_id = \(brand.raw) AND \(condition)
            \(rest)
            """
        ) { row -> OrderGlimpse? in
            guard let currency = Currency(row.text(6)) else { return nil }
            return OrderGlimpse(
                id: row.int64(0), store: ID(row.int64(1)), number: row.text(2),
                customer: row.optionalInt64(3).map { ID($0) },
                flag: row.optionalText(4).flatMap { OrderFlag(rawValue: $0) }, paid: row.optionalInt64(5),
                currency: currency, leftOut: row.optionalText(7).flatMap { LeftOutReason(rawValue: $0) },
                mark: row.int64(8), isMarked: row.flag(9), lines: [])
        }.compactMap { $0 }
        let places = Dictionary(uniqueKeysWithValues: orders.enumerated().map { ($1.id, $0) })
        for some in orders.map(\.id).inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT l.order_id, p.code, p.title, CASE WHEN l.is_gift = 1 OR l.unit_price = 0 THEN 1 ELSE 0 END
                FROM orders o
                JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
                JOIN order_lines l ON l.brand_id = o.brand_id AND l.order_id = o.id AND l.line_set = v.line_set
                JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
                WHERE o.brand_id = \(brand.raw) AND o.id IN \(list: some)
                """
            ) { row in
                guard let place = places[row.int64(0)] else { return }
                orders[place].lines.append(
                    OrderGlimpse.Line(code: row.text(1), title: row.text(2), isFree: row.flag(3)))
            }
        }
        return orders
    }
}
