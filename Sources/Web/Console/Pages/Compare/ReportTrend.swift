import Insight
import Operations
import Shop

/// The repurchase rate over twelve weeks as a line in a field of 400 by 90.
struct ReportTrend {
    private let shell: Shell
    private let points: [(day: BrandDay, rate: Double)]

    init(_ shell: Shell, _ report: ReportToday.Answer) {
        self.shell = shell
        points = report.repurchase.map { ($0.question.today, $0.repurchase.rate ?? 0) }
    }

    private var written: Written { shell.written }

    /// What has changed since the first of them; nil where there is none.
    var change: String? {
        guard let first = points.first, let last = points.last else { return nil }
        let moved = (last.rate - first.rate) * 100
        return shell.words(
            "today.change",
            [
                "points": (moved > 0 ? "+" : "") + Written.decimal(moved, digits: 1),
                "before": written.percent(first.rate),
            ])
    }

    var values: PageValues {
        let high = points.max { $0.rate < $1.rate }
        return [
            "summary": shell.words(
                "today.rateSummary",
                [
                    "from": written.percent(points.first?.rate ?? 0), "to": written.percent(points.last?.rate ?? 0),
                    "high": written.percent(high?.rate ?? 0), "when": high.map { written.shortDay($0.day) } ?? "",
                ]),
            "grid": ["10", "45", "80"].map { ["y": $0] as PageValues }, "points": line,
            "from": points.first.map { written.shortDay($0.day) } ?? "",
            "to": points.last.map { written.shortDay($0.day) } ?? "",
        ]
    }

    /// From 10 at the highest to 80 at the lowest.
    private var line: String {
        let rates = points.map(\.rate)
        guard let low = rates.min(), let high = rates.max(), rates.count > 1 else { return "" }
        func plain(_ number: Double) -> String { Written.decimal(number, digits: 1) }
        return rates.enumerated().map { place, rate in
            let x = 400 * Double(place) / Double(rates.count - 1)
            let y = high > low ? 80 - 70 * (rate - low) / (high - low) : 45
            return plain(x) + "," + plain(y)
        }.joined(separator: " ")
    }
}
