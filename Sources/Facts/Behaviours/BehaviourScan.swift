package import Database
package import Shop

/// What figures need of one behaviour.
package struct ScannedBehaviour: Sendable {
    package let customer: Int64
    package let kind: Int64
    package let store: Int64
    /// Nil when it is about no product.
    package let product: Int64?
    /// Milliseconds.
    package let occurredAt: Int64
}

/// Reads what people did beside buying; what nobody known did is passed over. What was folded into a day's count is told so
/// many times, as of the beginning of that day.
package enum BehaviourScan {
    /// The lowest and the highest id of the brand's behaviours; nil without any.
    package static func extent(brand: ID<Brand>, in tx: ReadTransaction) throws -> (first: Int64, last: Int64)? {
        func end(_ order: String) throws -> Int64? {
            try tx.first(
                """
                SELECT id FROM behaviours WHERE brand_id = \(brand.raw) ORDER BY id \(unescaped: order) LIMIT 1
                """
            ) { $0.int64(0) }
        }
        guard let first = try end("ASC"), let last = try end("DESC") else { return nil }
        return (first, last)
    }

    /// Calls `body` with each behaviour whose id lies in a range, in the order of ids.
    package static func forEach(
        brand: ID<Brand>, ids: Range<Int64>, in tx: ReadTransaction, _ body: (ScannedBehaviour) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT customer_id, kind, store_id, product_id, occurred_at, COALESCE(times, 1)
            FROM behaviours
            WHERE brand_id = \(brand.raw) AND id >= \(ids.lowerBound) AND id < \(ids.upperBound)
                AND customer_id IS NOT NULL
            ORDER BY id
            """
        ) { try tell($0, body) }
    }

    /// The same for those of some customers, in any order.
    ///
    /// - Complexity: reads no others.
    package static func forEach(
        brand: ID<Brand>, of customers: [Int64], in tx: ReadTransaction, _ body: (ScannedBehaviour) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT customer_id, kind, store_id, product_id, occurred_at, COALESCE(times, 1)
            FROM behaviours
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers)
            """
        ) { try tell($0, body) }
    }

    /// Calls `body` with whoever did one of these.
    package static func forEachConcerned(
        by behaviours: [Int64], brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT DISTINCT customer_id
            FROM behaviours
            WHERE brand_id = \(brand.raw) AND id IN \(list: behaviours) AND customer_id IS NOT NULL
            """
        ) { try body($0.int64(0)) }
    }

    private static func tell(_ row: Row, _ body: (ScannedBehaviour) throws -> Void) throws {
        let behaviour = ScannedBehaviour(
            customer: row.int64(0), kind: row.int64(1), store: row.int64(2), product: row.optionalInt64(3),
            occurredAt: row.int64(4))
        for _ in 0..<row.int(5) { try body(behaviour) }
    }
}
