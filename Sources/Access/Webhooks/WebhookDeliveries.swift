package import Database
package import Shop

/// What came in by webhooks: each delivery once, for thirty days, so that one told again has no second effect.
package enum WebhookDeliveries {
    package static let days = 30
    /// Deleted with each delivery: more than come in.
    private static let mostPurged = 20

    /// What became of a delivery.
    package struct Known: Sendable, Equatable {
        package let outcome: WebhookOutcome
        /// Why it was set aside.
        package let reason: String?
    }

    /// How a source has fared in the last thirty days.
    package struct Tally: Sendable, Equatable {
        package let taken: Int
        package let aside: Int
        package let last: Instant?
        /// Of the last delivery.
        package let topic: String?

        package static let none = Tally(taken: 0, aside: 0, last: nil, topic: nil)
    }

    /// Writes down that a delivery came in. Whoever brings the same at once waits until this transaction ends.
    ///
    /// - Parameters:
    ///   - delivery: 16 bytes.
    ///   - topic: a word that names nobody.
    /// - Returns: what became of it when it came before; nil for the first time.
    package static func begin(
        _ delivery: [UInt8], of source: WebhookSource, topic: String, at now: Instant, in tx: WriteTransaction
    ) throws -> Known? {
        let isNew =
            try tx.execute(
                """
                INSERT INTO webhook_deliveries (brand_id, source_id, delivery, received_at, topic, outcome)
                VALUES (\(source.brand.raw), \(source.id.raw), \(delivery), \(now.milliseconds), \(topic),
                    \(WebhookOutcome.taken.rawValue))
                ON CONFLICT (brand_id, source_id, delivery) DO NOTHING
                """) == 1
        guard !isNew else {
            try purge(of: source, at: now, in: tx)
            return nil
        }
        return try tx.first(
            """
            SELECT outcome, reason
            FROM webhook_deliveries
            WHERE brand_id = \(source.brand.raw) AND source_id = \(source.id.raw) AND delivery = \(delivery)
            """
        ) { Known(outcome: WebhookOutcome(rawValue: $0.text(0)) ?? .taken, reason: $0.optionalText(1)) }
    }

    /// Notes that a delivery that has just begun was set aside.
    package static func setAside(
        _ delivery: [UInt8], of source: WebhookSource, because reason: String, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            UPDATE webhook_deliveries SET outcome = \(WebhookOutcome.aside.rawValue), reason = \(reason)
            WHERE brand_id = \(source.brand.raw) AND source_id = \(source.id.raw) AND delivery = \(delivery)
            """)
    }

    private static func purge(of source: WebhookSource, at now: Instant, in tx: WriteTransaction) throws {
        let oldest = now.milliseconds - Int64(days) * 86_400_000
        try tx.execute(
            """
            DELETE FROM webhook_deliveries
            WHERE brand_id = \(source.brand.raw) AND source_id = \(source.id.raw) AND delivery IN (
                SELECT delivery
                FROM webhook_deliveries
                WHERE brand_id = \(source.brand.raw) AND source_id = \(source.id.raw) AND received_at < \(oldest)
                ORDER BY received_at, delivery
                LIMIT \(mostPurged))
            """)
    }

    /// By source; one that nothing came from is missing.
    package static func tallies(
        brand: ID<Brand>, at now: Instant, in tx: ReadTransaction
    ) throws -> [ID<WebhookSource>: Tally] {
        let oldest = now.milliseconds - Int64(days) * 86_400_000
        let rows = try tx.all(
            """
            SELECT source_id, outcome, COUNT(*), MAX(received_at)
            FROM webhook_deliveries
            WHERE brand_id = \(brand.raw) AND received_at >= \(oldest)
            GROUP BY source_id, outcome
            ORDER BY source_id, outcome
            """
        ) { (source: $0.int64(0), outcome: $0.text(1), count: $0.int(2), last: $0.int64(3)) }
        var tallies: [ID<WebhookSource>: Tally] = [:]
        for (source, told) in Dictionary(grouping: rows, by: \.source) {
            func count(_ outcome: WebhookOutcome) -> Int {
                told.first { $0.outcome == outcome.rawValue }?.count ?? 0
            }
            let last = told.map(\.last).max()
            tallies[ID(source)] = Tally(
                taken: count(.taken), aside: count(.aside), last: last.map { Instant(milliseconds: $0) },
                topic: try last.flatMap { try topic(of: source, brand: brand, at: $0, in: tx) })
        }
        return tallies
    }

    private static func topic(
        of source: Int64, brand: ID<Brand>, at moment: Int64, in tx: ReadTransaction
    ) throws -> String? {
        try tx.first(
            """
            SELECT topic
            FROM webhook_deliveries
            WHERE brand_id = \(brand.raw) AND source_id = \(source) AND received_at = \(moment)
            ORDER BY delivery
            LIMIT 1
            """
        ) { $0.text(0) }
    }
}
