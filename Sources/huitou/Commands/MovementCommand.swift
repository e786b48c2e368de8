import Access
import ArgumentParser
import Insight
import Operations
import Shop

/// `huitou movement`
struct MovementCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "movement",
        abstract: Huitou.text(
            en: "Who moved between classes and between stages from one day to another.", zh: "两个日期之间，客户在类别与阶段间的流动。"))

    @Option(help: ArgumentHelp(Huitou.text(en: "The earlier day.", zh: "较早的日期。"), valueName: "YYYY-MM-DD"))
    var from: String
    @Option(help: ArgumentHelp(Huitou.text(en: "The later day.", zh: "较晚的日期。"), valueName: "YYYY-MM-DD"))
    var to: String
    @OptionGroup var rfm: RFMOptions
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try days()
    }

    func run(on session: CommandSession) async throws {
        let days = try days()
        let choice = try await rfm.choice(of: brand.brand, on: session)
        let answer = try await session.run(
            ReportMovement(brand: brand.brand, from: days.from, to: days.to, choice))
        if session.isJSON { return session.context.output.out(try JSONText.of(MovementAnswer(answer))) }
        let view = MovementView(answer: answer, context: session.context)
        if csv { session.context.output.out(view.csv()) } else { view.show() }
    }

    private func days() throws -> (from: BrandDay, to: BrandDay) {
        let days = (from: try DayOptions.day(from, of: "--from"), to: try DayOptions.day(to, of: "--to"))
        guard days.from < days.to else {
            throw ValidationError(
                Huitou.text(en: "--from must be a day before --to.", zh: "--from 必须早于 --to。"))
        }
        return days
    }
}

/// Movement for programs: the cells that have customers.
private struct MovementAnswer: Encodable {
    struct Cell: Encodable {
        /// Nil: not there on that day.
        let from: String?
        let to: String?
        let customers: Int

        private enum CodingKeys: String, CodingKey {
            case from
            case to
            case customers
        }

        /// What is not there is said, not left out.
        func encode(to encoder: any Encoder) throws {
            var cell = encoder.container(keyedBy: CodingKeys.self)
            try cell.encode(from, forKey: .from)
            try cell.encode(to, forKey: .to)
            try cell.encode(customers, forKey: .customers)
        }
    }

    let from: String
    let to: String
    let classes: [Cell]
    let stages: [Cell]

    init(_ answer: ReportMovement.Answer) {
        from = answer.classes.from.description
        to = answer.classes.to.description
        classes = answer.classes.cells.map { Cell(from: $0.from?.code, to: $0.to?.code, customers: $0.customers) }
        stages = answer.stages.cells.map {
            Cell(from: $0.from?.rawValue, to: $0.to?.rawValue, customers: $0.customers)
        }
    }
}
