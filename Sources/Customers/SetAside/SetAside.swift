package import Database
package import Shop

/// What came in and could not be taken up, sealed with the key of nobody, for somebody to look at. The oldest go.
package enum SetAside {
    /// Of each; what is more is cut off.
    package static let mostBytes = 65_536
    /// Of a brand.
    package static let mostRows = 10_000
    package static let days = 30
    /// Rows that are deleted with one call: others wait meanwhile.
    private static let mostPurged = 500
    /// A topic longer than that is cut.
    private static let mostOfTopic = 200

    /// Keeps what could not be taken up. What names somebody who was erased is not kept at all.
    ///
    /// - Throws: `CustomersError.sealedWithUnknownKey`.
    package static func keep(_ entries: [SetAsideEntry], _ keys: Keys, in tx: WriteTransaction) throws {
        for (brand, entries) in Dictionary(grouping: entries, by: \.brand).sorted(by: { $0.key < $1.key }) {
            // An erasure that looks for whom it tells of has either seen it, or is seen by it.
            try tx.accompanied(brand: brand.raw)
            let nameless = try ErasedMentions(keys, brand: brand).nameless(entries, in: tx)
            guard let newest = nameless.map(\.receivedAt).max() else { continue }
            try append(nameless, brand: brand, keys, in: tx)
            try purge(brand: brand, at: newest, most: mostPurged + nameless.count, in: tx)
        }
    }

    private static func append(
        _ entries: [SetAsideEntry], brand: ID<Brand>, _ keys: Keys, in tx: WriteTransaction
    ) throws {
        let key = try PersonKeys(keys: keys, brand: brand).ofNobody(in: tx)
        let ids = try tx.ids(of: "set_aside", count: entries.count)
        let columns = [
            "brand_id", "id", "store_id", "source", "topic", "reason", "received_at", "size", "sealed",
        ]
        try tx.append(to: "set_aside", columns: columns) { row in
            for (entry, id) in zip(entries, ids) {
                try row.int64(brand.raw)
                try row.int64(id)
                try row.int64(entry.store?.raw)
                try row.text(entry.source.rawValue)
                try row.text(shortened(entry.topic))
                try row.text(entry.reason.rawValue)
                try row.int64(entry.receivedAt.milliseconds)
                try row.int64(Int64(entry.content.count))
                try row.bytes(key.seal(entry.content.prefix(mostBytes), kind: place(of: id)))
                try row.end()
            }
        }
    }

    /// Without what no text of a database can hold.
    private static func shortened(_ topic: String) -> String {
        String(topic.filter { $0 != "\0" }.prefix(mostOfTopic))
    }

    /// What one row holds does not open in another.
    private static func place(of id: Int64) -> String { "set_aside/\(id)" }

    /// Deletes what is too old, and the oldest of too many: no more than `most` with one call.
    private static func purge(brand: ID<Brand>, at now: Instant, most: Int, in tx: WriteTransaction) throws {
        let oldest = now.milliseconds - Int64(days) * 86_400_000
        let kept = try tx.first("SELECT COUNT(*) FROM set_aside WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
        try tx.execute(
            """
            DELETE FROM set_aside
            WHERE brand_id = \(brand.raw) AND id IN (
                SELECT id
                FROM set_aside
                WHERE brand_id = \(brand.raw)
                ORDER BY received_at, id
                LIMIT \(min(max(kept - mostRows, 0), most)))
            """)
        try tx.execute(
            """
            DELETE FROM set_aside
            WHERE brand_id = \(brand.raw) AND id IN (
                SELECT id
                FROM set_aside
                WHERE brand_id = \(brand.raw) AND received_at < \(oldest)
                ORDER BY received_at, id
                LIMIT \(most))
            """)
    }

    /// What was set aside, the newest first.
    ///
    /// - Parameters:
    ///   - source: nil for both.
    ///   - place: of the last that was seen; nil for the first page.
    package static func list(
        brand: ID<Brand>, source: SetAsideSource? = nil, after place: SetAsidePlace? = nil, limit: Int,
        in tx: ReadTransaction
    ) throws -> [SetAsideItem] {
        var condition: SQL = "brand_id = \(brand.raw)"
        if let source { condition = condition + " AND source = \(source.rawValue)" }
        if let place {
            condition = condition + " AND (received_at, id) < (\(place.receivedAt.milliseconds), \(place.id.raw))"
        }
        return try tx.all(
            """
            SELECT id, store_id, source, topic, reason, received_at, size
            FROM set_aside
            WHERE \(condition)
            ORDER BY received_at DESC, id DESC
            LIMIT \(limit)
            """, item)
    }

    /// One, with what of it is kept, in the clear; nil where there is none.
    ///
    /// - Throws: `CustomersError.damagedValue`, `.sealedWithUnknownKey`.
    package static func find(
        _ id: ID<SetAsideItem>, brand: ID<Brand>, _ keys: Keys, in tx: ReadTransaction
    ) throws -> (item: SetAsideItem, content: [UInt8])? {
        let found = try tx.first(
            """
            SELECT id, store_id, source, topic, reason, received_at, size, sealed
            FROM set_aside
            WHERE brand_id = \(brand.raw) AND id = \(id.raw)
            """
        ) { (try item($0), $0.bytes(7)) }
        guard let (item, sealed) = found else { return nil }
        guard let key = try PersonKeys(keys: keys, brand: brand).kept([0], in: tx)[0] else {
            throw CustomersError.damagedValue
        }
        return (item, try key.opened(sealed, kind: place(of: id.raw)))
    }

    /// Deletes one.
    ///
    /// - Returns: false where there is none.
    @discardableResult
    package static func forget(_ id: ID<SetAsideItem>, brand: ID<Brand>, in tx: WriteTransaction) throws -> Bool {
        try tx.execute("DELETE FROM set_aside WHERE brand_id = \(brand.raw) AND id = \(id.raw)") == 1
    }

    /// Deletes all that tells of some customers. Whoever calls it is `alone` with the brand, and has not erased them yet.
    ///
    /// - Complexity: opens and searches everything that the brand has set aside.
    static func forget(
        tellingOf customers: [ID<Customer>], brand: ID<Brand>, _ keys: Keys, in tx: WriteTransaction
    ) throws {
        guard let key = try PersonKeys(keys: keys, brand: brand).kept([0], in: tx)[0] else { return }
        var mentions = try PersonMentions(of: customers, brand: brand, keys, in: tx)
        var telling: [Int64] = []
        try tx.forEach("SELECT id, sealed, topic FROM set_aside WHERE brand_id = \(brand.raw)") { row in
            let content = try key.opened(row.bytes(1), kind: place(of: row.int64(0)))
            if mentions.areIn(content) || mentions.areIn(Array(row.text(2).utf8)) { telling.append(row.int64(0)) }
        }
        for some in telling.inLists(of: 4_096) {
            try tx.execute("DELETE FROM set_aside WHERE brand_id = \(brand.raw) AND id IN \(list: some)")
        }
    }

    private static func item(_ row: Row) throws -> SetAsideItem {
        guard let source = SetAsideSource(rawValue: row.text(2)), let reason = SetAsideReason(rawValue: row.text(4))
        else { throw CustomersError.damagedValue }
        return SetAsideItem(
            id: ID(row.int64(0)), store: row.optionalInt64(1).map { ID($0) }, source: source, topic: row.text(3),
            reason: reason, receivedAt: Instant(milliseconds: row.int64(5)), size: row.int(6))
    }
}
