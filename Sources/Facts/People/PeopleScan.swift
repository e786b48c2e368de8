package import Database
package import Shop

/// Reads whom the brand knows.
package enum PeopleScan {
    /// Calls `body` with each customer seen, in the order in which the facts were recorded, and when that was.
    package static func forEach(
        brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64, _ seenAt: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT subject_id, occurred_at, seq
            FROM facts
            WHERE brand_id = \(brand.raw) AND kind = 5
            ORDER BY seq
            """
        ) { try body($0.int64(0), $0.int64(1)) }
    }

    /// The same for some customers.
    package static func forEach(
        brand: ID<Brand>, of customers: [Int64], in tx: ReadTransaction,
        _ body: (_ customer: Int64, _ seenAt: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT subject_id, occurred_at, seq
            FROM facts
            WHERE brand_id = \(brand.raw) AND kind = 5 AND subject_id IN \(list: customers)
            ORDER BY seq
            """
        ) { try body($0.int64(0), $0.int64(1)) }
    }
}
