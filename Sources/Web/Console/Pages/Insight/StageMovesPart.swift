import Insight
import Operations
import Shop

/// Who moved between stages from the end of one month to that of another.
struct StageMovesPart {
    private let shell: Shell
    private let span: MonthSpan
    private let report: MovementReport<Stage>

    init(_ shell: Shell) async throws {
        self.shell = shell
        let span = MonthSpan(shell)
        self.span = span
        report = try await shell.visit.run(
            ReportMovement(brand: shell.name, from: span.firstDay, to: span.lastDay)
        ).stages
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    var values: PageValues {
        [
            "fromMonths": span.fromOptions, "toMonths": span.toOptions, "moves": heat,
            "movesSummary": words(
                "stages.movesSummary",
                [
                    "better": count { Self.place($0) > Self.place($1) },
                    "worse": count { Self.place($0) < Self.place($1) },
                    "same": count { Self.place($0) == Self.place($1) },
                ]),
        ]
    }

    /// Who is new becomes active by the mere passing of days: that is no step to the worse.
    private static func place(_ stage: Stage) -> Int {
        switch stage {
        case .prospect, .new, .active: 0
        case .cooling: 1
        case .dormant: 2
        case .lost: 3
        }
    }

    /// Of those who had bought before.
    private func count(_ isCounted: (Stage, Stage) -> Bool) -> String {
        written.count(
            report.cells.reduce(0) { sum, cell in
                guard let from = cell.from, from != .prospect, let to = cell.to, to != .prospect else { return sum }
                return sum + (isCounted(from, to) ? cell.customers : 0)
            })
    }

    private var heat: PageValues {
        let stages = StageFlowPart.stages
        let origins: [Stage?] = [nil] + stages.map { $0 as Stage? }
        let moved = origins.flatMap { from in stages.filter { $0 != from }.map { customers(from: from, to: $0) } }
        let greatest = Double(moved.max() ?? 0)
        return HeatTable(
            caption: words("stages.moves"), corner: words("stages.movesCorner"),
            heads: stages.map { StageFlowPart.label($0, words) },
            lines: origins.map { from in
                HeatTable.Line(
                    label: from.map { StageFlowPart.label($0, words) } ?? words("stages.notYet"),
                    cells: stages.map { to in
                        cell(customers(from: from, to: to), isStay: from == to, greatest)
                    })
            }
        ).values
    }

    private func cell(_ customers: Int, isStay: Bool, _ greatest: Double) -> HeatTable.Cell {
        guard customers > 0 else { return .nobody }
        return HeatTable.Cell(
            tone: isStay ? .stayed : Tone(Double(customers), of: greatest), text: written.count(customers))
    }

    /// - Parameter from: nil for who had not bought, known or not.
    private func customers(from: Stage?, to: Stage) -> Int {
        guard let from else { return report.customers(from: nil, to: to) + report.customers(from: .prospect, to: to) }
        return report.customers(from: from, to: to)
    }

    var sheet: Sheet {
        func label(_ stage: Stage?) -> String {
            stage.map { StageFlowPart.label($0, words) } ?? words("stages.unknownYet")
        }
        return Sheet(
            titles: [words("today.from"), words("today.to"), words("today.people")],
            rows: report.cells.map { [label($0.from), label($0.to), String($0.customers)] })
    }
}
