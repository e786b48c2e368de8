import Database
import Insight
import Shop
import Testing

/// What the pages show of a brand on a day.
struct PageAnswers: Sendable {
    let cohorts: [CohortReport]
    let intervals: [IntervalReport]
    let paths: [PathReport]
    let flow: StageFlowReport
    let reach: ReachReport
    let pictures: [RFMPicture]
    let sales: [SalesReport]
    let classes: [MovementReport<RFMMark>]
    let stages: [MovementReport<Stage>]

    /// From columns.
    static func of(_ live: LiveBrand, _ asked: PageQuestions) -> PageAnswers {
        let both = asked.moved.map { live.movements(from: asked.before, to: $0, settings: asked.settings) }
        let back = asked.moved.map { live.movement(from: asked.day, to: $0.on(asked.before)) }
        return PageAnswers(
            cohorts: asked.cohorts.map { live.cohorts($0) },
            intervals: asked.intervals.map { live.intervals($0, settings: asked.settings) },
            paths: asked.paths.map { live.paths($0) },
            flow: live.stageFlow(until: asked.day, settings: asked.settings),
            reach: live.reach(on: asked.day, keptOut: asked.keptOut, settings: asked.settings),
            pictures: asked.pictures.map { live.rfmPicture($0) },
            sales: asked.sales.map { live.sales($0, settings: asked.settings) },
            classes: both.map { $0.classes } + back,
            stages: [
                both[0].stages, live.movement(from: asked.day, to: asked.before, settings: asked.settings),
                live.movement(from: asked.day, to: asked.day, settings: asked.settings),
            ])
    }

    /// By the plain recount.
    static func of(_ database: Database, _ asked: PageQuestions) async throws -> PageAnswers {
        let (brand, settings) = (RandomBrand.brand, asked.settings)
        return try await database.read { tx in
            let days = [(asked.before, asked.day), (asked.day, asked.before), (asked.day, asked.day)]
            return PageAnswers(
                cohorts: try asked.cohorts.map { try ReferenceFigures.cohorts($0, brand: brand, in: tx) },
                intervals: try asked.intervals.map {
                    try ReferenceFigures.intervals($0, brand: brand, settings: settings, in: tx)
                },
                paths: try asked.paths.map { try ReferenceFigures.paths($0, brand: brand, in: tx) },
                flow: try ReferenceFigures.stageFlow(until: asked.day, brand: brand, settings: settings, in: tx),
                reach: try ReferenceFigures.reach(
                    on: asked.day, keptOut: asked.keptOut, brand: brand, settings: settings, in: tx),
                pictures: try asked.pictures.map { try ReferenceFigures.rfmPicture($0, brand: brand, in: tx) },
                sales: try asked.sales.map {
                    try ReferenceFigures.sales($0, brand: brand, settings: settings, in: tx)
                },
                classes: try asked.moved.map {
                    try ReferenceFigures.movement(from: asked.before, to: $0, brand: brand, in: tx)
                }
                    + asked.moved.map {
                        try ReferenceFigures.movement(
                            from: asked.day, to: $0.on(asked.before), brand: brand, in: tx)
                    },
                stages: try days.map { from, to in
                    try ReferenceFigures.movement(from: from, to: to, brand: brand, settings: settings, in: tx)
                })
        }
    }

    /// Report by report, so that a failure says where.
    func expectEqual(_ other: PageAnswers) {
        for (one, another) in zip(cohorts, other.cohorts) {
            #expect(one.coverage == another.coverage)
            #expect(one.rows.map(\.customers) == another.rows.map(\.customers))
            #expect(one == another)
        }
        for (one, another) in zip(intervals, other.intervals) {
            #expect(one.intervals == another.intervals, "\(one.question.scope)")
            #expect(one == another, "\(one.question.scope)")
        }
        for (one, another) in zip(paths, other.paths) { #expect(one == another) }
        for (one, another) in zip(flow.points, other.flow.points) { #expect(one == another) }
        #expect(flow == other.flow)
        #expect(reach == other.reach)
        for (one, another) in zip(pictures, other.pictures) {
            #expect(one.thresholds == another.thresholds && one.quintiles == another.quintiles)
            #expect(one == another)
        }
        for (one, another) in zip(sales, other.sales) {
            #expect(one.whole == another.whole)
            #expect(one == another)
        }
        for (one, another) in zip(classes, other.classes) { #expect(one == another) }
        for (one, another) in zip(stages, other.stages) { #expect(one == another) }
    }
}
