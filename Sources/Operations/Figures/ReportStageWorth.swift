package import Access
package import Insight
package import Shop

/// How many customers stand in each stage on a day, and what they brought in the last 365 days, net.
package struct ReportStageWorth: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Row: Sendable, Equatable {
        package let stage: Stage
        package let customers: Int
        package let money: Money
    }

    package struct Answer: Sendable {
        package let day: BrandDay
        /// Every stage, in the order of a life. The money of those who are cooling is 在险价值, the value at risk.
        package let rows: [Row]
        /// Of all purchases up to the day.
        package let coverage: Coverage
    }

    package let brand: String?
    private let today: BrandDay?

    package init(brand: String?, today: BrandDay? = nil) {
        self.brand = brand
        self.today = today
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return await installation.figureShelf.answer(StageWorthAsked(), on: desk, at: now)
    }
}

private struct StageWorthAsked: KeptQuestion {
    func reckon(on desk: FigureDesk) -> ReportStageWorth.Answer {
        let worth = desk.live.stageWorth(on: desk.today, settings: desk.figures)
        return ReportStageWorth.Answer(
            day: desk.today,
            rows: Stage.allCases.map { stage in
                ReportStageWorth.Row(
                    stage: stage, customers: worth.counts[stage] ?? 0,
                    money: worth.money[stage] ?? Money(minor: 0, desk.brand.currency))
            }, coverage: worth.coverage)
    }
}
