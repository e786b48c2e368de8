package import Database
package import Shop

/// The keys of events that were taken, for as long as a client may send one again.
package enum EventKeys {
    /// One event, by its key and what it says.
    package struct Entry: Sendable {
        /// 16 bytes.
        package let hash: [UInt8]
        package let content: Int64

        package init(hash: [UInt8], content: Int64) {
            self.hash = hash
            self.content = content
        }
    }

    package enum Verdict: Sendable, Equatable {
        /// It is taken from now on.
        case new
        /// It was taken before.
        case repeated
        /// Something else was taken under its key.
        case differs
    }

    /// Whole days after which a key may go; one more than promised, as the day of its taking has begun before it.
    package static let days: Int64 = 31
    /// To one statement: as many as one binds at its best.
    private static let mostRows = 64
    /// On one walk: others wait for no more, some 2 ms.
    private static let mostWalked = 4_096

    /// Takes up those that are new, the first of each key.
    ///
    /// - Returns: one verdict for each, same order.
    package static func take(
        _ entries: [Entry], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> [Verdict] {
        var first: [[UInt8]: Int] = [:]
        first.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() where first[entry.hash] == nil { first[entry.hash] = place }
        // In one order, so that two who bring the same events wait for each other and never crosswise.
        let places = first.values.sorted { entries[$0].hash.lexicographicallyPrecedes(entries[$1].hash) }
        let today = day(of: now)
        var fresh: Set<[UInt8]> = []
        fresh.reserveCapacity(places.count)
        for some in powersOfTwo(places) {
            try tx.forEach(insertion(some.map { entries[$0] }, brand: brand, today: today)) {
                fresh.insert($0.bytes(0))
            }
        }
        var known = Dictionary(uniqueKeysWithValues: places.map { (entries[$0].hash, entries[$0].content) })
        if fresh.count < places.count {
            let others = known.keys.filter { !fresh.contains($0) }
            for some in Array(others).inLists(of: 4_096) {
                try tx.forEach(
                    """
                    SELECT key_hash, content_hash
                    FROM event_keys
                    WHERE brand_id = \(brand.raw) AND key_hash IN \(list: some)
                    """
                ) { known[$0.bytes(0)] = $0.int64(1) }
            }
        }
        if let start = entries.first?.hash, start[start.count - 1] & 0x0F == 0 {
            try purge(from: start, most: min(mostWalked, places.count * 64), brand: brand, today: today, in: tx)
        }
        return entries.enumerated().map { place, entry in
            if first[entry.hash] == place, fresh.contains(entry.hash) { return .new }
            return known[entry.hash] == entry.content ? .repeated : .differs
        }
    }

    /// Deletes keys that are too old among those that follow `start`. Keys are spread evenly, and so are the beginnings of such
    /// walks: each sixteenth call looks at 64 keys for each that it brought, so that all are looked at four times in the time
    /// that as many come in.
    static func purge(
        from start: [UInt8], most: Int, brand: ID<Brand>, today: Int64, in tx: WriteTransaction
    ) throws {
        let old = try tx.all(
            """
            SELECT key_hash
            FROM (
                SELECT key_hash, taken_on
                FROM event_keys
                WHERE brand_id = \(brand.raw) AND key_hash >= \(start)
                ORDER BY key_hash
                LIMIT \(most)) AS walked
            WHERE taken_on < \(today - days)
            """
        ) { $0.bytes(0) }
        guard !old.isEmpty else { return }
        try tx.execute("DELETE FROM event_keys WHERE brand_id = \(brand.raw) AND key_hash IN \(list: old)")
    }

    /// Of UTC, since 1970.
    private static func day(of moment: Instant) -> Int64 { moment.seconds / 86_400 }

    /// Few lengths, so that few statements serve all.
    private static func powersOfTwo(_ places: [Int]) -> [ArraySlice<Int>] {
        var parts: [ArraySlice<Int>] = []
        var done = 0
        var size = mostRows
        while done < places.count {
            while size > places.count - done { size /= 2 }
            parts.append(places[done..<done + size])
            done += size
        }
        return parts
    }

    private static func insertion(_ entries: [Entry], brand: ID<Brand>, today: Int64) -> SQL {
        var sql = SQL.StringInterpolation(
            literalCapacity: entries.count * 24 + 200, interpolationCount: entries.count * 4)
        sql.appendLiteral("INSERT INTO event_keys (brand_id, key_hash, content_hash, taken_on) VALUES ")
        for (place, entry) in entries.enumerated() {
            sql.appendLiteral(place == 0 ? "(" : ", (")
            sql.appendInterpolation(brand.raw)
            sql.appendLiteral(", ")
            sql.appendInterpolation(entry.hash)
            sql.appendLiteral(", ")
            sql.appendInterpolation(entry.content)
            sql.appendLiteral(", ")
            sql.appendInterpolation(today)
            sql.appendLiteral(")")
        }
        sql.appendLiteral(" ON CONFLICT (brand_id, key_hash) DO NOTHING RETURNING key_hash")
        return SQL(stringInterpolation: sql)
    }
}
