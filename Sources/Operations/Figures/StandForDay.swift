package import Access
package import Insight
package import Shop

/// What stands for a brand's day and everybody is measured by: thresholds and cycles. Whoever asks first has them reckoned
/// and kept.
package struct StandForDay: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let day: BrandDay?
    private let choice: RFMChoice

    package init(brand: String?, day: BrandDay? = nil, _ choice: RFMChoice = RFMChoice()) {
        self.brand = brand
        self.day = day
        self.choice = choice
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> StandingFigures {
        let desk = try await FigureDesk(brand, today: day, in: installation, at: now)
        return try await desk.standing(choice.question(on: desk.today, desk.settings), in: installation, at: now)
    }
}
