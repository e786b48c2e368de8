import Database
import Shop

/// Days that begin again, after a clock that was far ahead has been set back: who left on one of them leaves on it again. Each
/// move stands once, so that the second stands a millisecond behind the first.
enum RepeatedMoves {
    /// Of one segment, day and direction.
    private struct Key: Hashable {
        let segment: ID<SavedSegment>
        let version: Int64
        let isIn: Bool
        let day: BrandDay
        let at: Instant
    }

    private static let most = 1_000

    /// The same moves in the same order, none at a moment at which it stands recorded.
    ///
    /// - Complexity: one index seek for each move that a day brought.
    static func apart(
        _ moves: [SegmentMove], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [SegmentMove] {
        let keys = Dictionary(grouping: moves.compactMap { move in key(of: move).map { ($0, move.customer) } }, by: \.0)
        var last: [Key: [ID<Customer>: Int64]] = [:]
        for (key, pairs) in keys {
            let found = try recorded(key, pairs.map(\.1), brand: brand, in: tx)
            if !found.isEmpty { last[key] = found }
        }
        guard !last.isEmpty else { return moves }
        return moves.map { move in
            guard let key = key(of: move), let known = last[key]?[move.customer] else { return move }
            return SegmentMove(
                move.segment, version: move.version, customer: move.customer, isIn: move.isIn, because: move.reason,
                at: Instant(milliseconds: known + 1))
        }
    }

    private static func key(of move: SegmentMove) -> Key? {
        guard case .day(let day) = move.reason else { return nil }
        return Key(segment: move.segment, version: move.version, isIn: move.isIn, day: day, at: move.occurredAt)
    }

    private static func recorded(
        _ key: Key, _ customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>: Int64] {
        let reason = SegmentMove.Reason.day(key.day)
        var last: [ID<Customer>: Int64] = [:]
        for start in stride(from: 0, to: customers.count, by: most) {
            let some = customers[start..<min(customers.count, start + most)].map(\.raw)
            try tx.forEach(
                """
                SELECT customer_id, MAX(occurred_at)
                FROM segment_moves
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some) AND segment_id = \(key.segment.raw)
                    AND version = \(key.version) AND is_in = \(key.isIn) AND reason = \(reason.number)
                    AND cause = \(reason.cause) AND occurred_at >= \(key.at.milliseconds)
                    AND occurred_at < \(key.at.milliseconds + 1_000)
                GROUP BY customer_id
                ORDER BY customer_id
                """
            ) { last[ID($0.int64(0))] = $0.int64(1) }
        }
        return last
    }
}
