package import Access
package import Insight
package import Shop

/// How many stood in each stage at the ends of the months before a day, and on it.
package struct ReportStageFlow: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?
    private let months: Int

    /// - Parameter months: those that were over, from 1 to 31.
    package init(brand: String?, today: BrandDay? = nil, months: Int = 12) {
        self.brand = brand
        self.today = today
        self.months = months
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> StageFlowReport {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return await installation.figureShelf.answer(StageFlowAsked(months: months), on: desk, at: now)
    }
}

private struct StageFlowAsked: KeptQuestion {
    let months: Int

    func reckon(on desk: FigureDesk) -> StageFlowReport {
        desk.live.stageFlow(months: months, until: desk.today, settings: desk.figures)
    }
}
