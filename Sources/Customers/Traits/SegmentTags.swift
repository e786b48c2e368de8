package import Database
package import Shop

/// Which segments tag their members.
package enum SegmentTags {
    package struct Rule: Hashable, Sendable {
        /// The segment's id.
        package let segment: Int64
        package let tag: String
        /// Whether who leaves loses the tag.
        package let takesOff: Bool

        package init(segment: Int64, tag: String, takesOff: Bool) {
            self.segment = segment
            self.tag = tag
            self.takesOff = takesOff
        }
    }

    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [Rule] {
        try tx.all(
            """
            SELECT segment_id, tag, takes_off
            FROM segment_tags
            WHERE brand_id = \(brand.raw)
            ORDER BY segment_id, tag
            """
        ) { Rule(segment: $0.int64(0), tag: $0.text(1), takesOff: $0.flag(2)) }
    }

    package static func set(_ rule: Rule, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            INSERT INTO segment_tags (brand_id, segment_id, tag, takes_off, set_at)
            VALUES (\(brand.raw), \(rule.segment), \(rule.tag), \(rule.takesOff), \(now.milliseconds))
            ON CONFLICT (brand_id, segment_id, tag) DO UPDATE
            SET takes_off = excluded.takes_off, set_at = excluded.set_at
            """)
    }

    /// - Parameter tag: nil for all of the segment's.
    /// - Returns: how many there were.
    @discardableResult
    package static func remove(
        of segment: Int64, tag: String?, brand: ID<Brand>, in tx: WriteTransaction
    ) throws -> Int {
        var sql: SQL = "DELETE FROM segment_tags WHERE brand_id = \(brand.raw) AND segment_id = \(segment)"
        if let tag { sql = sql + " AND tag = \(tag)" }
        return try tx.execute(sql)
    }
}
