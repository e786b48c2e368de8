package import Database
package import Shop

/// That the members of a segment were written down at some moment.
package struct SegmentSnapshot: Sendable, Hashable {
    package let version: Int64
    /// The place of the move behind which they were.
    package let move: Int64
    package let members: Int
    package let takenAt: Instant
}

extension SegmentSnapshots {
    /// What was written down of a segment, the newest first.
    ///
    /// - Complexity: reads how many members there were, not who.
    package static func newest(
        of segment: ID<SavedSegment>, brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [SegmentSnapshot] {
        try tx.all(
            """
            SELECT version, move, substr(members, 1, \(unescaped: String(MemberSetForm.longestHead))), taken_at
            FROM segment_snapshots
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw)
            ORDER BY taken_at DESC, version DESC, move DESC
            LIMIT \(limit)
            """
        ) { row in
            guard let members = MemberSetForm.count(row.bytes(2)) else {
                throw DatabaseError.corrupt(reason: "the members of segment \(segment.raw) cannot be read")
            }
            return SegmentSnapshot(
                version: row.int64(0), move: row.int64(1), members: members,
                takenAt: Instant(milliseconds: row.int64(3)))
        }
    }
}
