package import Database
package import Shop

/// The statements of refunds that wait for a person's decision.
package enum RefundConflicts {
    /// Those undecided, oldest refund first.
    ///
    /// - Parameter place: those behind this refund and statement alone.
    package static func undecided(
        after place: (refund: Int64, statement: Int64) = (0, 0), brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [RefundConflict] {
        try all(
            """
            (c.refund_id > \(place.refund) OR (c.refund_id = \(place.refund) AND c.number > \(place.statement)))
            """, brand: brand, limit: limit, in: tx)
    }

    /// - Throws: `FactsError.noSuchConflict`, also for one that was decided.
    package static func find(
        refund: Int64, statement: Int64, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> RefundConflict {
        let found = try all("c.refund_id = \(refund) AND c.number = \(statement)", brand: brand, limit: 1, in: tx).first
        guard let found else { throw FactsError.noSuchConflict }
        return found
    }

    private static func all(
        _ condition: SQL, brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [RefundConflict] {
        try tx.all(
            """
            SELECT r.refund_id, c.number, r.store_id, r.number, c.recorded_at,
                r.order_number, r.customer_id, r.kind, r.currency, r.amount, r.occurred_at,
                c.order_number, c.customer_id, c.kind, c.currency, c.amount, c.occurred_at
            FROM refund_conflicts c
            JOIN refunds_read r ON r.brand_id = c.brand_id AND r.refund_id = c.refund_id
            WHERE c.brand_id = \(brand.raw) AND c.is_accepted IS NULL AND \(condition)
            ORDER BY r.refund_id, c.number
            LIMIT \(limit)
            """
        ) { row in
            let inForce = try version(row, from: 5)
            let stated = try version(row, from: 11)
            return RefundConflict(
                refundID: row.int64(0), statement: row.int64(1), store: ID(row.int64(2)), number: row.text(3),
                inForce: inForce, stated: stated, contradictions: inForce.contradictions(stated),
                recordedAt: Instant(milliseconds: row.int64(4)))
        }
    }

    package static func countUndecided(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first(
            "SELECT COUNT(*) FROM refund_conflicts WHERE brand_id = \(brand.raw) AND is_accepted IS NULL"
        ) { $0.int(0) } ?? 0
    }

    /// Accepts or refuses. An accepted statement stands from now on, with all that it tells; a refused one stays kept and
    /// is not asked about again, also when the same statement comes once more.
    package static func decide(
        refund: Int64, statement: Int64, accepts: Bool, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let found = try tx.first(
            """
            SELECT order_number, customer_id, kind, currency, amount, occurred_at, stated_at, digest, is_accepted
            FROM refund_conflicts
            WHERE brand_id = \(brand.raw) AND refund_id = \(refund) AND number = \(statement)
            """
        ) { row in
            (
                stated: try version(row, from: 0), statedAt: row.int64(6), digest: row.bytes(7),
                isDecided: row.optionalInt64(8) != nil
            )
        }
        guard let found else { throw FactsError.noSuchConflict }
        guard !found.isDecided else { throw FactsError.alreadyDecided }
        try tx.execute(
            """
            UPDATE refund_conflicts
            SET is_accepted = \(accepts), decided_at = \(now.milliseconds)
            WHERE brand_id = \(brand.raw) AND refund_id = \(refund) AND number = \(statement)
            """)
        guard accepts else { return }
        let next = try putInForce(
            found.stated, digest: found.digest, statedAt: found.statedAt, refund: refund, brand: brand, at: now, in: tx)
        let fact = Fact(.refundStated, subject: refund, part: next, occurredAt: found.stated.occurredAt)
        try FactLog.append([fact], brand: brand, at: now, in: tx)
    }

    /// Keeps a statement aside.
    ///
    /// - Returns: false when the same statement was kept before, decided or not.
    static func keep(
        _ entry: RefundEntry, amount: Int64, of refund: Int64, from source: StatementSource, in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            INSERT INTO refund_conflicts (brand_id, refund_id, number, digest, order_number, customer_id, kind,
                currency, amount, occurred_at, stated_at, recorded_at)
            SELECT \(source.brand.raw), \(refund), COALESCE(MAX(number), 0) + 1, \(entry.digest),
                \(entry.refund.orderNumber), CAST(\(entry.customer?.raw) AS BIGINT), \(entry.refund.kind.rawValue),
                \(entry.refund.currency.code), \(amount), \(entry.refund.occurredAt.milliseconds),
                \(source.statedAt.milliseconds), \(source.recordedAt.milliseconds)
            FROM refund_conflicts
            WHERE brand_id = \(source.brand.raw) AND refund_id = \(refund)
            ON CONFLICT (brand_id, refund_id, digest) DO NOTHING
            """) > 0
    }

    private static func putInForce(
        _ stated: RefundVersion, digest: [UInt8], statedAt: Int64, refund: Int64, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Int64 {
        let known = try tx.first(
            """
            SELECT MAX(version), MAX(stated_at)
            FROM refund_versions
            WHERE brand_id = \(brand.raw) AND refund_id = \(refund)
            """
        ) { (version: $0.int64(0), statedAt: $0.int64(1)) }
        guard let known else { throw FactsError.noSuchConflict }
        let next = known.version + 1
        try tx.execute(
            """
            INSERT INTO refund_versions (brand_id, refund_id, version, digest, amount, occurred_at, stated_at,
                recorded_at)
            VALUES (\(brand.raw), \(refund), \(next), \(digest), \(stated.amount.minor), \(stated.occurredAt.milliseconds),
                \(max(known.statedAt, statedAt)), \(now.milliseconds))
            """)
        try tx.execute(
            """
            UPDATE refunds
            SET version = \(next), order_number = COALESCE(\(stated.orderNumber), order_number),
                customer_id = COALESCE(CAST(\(stated.customer?.raw) AS BIGINT), customer_id),
                kind = \(stated.kind.rawValue), currency = \(stated.amount.currency.code),
                happened_at = \(stated.occurredAt.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(refund)
            """)
        return next
    }

    private static func version(_ row: Row, from start: Int) throws -> RefundVersion {
        guard let kind = RefundKind(rawValue: row.text(start + 2)), let currency = Currency(row.text(start + 3)) else {
            throw DatabaseError.corrupt(reason: "a refund of unknown kind or currency")
        }
        return RefundVersion(
            orderNumber: row.optionalText(start), customer: row.optionalInt64(start + 1).map { ID($0) }, kind: kind,
            amount: Money(minor: row.int64(start + 4), currency),
            occurredAt: Instant(milliseconds: row.int64(start + 5)))
    }
}
