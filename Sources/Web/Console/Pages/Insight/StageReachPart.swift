import Insight
import Operations
import Shop

/// How many of each stage may be written to, by channel.
struct StageReachPart {
    private let shell: Shell
    private let report: ReachReport

    init(_ shell: Shell) async throws {
        self.shell = shell
        report = try await shell.visit.run(ReportReach(brand: shell.name))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var rows: [ReachReport.Row] { report.rows.filter { $0.stage != .prospect } }

    var values: PageValues {
        let cooling = rows.first { $0.stage == .cooling }?.byAny
        return [
            "reachFormula": PageValues.formula(words("stages.reachFormula")), "reach": heat,
            "reachSummary": words("stages.reachSummary", ["share": text(cooling ?? Share(0, of: 0))]),
        ]
    }

    private var heat: PageValues {
        HeatTable(
            caption: words("stages.reach"), corner: words("stages.reachCorner"),
            heads: ConsentChannel.allCases.map { $0.name(in: words.language).begun } + [words("stages.reachAny")],
            lines: rows.map { row in
                HeatTable.Line(
                    label: StageFlowPart.label(row.stage, words),
                    cells: (row.cells.map(\.reachable) + [row.byAny]).map { share in
                        share.rate.map { HeatTable.Cell(tone: Tone($0, of: 1), text: written.percent($0)) } ?? .nobody
                    })
            }
        ).values
    }

    /// Every stage and channel in a row of its own.
    var sheet: Sheet {
        Sheet(
            titles: [
                words("stages.reachCorner"), words("stages.channel"), words("today.people"), words("stages.agreed"),
                words("stages.keptOut"), words("stages.reachable"), words("stages.reach"),
            ],
            rows: report.rows.flatMap { row in
                row.cells.map { cell in
                    [
                        StageFlowPart.label(row.stage, words), cell.channel.name(in: words.language),
                        String(row.customers), String(cell.agreed), String(cell.keptOut),
                        String(cell.reachable.part),
                        cell.reachable.rate.map { Written.decimal($0, digits: 4) } ?? "",
                    ]
                }
            })
    }

    private func text(_ share: Share) -> String {
        share.rate.map { written.percent($0) } ?? "–"
    }
}
