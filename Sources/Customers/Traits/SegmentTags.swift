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

    /// How far each rule has followed the moves of its segment: the place of the last that it took up. Those whose members
    /// are still to be tagged are not among them.
    package static func followed(brand: ID<Brand>, in tx: ReadTransaction) throws -> [(rule: Rule, move: Int64)] {
        try tx.all(
            """
            SELECT segment_id, tag, takes_off, followed
            FROM segment_tags
            WHERE brand_id = \(brand.raw) AND followed >= 0
            ORDER BY segment_id, tag
            """
        ) { (Rule(segment: $0.int64(0), tag: $0.text(1), takesOff: $0.flag(2)), $0.int64(3)) }
    }

    /// A rule has taken up the moves of its segment to a place.
    package static func follow(_ rule: Rule, to move: Int64, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE segment_tags SET followed = \(move)
            WHERE brand_id = \(brand.raw) AND segment_id = \(rule.segment) AND tag = \(rule.tag)
                AND followed < \(move)
            """)
    }

    /// Sets a rule whose members have yet to be tagged: until `settle`, it takes up no moves.
    ///
    /// - Parameter move: the place of the last move that a new rule passes over.
    package static func set(
        _ rule: Rule, after move: Int64, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO segment_tags (brand_id, segment_id, tag, takes_off, set_at, followed)
            VALUES (\(brand.raw), \(rule.segment), \(rule.tag), \(rule.takesOff), \(now.milliseconds), \(owing(move)))
            ON CONFLICT (brand_id, segment_id, tag) DO UPDATE
            SET takes_off = excluded.takes_off, set_at = excluded.set_at, followed = excluded.followed
            """)
    }

    /// A rule that was set, and whose members may not all be tagged.
    package struct Owing: Hashable, Sendable {
        package let rule: Rule
        package let setAt: Instant
        /// The place of the last move of its segment when it was set.
        package let move: Int64
    }

    /// Below zero stands the place of a rule whose members are still to be tagged.
    private static func owing(_ move: Int64) -> Int64 { -move - 1 }

    package static func owing(brand: ID<Brand>, in tx: ReadTransaction) throws -> [Owing] {
        try tx.all(
            """
            SELECT segment_id, tag, takes_off, set_at, followed
            FROM segment_tags
            WHERE brand_id = \(brand.raw) AND followed < 0
            ORDER BY segment_id, tag
            """
        ) { row in
            Owing(
                rule: Rule(segment: row.int64(0), tag: row.text(1), takesOff: row.flag(2)),
                setAt: Instant(milliseconds: row.int64(3)), move: owing(row.int64(4)))
        }
    }

    /// All members of a rule are tagged: from now on it takes up moves.
    package static func settle(_ owing: Owing, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE segment_tags SET followed = \(owing.move)
            WHERE brand_id = \(brand.raw) AND segment_id = \(owing.rule.segment) AND tag = \(owing.rule.tag)
                AND followed = \(self.owing(owing.move)) AND set_at = \(owing.setAt.milliseconds)
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
