package import Database
package import Shop

/// Reads reviews, each with whose it is: the buyer of the order that it names, else the one whom its source names.
package enum ReviewScan {
    /// Calls `body` with every review that is somebody's, in the order of ids.
    ///
    /// - Parameter customers: of these alone; nil for all.
    package static func forEach(
        brand: ID<Brand>, of customers: [Int64]? = nil, in tx: ReadTransaction,
        _ body: (_ customer: Int64, _ stars: Int64, _ at: Int64) throws -> Void
    ) throws {
        guard let customers else { return try read(brand: brand, where: "TRUE", in: tx, body) }
        for start in stride(from: 0, to: customers.count, by: mostAsked) {
            let some = Array(customers[start..<min(start + mostAsked, customers.count)])
            let own: SQL = """
                r.id IN (SELECT id FROM reviews WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some))
                    AND o.customer_id IS NULL
                """
            let named: SQL = """
                r.id IN (
                    SELECT n.id
                    FROM orders k
                    JOIN reviews n ON n.brand_id = k.brand_id AND n.store_id = k.store_id AND n.order_number = k.number
                    WHERE k.brand_id = \(brand.raw) AND k.customer_id IN \(list: some))
                """
            try read(brand: brand, where: own, in: tx, body)
            try read(brand: brand, where: named, in: tx, body)
        }
    }

    /// Calls `body` with whose each of these reviews is or was told to be.
    package static func forEachConcerned(
        by reviews: [Int64], brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT r.customer_id, o.customer_id
            FROM reviews r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND r.id IN \(list: reviews)
            """
        ) { row in
            if let told = row.optionalInt64(0) { try body(told) }
            if let buyer = row.optionalInt64(1) { try body(buyer) }
        }
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 4_096

    private static func read(
        brand: ID<Brand>, where condition: SQL, in tx: ReadTransaction,
        _ body: (_ customer: Int64, _ stars: Int64, _ at: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT COALESCE(o.customer_id, r.customer_id), r.stars, r.occurred_at, r.id
            FROM reviews r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND \(condition) AND COALESCE(o.customer_id, r.customer_id) IS NOT NULL
            ORDER BY r.id
            """
        ) { try body($0.int64(0), $0.int64(1), $0.int64(2)) }
    }
}
