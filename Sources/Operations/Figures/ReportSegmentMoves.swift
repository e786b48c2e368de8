package import Access
import Database
package import Insight
package import Shop

/// How many entered and left a saved segment, day by day, as it was recorded.
package struct ReportSegmentMoves: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        /// The earliest first; the last is today.
        package let days: [SegmentMoveDay]
        /// How many are in it now.
        package let members: Int
        package let version: Int64
    }

    /// The most days that are told at once.
    package static let mostDays = 366

    private let name: String
    private let days: Int
    package let brand: String?

    /// - Parameter days: up to and with today, from 1 to `mostDays`.
    package init(of name: String, days: Int = 30, brand: String?) {
        self.name = name
        self.days = min(max(1, days), Self.mostDays)
        self.brand = brand
    }

    /// - Throws: `SegmentsError.noSuchSegment`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        let segment = try round.follower.named(name)
        let count = days
        let moves = try await installation.database.read { tx in
            try SegmentMoves.perDay(
                of: segment.id, days: count, until: BrandDay(now, in: brand.timeZone), brand: brand, in: tx)
        }
        return Answer(
            days: moves, members: round.follower.members(of: segment.id)?.count ?? 0, version: segment.version)
    }
}
