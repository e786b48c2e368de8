import Access
import Insight
import Operations
import Shop

/// Who entered and who left a saved segment, day by day.
struct SegmentTrend {
    private static let spans = [30, 90]
    private let shell: Shell
    private let address: String
    private let days: [SegmentMoveDay]

    static func find(_ saved: SavedLine, _ shell: Shell) async throws -> SegmentTrend {
        let answer = try await shell.visit.run(
            ReportSegmentMoves(of: saved.line.segment.name, days: days(shell.visit.query), brand: shell.name))
        return SegmentTrend(shell: shell, address: shell.address(of: saved.line.segment), days: answer.days)
    }

    /// How many an address asks for.
    static func days(_ query: FormFields) -> Int {
        query["days"].flatMap { Int($0) }.flatMap { spans.contains($0) ? $0 : nil } ?? spans[0]
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    /// Nil where nobody moved.
    var values: PageValues? {
        let (entered, left) = (days.reduce(0) { $0 + $1.entered }, days.reduce(0) { $0 + $1.left })
        guard entered + left > 0, let most = days.max(by: { $0.entered + $0.left < $1.entered + $1.left }) else {
            return nil
        }
        let chart = Chart(
            kind: .bars, isPercent: false, currency: nil, labels: days.map { written.shortDay($0.day) },
            series: [
                Chart.Series(
                    name: words("segments.enteredWord"), colour: "s-active", values: days.map { Double($0.entered) }),
                Chart.Series(
                    name: words("segments.leftWord"), colour: "s-cooling", values: days.map { -Double($0.left) }),
            ],
            summary: words(
                "segments.trendSummary",
                [
                    "days": String(days.count), "entered": written.count(entered), "left": written.count(left),
                    "when": written.day(most.day, today: shell.today),
                ]),
            head: words("segments.day"))
        return [
            "spans": Self.spans.map {
                [
                    "label": words("segments.lastDays", ["count": String($0)]), "open": address + "?days=\($0)",
                    "isChosen": $0 == days.count,
                ] as PageValues
            },
            "chart": chart.values(written) { written.count(Int(abs($0))) },
        ]
    }

    var sheet: Sheet {
        Sheet(
            titles: ["day", "enteredWord", "leftWord"].map { words("segments." + $0) },
            rows: days.map { [$0.day.description, String($0.entered), String($0.left)] })
    }
}
