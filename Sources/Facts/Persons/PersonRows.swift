import Database
import Shop

/// A table of statements about persons: what all of these tables share.
struct PersonRows {
    let table: String
    /// Beside those that all have.
    let columns: [String]

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 16_384

    /// Those not known yet; the first of each key.
    func fresh<Content>(
        _ told: [ToldOnce<Content>], from source: PersonFactSource, in tx: ReadTransaction
    ) throws -> [ToldOnce<Content>] {
        var seen: Set<[UInt8]> = []
        seen.reserveCapacity(told.count)
        for some in told.map(\.key).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT key_hash
                FROM \(unescaped: table)
                WHERE brand_id = \(source.brand.raw) AND key_hash IN \(list: some)
                """
            ) { seen.insert($0.bytes(0)) }
        }
        return told.filter { seen.insert($0.key).inserted }
    }

    /// Appends rows, and a fact of each.
    ///
    /// - Parameters:
    ///   - kind: of the fact.
    ///   - fill: puts the table's own columns.
    func append<Content>(
        _ told: [ToldOnce<Content>], from source: PersonFactSource, in tx: WriteTransaction,
        kind: (Content) -> FactKind, _ fill: (inout RowWriter, Content) throws -> Void
    ) throws {
        guard !told.isEmpty else { return }
        let ids = try tx.ids(of: table, count: told.count)
        let shared = ["brand_id", "id", "customer_id", "store_id", "key_hash", "occurred_at", "recorded_at"]
        try tx.append(to: table, columns: shared + columns) { row in
            for (told, id) in zip(told, ids) {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(told.customer.raw)
                try row.int64(source.store?.raw)
                try row.bytes(told.key)
                try row.int64(told.occurredAt.milliseconds)
                try row.int64(source.recordedAt.milliseconds)
                try fill(&row, told.content)
                try row.end()
            }
        }
        let facts = zip(told, ids).map {
            Fact(kind($0.content), subject: $0.customer.raw, part: $1, occurredAt: $0.occurredAt)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }
}
