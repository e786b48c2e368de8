import Database
import Insight
import Shop
import Testing

extension Answers {
    /// The same answers from live columns.
    static func of(
        _ live: LiveBrand, _ database: Database, on day: BrandDay, settings: FigureSettings = FigureSettings()
    ) async throws -> Answers {
        try await database.read { tx in
            let question = RFMQuestion(today: day)
            let standing = live.standing(question, settings: settings)
            let before = day.adding(days: -30)
            let stages = live.stages(on: day, settings: settings)
            return Answers(
                rfm: questions(on: day).map { live.rfm($0) }, standing: standing,
                stages: stages, cycles: live.cycles(on: day, settings: settings),
                proposed: live.proposedPromotionDays(on: day, settings: settings),
                due: [
                    DueQuestion(today: day, withinDays: nil, subject: .whole),
                    DueQuestion(today: day, withinDays: 14, subject: .products),
                ].map { live.due($0, settings: settings, standing: standing) },
                values: live.values(question, stages: stages, settings: settings),
                classes: live.movement(from: before, to: question),
                moved: live.movement(from: before, to: day, settings: settings),
                repurchase: live.repurchase(repurchaseQuestions(on: day)),
                revenue: live.revenue(weeks: 12, until: day))
        }
    }

    /// Part by part, so that a failure says where.
    func expectEqual(_ other: Answers) {
        for (one, another) in zip(rfm, other.rfm) {
            #expect(one.figures == another.figures)
            #expect(one.coverage == another.coverage)
            #expect(one == another)
        }
        #expect(standing == other.standing)
        #expect(stages == other.stages)
        #expect(cycles == other.cycles)
        #expect(proposed == other.proposed)
        #expect(due == other.due)
        #expect(values == other.values)
        #expect(classes == other.classes)
        #expect(moved == other.moved)
        #expect(repurchase == other.repurchase)
        #expect(revenue == other.revenue)
    }
}
