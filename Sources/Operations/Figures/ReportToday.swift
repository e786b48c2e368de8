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
        return installation.todayShelf.answer(desk, at: now) {
            let (live, day) = (desk.live, desk.today)
            let stages = live.stages(on: day, settings: desk.figures)
            return Answer(
                day: day,
                repurchase: (0..<Self.rates).map { week in
                    live.repurchase(RepurchaseQuestion(today: day.adding(days: 7 * (week + 1 - Self.rates))))
                },
                revenue: live.revenue(weeks: Self.weeks, until: day), stages: stages.counts,
                customers: stages.rows.count, valueAtRisk: stages.valueAtRisk, coverage: stages.coverage,
                moves: live.movement(
                    from: day.adding(days: -Self.movedSinceDays), to: day, settings: desk.figures))
        }
    }
}
