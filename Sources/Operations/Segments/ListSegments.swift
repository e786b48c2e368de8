package import Access
import Database
package import Insight
package import Shop

/// The saved segments of a brand, with how many are in each.
package struct ListSegments: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Line: Sendable {
        package let segment: SavedSegment
        package let members: Int
        /// Who entered and who left in the last seven days.
        package let entered: Int
        package let left: Int
        /// The oldest first.
        package let versions: [SegmentVersion]
    }

    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Line] {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        let follower = round.follower
        let since = BrandDay(now, in: brand.timeZone).adding(days: -6).start(in: brand.timeZone)
        return try await installation.database.read { tx in
            try follower.segments.map { segment in
                let (entered, left) = try SegmentMoves.count(of: segment.id, since: since, brand: brand.id, in: tx)
                return Line(
                    segment: segment, members: follower.members(of: segment.id)?.count ?? 0, entered: entered,
                    left: left, versions: try SavedSegments.versions(of: segment, brand: brand.id, in: tx))
            }
        }
    }
}
