package import Access
package import Insight
package import Shop

/// What a shopkeeper looks at in the morning: who comes back, what that earns, where everybody stands, and how that changed.
package struct ReportToday: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        package let day: BrandDay
        /// The last is today's, those before it lie seven days apart.
        package let repurchase: [RepurchaseReport]
        package let revenue: RevenueReport
        /// How many stand in each stage.
        package let stages: [Stage: Int]
        package let customers: Int
        package let valueAtRisk: Money
        /// Of all purchases up to the day.
        package let coverage: Coverage
        /// Between a month ago and today.
        package let moves: MovementReport<Stage>
    }

    /// Of repurchase rates: today's, and twelve before it.
    package static let rates = 13
    package static let weeks = 12
    package static let movedSinceDays = 30

    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: nil, in: installation, at: now)
        return await installation.figureShelf.answer(TodayQuestion(), on: desk, at: now)
    }
}

/// What `ReportToday` asks of everybody.
private struct TodayQuestion: KeptQuestion {
    func reckon(on desk: FigureDesk) -> ReportToday.Answer {
        let (live, day) = (desk.live, desk.today)
        let stages = live.stageWorth(on: day, settings: desk.figures)
        let days = (0..<ReportToday.rates).map { day.adding(days: 7 * ($0 + 1 - ReportToday.rates)) }
        return ReportToday.Answer(
            day: day, repurchase: live.repurchase(days.map { RepurchaseQuestion(today: $0) }),
            revenue: live.revenue(weeks: ReportToday.weeks, until: day), stages: stages.counts,
            customers: stages.customers,
            valueAtRisk: stages.money[.cooling] ?? Money(minor: 0, desk.brand.currency), coverage: stages.coverage,
            moves: live.movement(
                from: day.adding(days: -ReportToday.movedSinceDays), to: day, settings: desk.figures))
    }
}
