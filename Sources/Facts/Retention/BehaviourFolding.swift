package import Database
package import Shop

/// Folds old behaviours into daily counts: what a person did of one kind with one product in one store on one day becomes
/// one row that says how many times. Hours and single events are lost; their numbers stay, so that what a source tells
/// again counts once.
package enum BehaviourFolding {
    /// At once: others wait for no more, some 40 ms.
    package static let mostAtOnce = 1_000

    /// Folds some of what was done before a day, the oldest first.
    ///
    /// What it did stands as a whole or not at all, and what is folded is no longer there to be folded: it may be ended at
    /// any moment and run again, also by two at once.
    ///
    /// - Parameter first: the first day that is kept as it was told.
    /// - Returns: how many were folded; 0 when none is left.
    package static func fold(
        before first: BrandDay, of brand: Brand, most: Int = mostAtOnce, at now: Instant, in tx: WriteTransaction
    ) throws -> Int {
        let told = try told(before: first, of: brand, most: most, in: tx)
        guard !told.isEmpty else { return 0 }
        try tx.append(to: "folded_behaviours", columns: ["brand_id", "store_id", "number_hash"]) { row in
            for behaviour in told {
                try row.int64(brand.id.raw)
                try row.int64(behaviour.day.store)
                try row.bytes(behaviour.numberHash)
                try row.end()
            }
        }
        try tx.execute(
            "DELETE FROM behaviours WHERE brand_id = \(brand.id.raw) AND id IN \(list: told.map(\.id))")
        try count(told.map(\.day), of: brand, at: now, in: tx)
        let concerned = Set(told.compactMap(\.day.customer)).sorted()
        let facts = concerned.map { Fact(.behavioursFolded, subject: $0, occurredAt: now) }
        try FactLog.append(facts, brand: brand.id, at: now, in: tx)
        return told.count
    }

    private struct Told {
        let id: Int64
        let numberHash: [UInt8]
        let day: FoldedDay
    }

    private static func told(
        before first: BrandDay, of brand: Brand, most: Int, in tx: WriteTransaction
    ) throws -> [Told] {
        var clock = DayClock(zone: brand.timeZone)
        return try tx.claim(oldest(before: first, of: brand, most: most)) { row in
            Told(
                id: row.int64(0), numberHash: row.bytes(1),
                day: FoldedDay(
                    store: row.int64(2), customer: row.optionalInt64(3), kind: row.int64(4),
                    product: row.optionalInt64(5), day: clock.day(of: row.int64(6))))
        }
    }

    /// For those who look at its plan.
    static func oldest(before first: BrandDay, of brand: Brand, most: Int) -> SQL {
        """
        SELECT id, number_hash, store_id, customer_id, kind, product_id, occurred_at
        FROM behaviours
        WHERE brand_id = \(brand.id.raw) AND times IS NULL
            AND occurred_at < \(first.start(in: brand.timeZone).milliseconds)
        ORDER BY occurred_at, id
        LIMIT \(most)
        """
    }

    /// Adds to the counts of days, in one order, so that two who fold never wait for each other crosswise.
    private static func count(_ days: [FoldedDay], of brand: Brand, at now: Instant, in tx: WriteTransaction) throws {
        let counted = Dictionary(grouping: days, by: \.self).map {
            (hash: $0.key.numberHash, day: $0.key, $0.value.count)
        }
        .sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
        let ids = try tx.ids(of: "behaviours", count: counted.count)
        for ((hash, day, times), id) in zip(counted, ids) {
            let start = BrandDay(number: Int(day.day)).start(in: brand.timeZone)
            try tx.execute(
                """
                INSERT INTO behaviours (brand_id, id, store_id, number_hash, customer_id, kind, product_id, occurred_at,
                    recorded_at, times)
                VALUES (\(brand.id.raw), \(id), \(day.store), \(hash), \(day.customer), \(day.kind), \(day.product),
                    \(start.milliseconds), \(now.milliseconds), \(times))
                ON CONFLICT (brand_id, store_id, number_hash) DO UPDATE
                SET times = behaviours.times + excluded.times
                """)
        }
    }
}
