package import Database
package import Shop

/// Who was in a segment at some moments: from them and the moves behind them follows who was in it at any other.
package enum SegmentSnapshots {
    /// Keeps the members after a move.
    static func keep(
        _ members: MemberSet, of segment: ID<SavedSegment>, version: Int64, after move: Int64, brand: ID<Brand>,
        at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO segment_snapshots (brand_id, segment_id, version, move, members, taken_at)
            VALUES (\(brand.raw), \(segment.raw), \(version), \(move), \(MemberSetForm.bytes(members)),
                \(now.milliseconds))
            ON CONFLICT (brand_id, segment_id, version, move) DO NOTHING
            """)
    }

    /// Who was in a segment at a moment, by what was recorded of it, and the version that stood; nil before it was defined.
    ///
    /// - Parameter end: the first moment that no longer counts.
    /// - Complexity: O(members + moves since the snapshot before).
    package static func members(
        of segment: ID<SavedSegment>, before end: Instant, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> (version: Int64, members: MemberSet)? {
        guard let version = try SavedSegments.version(of: segment, before: end, brand: brand, in: tx) else {
            return nil
        }
        let kept = try newest(of: segment, version: version, before: end, brand: brand, in: tx)
        var members = kept.members
        try tx.forEach(
            """
            SELECT customer_id, is_in
            FROM segment_moves
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND number > \(kept.move)
                AND version = \(version) AND occurred_at < \(end.milliseconds)
            ORDER BY number
            """
        ) { members.set(ID($0.int64(0)), isIn: $0.flag(1)) }
        return (version, members)
    }

    /// Those kept last before a moment, and the move that they were kept after.
    static func newest(
        of segment: ID<SavedSegment>, version: Int64, before end: Instant, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> (members: MemberSet, move: Int64) {
        let kept = try tx.first(
            """
            SELECT move, members
            FROM segment_snapshots
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND version = \(version)
                AND taken_at < \(end.milliseconds)
            ORDER BY move DESC
            LIMIT 1
            """
        ) { ($0.int64(0), $0.bytes(1)) }
        guard let (move, bytes) = kept, let members = MemberSetForm.members(bytes) else {
            throw DatabaseError.corrupt(reason: "the members of segment \(segment.raw) cannot be read")
        }
        return (members, move)
    }
}
