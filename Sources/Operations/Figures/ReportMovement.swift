package import Access
package import Insight
package import Shop

/// Who moved between classes and between stages from one day to another.
package struct ReportMovement: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        package let classes: MovementReport<RFMMark>
        package let stages: MovementReport<Stage>
        package let settings: BrandSettings
    }

    package let brand: String?
    private let from: BrandDay
    private let to: BrandDay
    private let choice: RFMChoice

    package init(brand: String?, from: BrandDay, to: BrandDay, _ choice: RFMChoice = RFMChoice()) {
        self.brand = brand
        self.from = from
        self.to = to
        self.choice = choice
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: to, in: installation, at: now)
        return Answer(
            classes: desk.live.movement(
                from: from, to: choice.question(on: to, desk.settings, in: desk.brand.currency)),
            stages: desk.live.movement(from: from, to: to, settings: desk.figures), settings: desk.settings)
    }
}
