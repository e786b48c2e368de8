package import Database
import Facts
package import Shop

/// Who entered and left the segments of a brand, in the order in which it was recorded; each is a fact too.
package enum SegmentMoves {
    /// A move with its place among those of its segment.
    package struct Recorded: Sendable {
        package let number: Int64
        package let move: SegmentMove
    }

    /// The place of the newest move of a segment; 0 before the first.
    package static func last(
        of segment: ID<SavedSegment>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Int64 {
        try tx.first(
            """
            SELECT number
            FROM segment_moves
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw)
            ORDER BY number DESC
            LIMIT 1
            """
        ) { $0.int64(0) } ?? 0
    }

    /// How many entered and left a segment since a moment.
    ///
    /// - Complexity: O(log moves + moves since then): places ascend with the moments at which they were recorded.
    package static func count(
        of segment: ID<SavedSegment>, since moment: Instant, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> (entered: Int, left: Int) {
        let first = try first(of: segment, recordedSince: moment, brand: brand, in: tx)
        var (entered, left) = (0, 0)
        try tx.forEach(
            """
            SELECT is_in, COUNT(*)
            FROM segment_moves
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND number >= \(first)
                AND occurred_at >= \(moment.milliseconds)
            GROUP BY is_in
            """
        ) { row in
            if row.flag(0) { entered = row.int(1) } else { left = row.int(1) }
        }
        return (entered, left)
    }

    /// The place of the first move that was recorded since a moment; one behind the last without any.
    ///
    /// - Complexity: O(log moves): places ascend with the moments at which they were recorded.
    static func first(
        of segment: ID<SavedSegment>, recordedSince moment: Instant, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Int64 {
        var (low, high) = (Int64(1), try last(of: segment, brand: brand, in: tx) + 1)
        while low < high {
            let middle = (low + high) / 2
            let recordedAt = try tx.first(
                """
                SELECT recorded_at
                FROM segment_moves
                WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND number = \(middle)
                """
            ) { $0.int64(0) }
            if recordedAt ?? .max < moment.milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The moves of a segment behind a place, in order.
    package static func after(
        _ number: Int64, of segment: ID<SavedSegment>, brand: ID<Brand>, limit: Int = .max, in tx: ReadTransaction
    ) throws -> [Recorded] {
        try tx.all(
            """
            SELECT number, version, customer_id, is_in, reason, cause, occurred_at
            FROM segment_moves
            WHERE brand_id = \(brand.raw) AND segment_id = \(segment.raw) AND number > \(number)
            ORDER BY number
            LIMIT \(limit)
            """
        ) { row in
            guard let reason = SegmentMove.Reason(row.int64(4), cause: row.int64(5)) else {
                throw DatabaseError.corrupt(reason: "a move of a segment has the reason \(row.int64(4))")
            }
            let move = SegmentMove(
                segment, version: row.int64(1), customer: ID(row.int64(2)), isIn: row.flag(3), because: reason,
                at: Instant(milliseconds: row.int64(6)))
            return Recorded(number: row.int64(0), move: move)
        }
    }

    /// Appends moves of any segments, each behind the last of its segment, and the facts that tell them.
    ///
    /// - Returns: the place of the newest move of each segment that has any among these.
    @discardableResult
    package static func append(
        _ moves: [SegmentMove], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> [ID<SavedSegment>: Int64] {
        guard !moves.isEmpty else { return [:] }
        var last: [ID<SavedSegment>: Int64] = [:]
        for segment in Set(moves.map(\.segment)) { last[segment] = try self.last(of: segment, brand: brand, in: tx) }
        let columns = [
            "brand_id", "segment_id", "number", "version", "customer_id", "is_in", "reason", "cause", "occurred_at",
            "recorded_at",
        ]
        try tx.append(to: "segment_moves", columns: columns) { row in
            for move in moves {
                let number = last[move.segment, default: 0] + 1
                last[move.segment] = number
                try row.int64(brand.raw)
                try row.int64(move.segment.raw)
                try row.int64(number)
                try row.int64(move.version)
                try row.int64(move.customer.raw)
                try row.flag(move.isIn)
                try row.int64(move.reason.number)
                try row.int64(move.reason.cause)
                try row.int64(move.occurredAt.milliseconds)
                try row.int64(now.milliseconds)
                try row.end()
            }
        }
        let facts = moves.map { move in
            Fact(
                move.isIn ? .segmentEntered : .segmentLeft, subject: move.customer.raw, part: move.segment.raw,
                occurredAt: move.occurredAt)
        }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
        return last
    }
}
