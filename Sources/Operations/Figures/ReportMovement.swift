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
        let asked = MovementAsked(
            from: from, question: choice.question(on: to, desk.settings, in: desk.brand.currency))
        let moves = await installation.figureShelf.answer(asked, on: desk, at: now)
        return Answer(classes: moves.classes, stages: moves.stages, settings: desk.settings)
    }
}

private struct MovementAsked: KeptQuestion {
    struct Moves: Sendable {
        let classes: MovementReport<RFMMark>
        let stages: MovementReport<Stage>
    }

    let from: BrandDay
    let question: RFMQuestion

    func reckon(on desk: FigureDesk) -> Moves {
        let (classes, stages) = desk.live.movements(from: from, to: question, settings: desk.figures)
        return Moves(classes: classes, stages: stages)
    }
}
