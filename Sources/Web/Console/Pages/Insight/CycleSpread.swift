import Insight
import Operations
import Shop

/// How the days between purchases lie: of the brand, a category or a product.
struct CycleSpread {
    private static let width = 10
    private static let longest = 180

    private let shell: Shell
    let subject: CycleSubject
    let report: IntervalReport

    init(_ shell: Shell) async throws {
        self.shell = shell
        let subject = try CycleSubject(shell.visit.query["of"])
        self.subject = subject
        report = try await shell.visit.run(ReportIntervals(brand: shell.name, of: subject.scope))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    /// Days with a digit behind the point where they have one.
    static func days(_ days: Double) -> String {
        Written.decimal(days, digits: days == days.rounded() ? 0 : 1)
    }

    /// What the scope's cycle leans on: intervals that touch no masked day.
    private var buckets: [(label: String, intervals: Int)] {
        report.unmasked.buckets(of: Self.width, upTo: Self.longest).map { bucket in
            (label: "\(bucket.days.lowerBound)–\(bucket.days.upperBound)", intervals: bucket.intervals)
        } + [(label: "\(Self.longest + 1)+", intervals: report.unmasked.longer(than: Self.longest))]
    }

    var chart: PageValues {
        let shown = buckets
        return Chart(
            kind: .bars, isPercent: false, currency: nil, labels: shown.map(\.label),
            series: [
                Chart.Series(
                    name: words("cycles.intervals"), colour: "accent", values: shown.map { Double($0.intervals) })
            ],
            summary: words(
                "cycles.spreadSummary",
                [
                    "count": written.count(report.unmasked.total),
                    "median": report.unmasked.median.map { Self.days($0) } ?? "–",
                    "peak": shown.max(by: { $0.intervals < $1.intervals })?.label ?? "–",
                ]),
            head: words("cycles.interval")
        ).values(written) { written.count(Int($0)) }
    }

    /// - Parameters:
    ///   - due: how many are due; nil where that is not known.
    ///   - open: where they are listed.
    func numbers(due: Int?, open: String?) -> [PageValues] {
        let median = report.unmasked.median
        let window = median.flatMap { $0 > 0 ? RepurchaseWindow(cycle: $0) : nil }
        var numbers: [PageValues] = [
            [
                "label": words("cycles.median"),
                "value": median.map { words("cycles.inDays", ["count": Self.days($0)]) } ?? "–",
            ],
            [
                "label": words("cycles.windowIs"),
                "value": window.map { "\($0.opensAfterDays)–\($0.closesAfterDays)" } ?? "–",
                "note": words("cycles.afterPurchase"),
            ],
            ["label": words("cycles.buyers"), "value": written.count(report.buyers)],
            ["label": words("cycles.intervals"), "value": written.count(report.unmasked.total)],
        ]
        if let due {
            numbers.append(.filled(["label": words("cycles.due"), "value": written.count(due), "open": open]))
        }
        return numbers
    }

    /// Every number of days that occurs.
    var sheet: Sheet {
        let unmasked = report.unmasked.counts
        return Sheet(
            titles: [words("cycles.interval"), words("cycles.intervals"), words("cycles.counted")],
            rows: report.intervals.counts.enumerated().filter { $0.element > 0 }.map { days, count in
                [String(days), String(count), String(days < unmasked.count ? unmasked[days] : 0)]
            })
    }
}
