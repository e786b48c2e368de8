import Database
import Insight
import Shop

/// Everything that can be asked of a brand on a day, answered: two brands that are told the same must agree in all of it.
struct Answers: Equatable, Sendable {
    let rfm: [RFMReport]
    let standing: StandingFigures
    let stages: StageReport
    let cycles: CycleReport
    let proposed: [ProposedDay]
    let due: [DueList]
    let values: ValueReport
    let classes: MovementReport<RFMMark>
    let moved: MovementReport<Stage>
    let repurchase: [RepurchaseReport]
    let revenue: RevenueReport

    static let rules: [RFMRule] = [
        .mean, .median, .quintile, .fixed(RFMBounds(recencyDays: 60, frequency: 3, moneyMinor: 50_000)),
    ]

    static func questions(on day: BrandDay) -> [RFMQuestion] {
        rules.flatMap { rule in
            [
                RFMQuestion(today: day, rule: rule),
                RFMQuestion(today: day, windowDays: nil, money: .gross, frequency: .days, rule: rule),
                RFMQuestion(today: day, windowDays: 90, rule: rule, measure: .averageOrderValue),
                RFMQuestion(today: day, windowDays: 200, rule: rule, countsFreight: false),
            ]
        }
    }

    /// More than are marked in one pass.
    static func repurchaseQuestions(on day: BrandDay) -> [RepurchaseQuestion] {
        (0..<18).map {
            RepurchaseQuestion(today: day.adding(days: -5 * $0), periodDays: 90 - $0, afterFirstDays: 30 + $0)
        }
    }

    static func of(
        _ database: Database, on day: BrandDay, settings: FigureSettings = FigureSettings()
    ) async throws -> Answers {
        let brand = RandomBrand.brand
        return try await database.read { tx in
            let question = RFMQuestion(today: day)
            let standing = try ReferenceFigures.standing(question, brand: brand, settings: settings, in: tx)
            let before = day.adding(days: -30)
            return Answers(
                rfm: try questions(on: day).map { try ReferenceFigures.rfm($0, brand: brand, in: tx) },
                standing: standing,
                stages: try ReferenceFigures.stages(on: day, brand: brand, settings: settings, in: tx),
                cycles: try ReferenceFigures.cycles(on: day, brand: brand, settings: settings, in: tx),
                proposed: try ReferenceFigures.proposedPromotionDays(
                    on: day, brand: brand, settings: settings, in: tx),
                due: try [
                    DueQuestion(today: day, withinDays: nil, subject: .whole),
                    DueQuestion(today: day, withinDays: 14, subject: .products),
                ].map { try ReferenceFigures.due($0, brand: brand, settings: settings, standing: standing, in: tx) },
                values: try ReferenceFigures.values(question, brand: brand, settings: settings, in: tx),
                classes: try ReferenceFigures.movement(from: before, to: question, brand: brand, in: tx),
                moved: try ReferenceFigures.movement(
                    from: before, to: day, brand: brand, settings: settings, in: tx),
                repurchase: try repurchaseQuestions(on: day).map {
                    try ReferenceFigures.repurchase($0, brand: brand, in: tx)
                },
                revenue: try ReferenceFigures.revenue(weeks: 12, until: day, brand: brand, in: tx))
        }
    }
}
