package import Access
package import Insight
package import Shop

/// Brings the membership of saved segments up to what is known, and records who entered and who left.
package struct FollowSegments: Operation {
    package static let permission = Permission.changeSegments
    private let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    /// - Returns: what was recorded now, the earliest first.
    package func run(in installation: Installation, at now: Instant) async throws -> [SegmentMove] {
        try await SegmentRound.next(brand, in: installation, at: now).moves
    }
}
