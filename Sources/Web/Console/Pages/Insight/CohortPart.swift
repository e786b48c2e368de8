import Access
import Insight
import Operations
import Shop

/// Cohorts by the month of the first purchase, as the address asks for them.
struct CohortPart {
    /// What the cells say.
    enum Show: String, CaseIterable {
        case shares, counts, monies
    }

    /// A cohort of fewer is not called the best: one person is all of it.
    private static let fewestOfTheBest = 30

    private let shell: Shell
    private let source: ReportCohorts.Source?
    private let show: Show
    private let answer: ReportCohorts.Answer

    init(_ visit: Visit) async throws {
        shell = try await Shell(visit)
        source = try CohortSource.read(visit.query["source"])
        show = visit.query["show"].flatMap { Show(rawValue: $0) } ?? .shares
        answer = try await visit.run(ReportCohorts(brand: shell.name, source: source))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var report: CohortReport { answer.report }

    /// What else the page tells, of everybody.
    func returns() async throws -> CohortReturns { try await CohortReturns(shell) }

    func page(_ returns: CohortReturns) -> PageReply {
        let query = shell.visit.query
        var csv: [String: String] = [:]
        for name in ["rates", "cohorts", "curve", "paths"] {
            csv[name] = shell.beside("/cohorts/\(name).csv", query)
        }
        var values: PageValues = [
            "sources": CohortSource.options(answer, chosen: source, words),
            "shows": Show.allCases.map {
                PageValues.option($0.rawValue, words("cohorts." + $0.rawValue), isChosen: $0 == show)
            },
            "coverage": shell.stated(report.coverage),
        ]
        if report.rows.allSatisfy({ $0.customers == 0 }) {
            values["empty"] = true
        } else {
            values["full"] = true
            values["summary"] = summary
            values["heat"] = heat
            values.merge(returns.values) { $1 }
        }
        return shell.insight("cohorts", title: words("cohorts.title"), in: .cohorts, csv: csv, values)
    }

    /// The months that are over: how many bought in the month after, of all and of the best cohort.
    private var summary: String {
        let rows = report.rows.filter { $0.cells.count > 1 && !report.isRunning($0.cells[1].month) }
        let all = Share(
            rows.reduce(0) { $0 + $1.cells[1].buyers.part }, of: rows.reduce(0) { $0 + $1.customers })
        var sentences = [words("cohorts.overall", ["share": all.rate.map { written.percent($0) } ?? "–"])]
        let best = rows.filter { $0.customers >= Self.fewestOfTheBest }
            .max { ($0.cells[1].buyers.rate ?? 0) < ($1.cells[1].buyers.rate ?? 0) }
        if let best, let rate = best.cells[1].buyers.rate {
            sentences.append(
                words("cohorts.best", ["best": written.fullMonth(best.month), "share": written.percent(rate)]))
        }
        return sentences.joined(separator: words.language == .chinese ? "" : " ")
    }

    private var heat: PageValues {
        let greatest = report.rows.flatMap { $0.cells.dropFirst() }.map { measure($0) }.max() ?? 0
        let ages = report.rows.map(\.cells.count).max() ?? 0
        let months = (0..<ages).map { words("cohorts.month", ["number": String($0)]) }
        return HeatTable(
            caption: words("cohorts.retention"), corner: words("cohorts.corner"),
            heads: [words("cohorts.size")] + months,
            lines: report.rows.map { row in
                HeatTable.Line(
                    label: written.month(row.month),
                    cells: [HeatTable.Cell(tone: .plain, text: written.count(row.customers))]
                        + (0..<ages).map { age in
                            row.cells.indices.contains(age) ? cell(row, age, greatest) : .nothing
                        })
            }
        ).values
    }

    private func cell(_ row: CohortReport.Row, _ age: Int, _ greatest: Double) -> HeatTable.Cell {
        let cell = row.cells[age]
        guard row.customers > 0 else { return .nobody }
        return HeatTable.Cell(
            tone: age == 0 ? .most : Tone(measure(cell), of: greatest), text: text(cell))
    }

    private func measure(_ cell: CohortReport.Cell) -> Double {
        switch show {
        case .shares: cell.buyers.rate ?? 0
        case .counts: Double(cell.buyers.part)
        case .monies: Double(cell.money.minor)
        }
    }

    private func text(_ cell: CohortReport.Cell) -> String {
        switch show {
        case .shares: cell.buyers.rate.map { written.percent($0) } ?? "–"
        case .counts: written.count(cell.buyers.part)
        case .monies: written.roundMoney(cell.money)
        }
    }

    /// Every cohort and month in a row of its own.
    var sheet: Sheet {
        Sheet(
            titles: [
                words("cohorts.corner"), words("cohorts.size"), words("cohorts.monthsSince"), words("stages.month"),
                words("cohorts.counts"), words("cohorts.shares"), words("cohorts.monies"),
            ],
            rows: report.rows.flatMap { row in
                row.cells.enumerated().map { age, cell in
                    [
                        row.month.description, String(row.customers), String(age), cell.month.description,
                        String(cell.buyers.part), cell.buyers.rate.map { Written.decimal($0, digits: 4) } ?? "",
                        cell.money.plain,
                    ]
                }
            })
    }
}
