package import Access
import Database
package import Insight
package import Shop

/// How many buyers are of each value tier on a day, how many come back, and what is at risk.
package struct ReportValue: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        package let tiers: ValueReport
        package let repurchase: RepurchaseReport
        package let valueAtRisk: Money
    }

    package let brand: String?
    private let today: BrandDay?
    private let choice: RFMChoice

    package init(brand: String?, today: BrandDay? = nil, _ choice: RFMChoice = RFMChoice()) {
        self.brand = brand
        self.today = today
        self.choice = choice
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        let question = choice.question(on: desk.today, desk.settings, in: desk.brand.currency)
        let stages = desk.live.stages(on: desk.today, settings: desk.figures)
        let tiers = desk.live.values(question, stages: stages, settings: desk.figures)
        return Answer(
            tiers: tiers, repurchase: desk.live.repurchase(RepurchaseQuestion(today: desk.today)),
            valueAtRisk: stages.valueAtRisk)
    }
}
