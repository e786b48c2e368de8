package import Access
package import Insight
package import Shop

/// Brings the membership of saved segments up to what is known, and records who entered and who left.
package struct FollowSegments: BrandOperation {
    package static let permission = Permission.changeSegments
    package let brand: String?
    private let listsDays: Bool

    /// - Parameter listsDays: whether whom the days to come concern is listed afterwards, for whoever goes on following.
    package init(brand: String?, listsDays: Bool = false) {
        self.brand = brand
        self.listsDays = listsDays
    }

    /// - Returns: what was recorded now, the earliest first.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [SegmentMove] {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        if listsDays { round.listDays(in: installation) }
        return round.moves
    }
}
