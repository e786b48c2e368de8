package import Database
package import Shop

/// Values that tie more persons than one can be: they are evidence of nothing, and shown for review.
package enum CommonValues {
    package struct Value: Hashable, Sendable {
        package let kind: String
        package let blindIndex: [UInt8]
        /// How many persons it tied when it was noted; more may have come since.
        package let persons: Int
        package let notedAt: Instant
    }

    /// The newest first.
    package static func all(brand: ID<Brand>, limit: Int, in tx: ReadTransaction) throws -> [Value] {
        try tx.all(
            """
            SELECT kind, blind_index, persons, noted_at
            FROM common_values
            WHERE brand_id = \(brand.raw)
            ORDER BY noted_at DESC, kind, blind_index
            LIMIT \(limit)
            """
        ) { row in
            Value(
                kind: row.text(0), blindIndex: row.bytes(1), persons: row.int(2),
                notedAt: Instant(milliseconds: row.int64(3)))
        }
    }

    /// Which of some values of a kind are common.
    static func among(
        _ values: [[UInt8]], kind: String, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<[UInt8]> {
        var common: Set<[UInt8]> = []
        for some in values.inLists(of: 8_192) {
            try tx.forEach(
                """
                SELECT blind_index
                FROM common_values
                WHERE brand_id = \(brand.raw) AND kind = \(kind) AND blind_index IN \(list: some)
                """
            ) { common.insert($0.bytes(0)) }
        }
        return common
    }

    static func note(
        _ value: [UInt8], kind: String, persons: Int, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO common_values (brand_id, kind, blind_index, persons, noted_at)
            VALUES (\(brand.raw), \(kind), \(value), \(persons), \(now.milliseconds))
            ON CONFLICT (brand_id, kind, blind_index) DO NOTHING
            """)
    }
}
