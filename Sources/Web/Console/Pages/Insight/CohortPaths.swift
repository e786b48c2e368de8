import Insight
import Operations
import Shop

/// From what people first bought to what they bought next.
struct CohortPaths {
    /// Categories with a place of their own on each side of the picture; all others stand together.
    private static let shown = 5
    private static let colours = ["c111", "c110", "c011", "c010", "c100"]

    private let shell: Shell
    private let report: PathReport
    /// Those in which most people began.
    private let categories: [String]

    init(_ shell: Shell, _ report: PathReport) {
        self.shell = shell
        self.report = report
        var seen: [String] = []
        for case let category? in report.rows.map(\.from) where !seen.contains(category) { seen.append(category) }
        categories = Array(seen.prefix(Self.shown))
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    /// Ways to a second purchase.
    private var gone: [PathReport.Row] { report.rows.filter { $0.to != .never } }

    /// Nil where nobody bought twice.
    var values: PageValues? {
        guard let commonest = gone.max(by: { $0.customers.part < $1.customers.part }) else { return nil }
        var ways: [Way: Int] = [:]
        for row in report.rows { ways[Way(from: place(row.from), to: place(row.to)), default: 0] += row.customers.part }
        let sorted = ways.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
        return SankeyChart(
            nodes: nodes,
            links: sorted.map { SankeyChart.Link(from: "a\($0.key.from)", to: "b\($0.key.to)", value: $0.value) },
            summary: words(
                "cohorts.pathsSummary",
                [
                    "never": never.rate.map { written.percent($0) } ?? "–", "first": label(commonest.from),
                    "second": label(commonest.to), "count": written.count(commonest.customers.part),
                ]),
            heads: [
                .init(words("cohorts.first")), .init(words("cohorts.second")),
                .init(words("cohorts.people"), isNumber: true), .init(words("cohorts.share"), isNumber: true),
            ],
            rows: report.rows.prefix(Self.mostRows).map { row in
                [
                    label(row.from), label(row.to), written.count(row.customers.part),
                    row.customers.rate.map { written.percent($0) } ?? "–",
                ]
            }
        ).values(in: words.language)
    }

    /// More are in the file alone.
    private static let mostRows = 100

    var sheet: Sheet {
        Sheet(
            titles: ["first", "second", "people", "share"].map { words("cohorts." + $0) },
            rows: report.rows.prefix(Sheet.mostLines).map { row in
                [
                    label(row.from), label(row.to), String(row.customers.part),
                    row.customers.rate.map { Written.decimal($0, digits: 4) } ?? "",
                ]
            })
    }

    private struct Way: Hashable {
        let from: Int
        let to: Int
    }

    private var never: Share {
        Share(report.rows.reduce(0) { $0 + ($1.to == .never ? $1.customers.part : 0) }, of: report.customers)
    }

    private var nodes: [SankeyChart.Node] {
        [0, 1].flatMap { depth in
            (0...categories.count + depth).map { place in
                SankeyChart.Node(
                    id: (depth == 0 ? "a" : "b") + String(place), label: label(at: place),
                    colour: place < Self.colours.count && place < categories.count ? Self.colours[place] : "c-none",
                    depth: depth)
            }
        }
    }

    private func label(at place: Int) -> String {
        if place < categories.count { return categories[place] }
        return words(place == categories.count ? "cohorts.otherCategories" : "cohorts.never")
    }

    private func place(_ category: String?) -> Int {
        category.flatMap { categories.firstIndex(of: $0) } ?? categories.count
    }

    private func place(_ next: PathReport.Next) -> Int {
        switch next {
        case .category(let name): place(name)
        case .uncategorised: categories.count
        case .never: categories.count + 1
        }
    }

    private func label(_ category: String?) -> String { category ?? words("cohorts.noCategory") }

    private func label(_ next: PathReport.Next) -> String {
        switch next {
        case .category(let name): name
        case .uncategorised: words("cohorts.noCategory")
        case .never: words("cohorts.never")
        }
    }
}
