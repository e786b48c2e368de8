import Access
import ArgumentParser
import Insight
import Operations
import Shop

/// `huitou cycles`
struct CyclesCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "cycles",
        abstract: Huitou.text(
            en: "After how many days people buy again, by store, category or product.", zh: "隔多少天再次购买：按店铺、类目或商品。"))

    @Option(
        help: ArgumentHelp(Huitou.text(en: "Whose cycles.", zh: "按什么统计周期。"), valueName: "scope"))
    var by: ReportCycles.Scope = .product
    @OptionGroup var list: ListOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(ReportCycles(brand: brand.brand, today: day.day, by: by))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(CyclesAnswer(answer, by: by, most: list.limit ?? answer.rows.count)))
        }
        let view = CyclesView(answer: answer, by: by, context: session.context)
        if list.csv { return session.context.output.out(view.csv(most: list.most)) }
        view.show(most: list.most)
        guard !answer.proposed.isEmpty else { return }
        let standing = try await session.run(ShowSettings(brand: brand.brand)).value(of: "cycle.promotions") ?? ""
        let chosen = brand.brand.map { ["--brand", $0] } ?? []
        view.propose(beside: standing, options: chosen + ["--db", session.place.shown])
    }
}

extension ReportCycles.Scope: ExpressibleByArgument {}

/// Purchase cycles for programs.
private struct CyclesAnswer: Encodable {
    struct Line: Encodable {
        let name: String
        let code: String?
        let days: Double
        let perUnit: Bool
        let intervals: Int
        let persons: Int
    }

    struct Whole: Encodable {
        let days: Double
        let intervals: Int
        let persons: Int
    }

    struct Proposed: Encodable {
        let day: String
        let orders: Int
        let medianOrders: Double
    }

    let day: String
    let by: String
    let brand: Whole?
    let total: Int
    let cycles: [Line]
    let proposed: [Proposed]

    init(_ answer: ReportCycles.Answer, by scope: ReportCycles.Scope, most: Int) {
        day = answer.day.description
        by = scope.rawValue
        brand = answer.brand.map { Whole(days: $0.days, intervals: $0.intervals, persons: $0.persons) }
        total = answer.rows.count
        cycles = answer.rows.prefix(most).map { row in
            Line(
                name: row.name, code: row.code, days: row.cycle.days, perUnit: row.isPerUnit,
                intervals: row.cycle.intervals, persons: row.cycle.persons)
        }
        proposed = answer.proposed.map {
            Proposed(day: $0.day.description, orders: $0.orders, medianOrders: $0.medianOrders)
        }
    }
}
