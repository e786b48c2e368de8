import Insight
import Operations
import Shop

/// How first-time buyers come back: the rates that are confused daily, how soon, and to what.
struct CohortReturns {
    /// Days after the first purchase at which the share is told.
    private static let marks = [7, 30, 60, 90, 180, 365]
    private static let ratedDays = [30, 90, 365]
    /// Days between two points of the curve.
    private static let step = 15

    private let shell: Shell
    private let rates: RepurchaseReport
    private let intervals: IntervalReport
    let paths: CohortPaths

    init(_ shell: Shell) async throws {
        self.shell = shell
        rates = try await shell.visit.run(ReportRepurchase(brand: shell.name))
        intervals = try await shell.visit.run(ReportIntervals(brand: shell.name))
        paths = CohortPaths(shell, try await shell.visit.run(ReportPaths(brand: shell.name)))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var curve: [Share] { intervals.curve }

    var values: PageValues {
        .filled([
            "rates": lines.map { line -> PageValues in
                PageValues.filled([
                    "label": line.label, "value": text(line.share), "open": line.open,
                    "division": words(
                        "cohorts.division",
                        ["part": written.count(line.share.part), "whole": written.count(line.share.whole)]),
                    "formula": PageValues.formula(line.formula),
                ])
            },
            "curveFormula": PageValues.formula(words("cohorts.curveFormula")), "curve": chart,
            "marks": marks, "paths": paths.values,
        ])
    }

    var ratesSheet: Sheet {
        Sheet(
            titles: ["rates", "part", "whole", "rate"].map { words("cohorts." + $0) },
            rows: lines.map { line in
                [
                    line.label, String(line.share.part), String(line.share.whole),
                    line.share.rate.map { Written.decimal($0, digits: 4) } ?? "",
                ]
            })
    }

    /// Every day.
    var curveSheet: Sheet {
        Sheet(
            titles: [words("cohorts.day"), words("cohorts.part"), words("cohorts.observed"), words("cohorts.rate")],
            rows: curve.enumerated().map { day, share in
                [
                    String(day), String(share.part), String(share.whole),
                    share.rate.map { Written.decimal($0, digits: 4) } ?? "",
                ]
            })
    }

    /// A rate as it is shown.
    private struct Line {
        let label: String
        let share: Share
        let formula: String
        var open: String?
    }

    private var lines: [Line] {
        let recent = "orders.days >= 2 within last \(rates.question.periodDays) days"
        return [
            Line(
                label: words("cohorts.repurchase"), share: rates.repurchase, formula: words("today.repurchaseFormula"),
                open: shell.members(of: recent)),
            Line(label: words("cohorts.buyBack"), share: rates.buyBack, formula: words("today.buyBackFormula")),
        ]
            + Self.ratedDays.map { days in
                let count = ["count": String(days)]
                return Line(
                    label: words("cohorts.afterFirst", count), share: curve[days],
                    formula: words("today.afterFirstFormula", count))
            }
    }

    private var chart: PageValues {
        let days = stride(from: 0, to: curve.count, by: Self.step).filter { curve[$0].whole > 0 }
        return Chart(
            kind: .line, isPercent: true, currency: nil, labels: days.map { String($0) },
            series: [
                Chart.Series(
                    name: words("cohorts.boughtAgain"), colour: "accent", values: days.map { curve[$0].rate ?? 0 })
            ],
            summary: summary, head: words("cohorts.day")
        ).values(written) { written.percent($0) }
    }

    private var summary: String {
        let last = curve.last(where: { $0.whole > 0 })?.rate ?? 0
        let half = last > 0 ? curve.firstIndex(where: { ($0.rate ?? 0) >= last / 2 }) : nil
        return words(
            "cohorts.curveSummary",
            ["early": text(curve[30]), "late": text(curve[365]), "half": half.map { String($0) } ?? "–"])
    }

    private var marks: [PageValues] {
        Self.marks.map { days in
            [
                "label": words("cohorts.days", ["count": String(days)]), "share": text(curve[days]),
                "percent": Written.decimal(100 * (curve[days].rate ?? 0), digits: 1),
                "observed": written.count(curve[days].whole),
            ]
        }
    }

    private func text(_ share: Share) -> String {
        share.rate.map { written.percent($0) } ?? "–"
    }
}
