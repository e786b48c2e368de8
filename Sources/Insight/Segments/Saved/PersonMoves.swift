package import Database
package import Facts
package import Shop

/// Who entered and left segments, person by person.
package enum PersonMoves {
    /// The moves of a customer as written, newest first.
    ///
    /// - Complexity: a seek, and as many rows as are asked for.
    package static func page(
        _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [TimelineEntry] {
        try tx.all(query(customer, before: bound, limit: limit, brand: brand)) { row in
            TimelineEntry(
                place: TimelinePlace(
                    at: Instant(milliseconds: row.int64(0)), kind: .segmentMove,
                    id: row.int64(1) << placeBits | row.int64(2)),
                content: .segmentMove(row.text(4), isIn: row.flag(3)), store: nil)
        }
    }

    static func query(
        _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>
    ) -> SQL {
        """
        SELECT m.occurred_at, m.segment_id, m.number, m.is_in, s.name
        FROM segment_moves m
        JOIN segments s ON s.brand_id = m.brand_id AND s.id = m.segment_id
        WHERE m.brand_id = \(brand.raw) AND m.customer_id = \(customer.raw)
            AND (m.occurred_at, m.segment_id, m.number)
                < (\(bound.at), \(bound.id >> placeBits), \(bound.id & (1 << placeBits - 1)))
        ORDER BY m.occurred_at DESC, m.segment_id DESC, m.number DESC
        LIMIT \(limit)
        """
    }

    /// Of a place that holds the number of a move, below that of its segment.
    private static let placeBits: Int64 = 40
}
