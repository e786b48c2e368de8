import Insight
import Operations
import Shop

/// How many stood in each stage at the ends of twelve months, and today.
struct StageFlowPart {
    private let shell: Shell
    private let report: StageFlowReport

    init(_ shell: Shell) async throws {
        self.shell = shell
        report = try await shell.visit.run(ReportStageFlow(brand: shell.name))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    /// Of those who bought: who never did are many, and would hide all else.
    static let stages = Stage.allCases.filter { $0 != .prospect }

    static func label(_ stage: Stage, _ words: Words) -> String {
        stage.name(in: words.language).begun
    }

    var values: PageValues {
        ["flow": chart, "flowFormula": PageValues.formula(words("stages.flowFormula"))]
    }

    var sheet: Sheet {
        Sheet(
            titles: [words("stages.day")] + Stage.allCases.map { Self.label($0, words) },
            rows: report.points.map { point in
                [point.day.description] + Stage.allCases.map { String(point.counts[$0] ?? 0) }
            })
    }

    private var chart: PageValues {
        let points = report.points
        func named(_ write: (BrandMonth) -> String) -> [String] {
            points.dropLast().map { write(BrandMonth($0.day)) } + [words("insight.now")]
        }
        return Chart(
            kind: .bars, isPercent: false, currency: nil, labels: named { written.shortMonth($0) },
            series: Self.stages.map { stage in
                Chart.Series(
                    name: Self.label(stage, words), colour: "s-" + stage.rawValue,
                    values: points.map { Double($0.counts[stage] ?? 0) })
            },
            summary: summary, head: words("stages.month"), rowLabels: named { written.month($0) }
        ).values(written) { written.count(Int($0)) }
    }

    private var summary: String {
        let (first, last) = (report.points.first?.counts ?? [:], report.points.last?.counts ?? [:])
        let buyers = Self.stages.reduce(0) { $0 + (last[$1] ?? 0) }
        let gone = Share((last[.dormant] ?? 0) + (last[.lost] ?? 0), of: buyers)
        return words(
            "stages.flowSummary",
            [
                "from": written.count(first[.active] ?? 0), "to": written.count(last[.active] ?? 0),
                "share": gone.rate.map { written.percent($0) } ?? "–",
            ])
    }
}
