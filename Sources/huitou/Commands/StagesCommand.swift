import Access
import ArgumentParser
import Insight
import Operations
import Shop

/// `huitou stages`
struct StagesCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages",
        abstract: Huitou.text(
            en: "How many customers are new, active, cooling, dormant, lost, and what is at risk.",
            zh: "新客、活跃、预流失、沉睡、流失各有多少，以及在险价值。"))

    @OptionGroup var day: DayOptions
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let (report, settings) = try await session.run(ReportStages(brand: brand.brand, today: day.day))
        if session.isJSON { return session.context.output.out(try JSONText.of(StagesAnswer(report))) }
        let view = StagesView(report: report, bounds: settings.stages, context: session.context)
        if csv { session.context.output.out(view.csv()) } else { view.show() }
    }
}

/// The stages for programs.
struct StagesAnswer: Encodable {
    struct Line: Encodable {
        let stage: String
        let label: String
        let customers: Int
        let share: Double?
    }

    let day: String
    let customers: Int
    let stages: [Line]
    let currency: String
    let valueAtRisk: String
    let coverage: CoverageAnswer

    init(_ report: StageReport) {
        day = report.day.description
        customers = report.rows.count
        let counts = report.counts
        stages = Stage.allCases.map { stage in
            let count = counts[stage] ?? 0
            return Line(
                stage: stage.rawValue, label: stage.name.chinese, customers: count,
                share: Share(count, of: report.rows.count).rate)
        }
        currency = report.valueAtRisk.currency.code
        valueAtRisk = report.valueAtRisk.plain
        coverage = CoverageAnswer(report.coverage)
    }
}
