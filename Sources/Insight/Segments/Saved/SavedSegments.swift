package import Database
import Segments
package import Shop

/// The saved segments of a brand and the versions of each.
package enum SavedSegments {
    /// In the order of names.
    ///
    /// - Throws: `DatabaseError.corrupt` for a definition that cannot be read.
    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [SavedSegment] {
        try tx.all(
            """
            SELECT s.id, s.name, s.version, v.definition
            FROM segments s
            JOIN segment_versions v ON v.brand_id = s.brand_id AND v.segment_id = s.id AND v.version = s.version
            WHERE s.brand_id = \(brand.raw) AND s.removed_at IS NULL
            ORDER BY s.name, s.id
            """
        ) { row in
            SavedSegment(
                id: ID(row.int64(0)), name: row.text(1), version: row.int64(2),
                definition: try definition(row.text(3), of: row.text(1)))
        }
    }

    /// The oldest first.
    package static func versions(
        of segment: SavedSegment, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [SegmentVersion] {
        try tx.all(
            """
            SELECT version, definition, origin, came, went, members, defined_at
            FROM segment_versions
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.id.raw)
            ORDER BY version
            """
        ) { row in
            guard let origin = SegmentVersion.Origin(rawValue: row.int64(2)) else {
                throw DatabaseError.corrupt(reason: "a version of a segment has the origin \(row.int64(2))")
            }
            return SegmentVersion(
                number: row.int64(0), definition: try definition(row.text(1), of: segment.name), origin: origin,
                came: row.int(3), went: row.int(4), members: row.int(5),
                definedAt: Instant(milliseconds: row.int64(6)))
        }
    }

    /// The version of a segment that stood at a moment; nil before its first.
    static func version(
        of segment: ID<SavedSegment>, before end: Instant, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Int64? {
        try tx.first(
            """
            SELECT MAX(version)
            FROM segment_versions
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND defined_at < \(end.milliseconds)
            """
        ) { $0.optionalInt64(0) } ?? nil
    }

    /// A name for a segment that there was none of.
    static func add(_ name: String, brand: ID<Brand>, in tx: WriteTransaction) throws -> ID<SavedSegment> {
        let id = try tx.id(of: "segments")
        try tx.execute(
            """
            INSERT INTO segments (brand_id, id, name, version)
            VALUES (\(brand.raw), \(id), \(name), 1)
            """)
        return ID(id)
    }

    static func add(
        _ version: SegmentVersion, to segment: ID<SavedSegment>, brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO segment_versions
                (brand_id, segment_id, version, definition, origin, came, went, members, defined_at)
            VALUES (\(brand.raw), \(segment.raw), \(version.number), \(version.definition.text(in: .english)),
                \(version.origin.rawValue), \(version.came), \(version.went), \(version.members),
                \(version.definedAt.milliseconds))
            """)
        try tx.execute(
            """
            UPDATE segments
            SET version = \(version.number)
            WHERE brand_id = \(brand.raw) AND id = \(segment.raw)
            """)
    }

    /// What was recorded of it stays.
    package static func remove(
        _ segment: ID<SavedSegment>, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            UPDATE segments
            SET removed_at = \(now.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(segment.raw) AND removed_at IS NULL
            """)
    }

    private static func definition(_ text: String, of name: String) throws -> Segment {
        do {
            return try SegmentParser.parse(text)
        } catch {
            throw DatabaseError.corrupt(reason: "the definition of the segment “\(name)” cannot be read: \(text)")
        }
    }
}
