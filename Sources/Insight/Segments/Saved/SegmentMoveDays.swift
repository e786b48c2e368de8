package import Database
package import Shop

/// How many entered and left a segment on a day.
package struct SegmentMoveDay: Sendable, Hashable {
    package let day: BrandDay
    package internal(set) var entered = 0
    package internal(set) var left = 0
}

extension SegmentMoves {
    /// Quarters of an hour: every zone is whole ones away from Greenwich, so that each lies within one day.
    private static let quarter: Int64 = 900_000

    /// How many entered and left a segment on each of some days up to one, by when it was true; the earliest first,
    /// days without any among them.
    ///
    /// - Parameter count: of days, above zero.
    /// - Complexity: O(log moves + moves recorded since the first day).
    package static func perDay(
        of segment: ID<SavedSegment>, days count: Int, until last: BrandDay, brand: Brand, in tx: ReadTransaction
    ) throws -> [SegmentMoveDay] {
        let first = last.adding(days: 1 - count)
        let (start, end) = (first.start(in: brand.timeZone), last.adding(days: 1).start(in: brand.timeZone))
        var days = (0..<count).map { SegmentMoveDay(day: first.adding(days: $0)) }
        let number = try self.first(of: segment, recordedSince: start, brand: brand.id, in: tx)
        try tx.forEach(
            """
            SELECT occurred_at / 900000, is_in, COUNT(*)
            FROM segment_moves
            WHERE brand_id = \(brand.id.raw) AND segment_id = \(segment.raw) AND number >= \(number)
                AND occurred_at >= \(start.milliseconds) AND occurred_at < \(end.milliseconds)
            GROUP BY 1, 2
            """
        ) { row in
            let moment = Instant(milliseconds: row.int64(0) * quarter)
            let place = BrandDay(moment, in: brand.timeZone).number - first.number
            guard days.indices.contains(place) else { return }
            if row.flag(1) { days[place].entered += row.int(2) } else { days[place].left += row.int(2) }
        }
        return days
    }
}
