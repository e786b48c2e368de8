package import Database
package import Shop

/// Whom the brand knows, and since when: everyone of whom a fact says that they were seen.
package enum PeopleScan {
    /// Calls `body` with each customer seen, in the order of ids, and when that was first.
    package static func forEach(
        brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64, _ seenAt: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            "SELECT customer_id, seen_at FROM people WHERE brand_id = \(brand.raw) ORDER BY customer_id"
        ) { try body($0.int64(0), $0.int64(1)) }
    }

    /// The same for some customers.
    package static func forEach(
        brand: ID<Brand>, of customers: [Int64], in tx: ReadTransaction,
        _ body: (_ customer: Int64, _ seenAt: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT customer_id, seen_at
            FROM people
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers)
            ORDER BY customer_id
            """
        ) { try body($0.int64(0), $0.int64(1)) }
    }

    /// Remembers the first sight of a customer.
    static func see(_ customer: Int64, at moment: Instant, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            INSERT INTO people (brand_id, customer_id, seen_at)
            VALUES (\(brand.raw), \(customer), \(moment.milliseconds))
            ON CONFLICT (brand_id, customer_id) DO UPDATE
            SET seen_at = excluded.seen_at
            WHERE excluded.seen_at < people.seen_at
            """)
    }
}
