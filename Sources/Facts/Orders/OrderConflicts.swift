package import Database
package import Shop

/// The statements that wait for a person's decision.
package enum OrderConflicts {
    /// Those undecided, oldest order first.
    ///
    /// - Parameter place: those behind this order and version alone.
    package static func undecided(
        after place: (order: Int64, version: Int64) = (0, 0), brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [OrderConflict] {
        try all(
            """
            (a.order_id > \(place.order) OR (a.order_id = \(place.order) AND a.version > \(place.version)))
            """, brand: brand, limit: limit, in: tx)
    }

    /// - Throws: `FactsError.noSuchConflict`, also for one that was decided.
    package static func find(
        order: Int64, version: Int64, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> OrderConflict {
        let found = try all("a.order_id = \(order) AND a.version = \(version)", brand: brand, limit: 1, in: tx).first
        guard let found else { throw FactsError.noSuchConflict }
        return found
    }

    private static func all(
        _ condition: SQL, brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [OrderConflict] {
        try tx.all(
            """
            SELECT o.id, a.version, o.store_id, o.number, a.recorded_at, a.lines_told,
                \(unescaped: OrderVersionRow.selected(from: "v")),
                \(unescaped: OrderVersionRow.selected(from: "a"))
            FROM order_versions a
            JOIN orders o ON o.brand_id = a.brand_id AND o.id = a.order_id
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            LEFT JOIN order_decisions d
                ON d.brand_id = a.brand_id AND d.order_id = a.order_id AND d.version = a.version
            WHERE a.brand_id = \(brand.raw) AND a.standing = 2 AND d.version IS NULL AND \(condition)
            ORDER BY a.order_id, a.version
            LIMIT \(limit)
            """
        ) { row in
            let told = try told(row.int64(5))
            let inForce = try OrderVersionRow.read(row, from: 6)
            let stated = try OrderVersionRow.read(row, from: 6 + OrderVersionRow.columns.count)
            return OrderConflict(
                orderID: row.int64(0), version: row.int64(1), store: ID(row.int64(2)), number: row.text(3),
                inForce: inForce, stated: stated, contradictions: contradictions(stated, told, inForce),
                recordedAt: Instant(milliseconds: row.int64(4)))
        }
    }

    package static func countUndecided(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first(
            """
            SELECT COUNT(*)
            FROM order_versions a
            LEFT JOIN order_decisions d
                ON d.brand_id = a.brand_id AND d.order_id = a.order_id AND d.version = a.version
            WHERE a.brand_id = \(brand.raw) AND a.standing = 2 AND d.version IS NULL
            """
        ) { $0.int(0) } ?? 0
    }

    /// Accepts or refuses. An accepted statement becomes a further version, in force from now on; a refused one stays
    /// kept and is not asked about again, also when the same statement comes once more.
    package static func decide(
        order: Int64, version: Int64, accepts: Bool, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let found = try tx.first(
            """
            SELECT CASE WHEN d.version IS NULL THEN 0 ELSE 1 END, a.lines_told, o.store_id,
                \(unescaped: OrderVersionRow.selected(from: "a")),
                \(unescaped: OrderVersionRow.selected(from: "v"))
            FROM order_versions a
            JOIN orders o ON o.brand_id = a.brand_id AND o.id = a.order_id
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            LEFT JOIN order_decisions d
                ON d.brand_id = a.brand_id AND d.order_id = a.order_id AND d.version = a.version
            WHERE a.brand_id = \(brand.raw) AND a.order_id = \(order) AND a.version = \(version) AND a.standing = 2
            """
        ) { row in
            (
                isDecided: row.flag(0), told: try told(row.int64(1)), store: row.int64(2),
                stated: try OrderVersionRow.read(row, from: 3),
                inForce: try OrderVersionRow.read(row, from: 3 + OrderVersionRow.columns.count)
            )
        }
        guard let found else { throw FactsError.noSuchConflict }
        guard !found.isDecided else { throw FactsError.alreadyDecided }
        try tx.execute(
            """
            INSERT INTO order_decisions (brand_id, order_id, version, is_accepted, decided_at)
            VALUES (\(brand.raw), \(order), \(version), \(accepts), \(now.milliseconds))
            """)
        var facts = [Fact(.orderDecided, subject: order, part: version, occurredAt: now)]
        if accepts {
            let accepted = OrderRules.accepted(
                found.stated, hasOwnLines: found.told == .whole && found.stated.lineSet > 0, over: found.inForce)
            let next = try putInForce(
                accepted, order: order, version: version, store: found.store, told: found.told, brand: brand, at: now,
                in: tx)
            facts.append(Fact(.orderStated, subject: order, part: next, occurredAt: now))
        }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
    }

    private static func putInForce(
        _ accepted: OrderVersion, order: Int64, version: Int64, store: Int64, told: LinesTold, brand: ID<Brand>,
        at now: Instant, in tx: WriteTransaction
    ) throws -> Int64 {
        let newest = try tx.first(
            "SELECT MAX(version) FROM order_versions WHERE brand_id = \(brand.raw) AND order_id = \(order)"
        ) { $0.int64(0) }
        let next = (newest ?? version) + 1
        var accepted = accepted
        if told.isUnion {
            let rows = UnitedRows(order: order, version: version, brand: brand)
            try rows.unite(into: &accepted, sums: told == .rowsSummed, as: next, in: tx)
        }
        let columns =
            ["brand_id", "order_id", "version", "standing", "store_id", "digest", "lines_told"]
            + OrderVersionRow.columns
        try tx.append(to: "order_versions", columns: columns + ["recorded_at"]) { row in
            try row.int64(brand.raw)
            try row.int64(order)
            try row.int64(next)
            try row.int64(VersionStanding.inForce.rawValue)
            try row.int64(store)
            try row.bytes(StatementDigest.ofAccepted(version: version))
            try row.int64(told.rawValue)
            try OrderVersionRow.write(accepted, to: row)
            try row.int64(now.milliseconds)
            try row.end()
        }
        try tx.execute(
            """
            UPDATE orders
            SET version = \(next), customer_id = \(accepted.customer?.raw),
                happened_at = \(accepted.happenedAt.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(order)
            """)
        return next
    }

    private static func told(_ number: Int64) throws -> LinesTold {
        guard let told = LinesTold(rawValue: number) else {
            throw DatabaseError.corrupt(reason: "an order's version that tells lines in an unknown way")
        }
        return told
    }

    private static func contradictions(
        _ stated: OrderVersion, _ told: LinesTold, _ inForce: OrderVersion
    ) -> [Contradiction] {
        let lines: OrderRules.LinesChange =
            switch told {
            case .untold: .same
            case .whole: stated.lineSet == inForce.lineSet ? .same : .replaced
            case .rows, .rowsSummed: .added
            }
        // The version in force may have grown younger since; the statement contradicts it all the same.
        var judged = stated
        judged.statedAt = max(stated.statedAt, inForce.statedAt)
        switch OrderRules.judge(judged, isUnion: told.isUnion, lines: lines, against: inForce) {
        case .aside(let contradictions): return contradictions
        case .unchanged, .advanced, .late: return []
        }
    }
}
