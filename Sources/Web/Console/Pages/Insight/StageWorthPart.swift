import Insight
import Operations
import Shop

/// What each stage brought in a year, and what of it is at risk.
struct StageWorthPart {
    private let shell: Shell
    private let answer: ReportStageWorth.Answer

    init(_ shell: Shell) async throws {
        self.shell = shell
        answer = try await shell.visit.run(ReportStageWorth(brand: shell.name))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var rows: [ReportStageWorth.Row] { answer.rows.filter { $0.stage != .prospect } }

    var coverage: Coverage { answer.coverage }
    /// How many have bought.
    var buyers: Int { rows.reduce(0) { $0 + $1.customers } }

    var values: PageValues {
        let cooling = rows.first { $0.stage == .cooling }
        return .filled([
            "riskFormula": PageValues.formula(words("today.riskFormula")),
            "riskAddress": shell.members(of: "stage is cooling"),
            "risk": cooling.map { written.roundMoney($0.money) } ?? "–",
            "riskDetail": words("today.riskDetail", ["count": written.count(cooling?.customers ?? 0)]),
            "values": rows.map { row in
                [
                    "stage": row.stage.rawValue, "open": shell.members(of: "stage is " + row.stage.rawValue),
                    "label": StageFlowPart.label(row.stage, words), "people": written.count(row.customers),
                    "money": written.roundMoney(row.money),
                ] as PageValues
            },
        ])
    }

    var sheet: Sheet {
        Sheet(
            titles: [words("today.stage"), words("today.people"), words("stages.yearMoney")],
            rows: answer.rows.map { row in
                [StageFlowPart.label(row.stage, words), String(row.customers), row.money.plain]
            })
    }
}
