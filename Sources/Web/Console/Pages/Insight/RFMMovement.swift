import Access
import Insight
import Operations
import Shop

/// Who moved between the eight classes.
struct RFMMovement {
    private let shell: Shell
    private let look: RFMLook
    private let span: MonthSpan
    private let labels: LabelSet
    /// The most valuable first, those without a purchase in the window last.
    private let cells: [MovementReport<RFMMark>.Cell]

    init(_ shell: Shell, _ look: RFMLook, _ span: MonthSpan, _ report: MovementReport<RFMMark>, _ labels: LabelSet) {
        self.shell = shell
        self.look = look
        self.span = span
        self.labels = labels
        cells = report.cells.sorted {
            (Self.place($0.from), Self.place($0.to)) < (Self.place($1.from), Self.place($1.to))
        }
    }

    private var words: Words { shell.words }

    var values: PageValues {
        [
            "kept": look.kept.fields.map { ["name": $0.name, "value": $0.value] as PageValues },
            "fromMonths": span.fromOptions, "toMonths": span.toOptions, "chart": chart,
        ]
    }

    var sheet: Sheet {
        Sheet(
            titles: ["before", "after", "people"].map { words("rfm." + $0) },
            rows: cells.map { [label($0.from), label($0.to), String($0.customers)] })
    }

    private var chart: PageValues {
        let marks: [RFMMark?] = RFMClass.all.map { RFMMark.rfmClass($0) as RFMMark? } + [nil]
        let nodes = [0, 1].flatMap { depth in
            marks.map { mark in
                SankeyChart.Node(
                    id: Self.id(mark, depth), label: label(mark), colour: mark.map { "c" + $0.code } ?? "c-none",
                    depth: depth)
            }
        }
        return SankeyChart(
            nodes: nodes,
            links: cells.map {
                SankeyChart.Link(from: Self.id($0.from, 0), to: Self.id($0.to, 1), value: $0.customers)
            },
            summary: summary,
            heads: [
                .init(words("rfm.before")), .init(words("rfm.after")), .init(words("rfm.people"), isNumber: true),
            ],
            rows: cells.map { [label($0.from), label($0.to), shell.written.count($0.customers)] }
        ).values(in: words.language)
    }

    private var summary: String {
        func count(_ isCounted: (MovementReport<RFMMark>.Cell) -> Bool) -> String {
            shell.written.count(cells.reduce(0) { $0 + (isCounted($1) ? $1.customers : 0) })
        }
        return words(
            "rfm.movementSummary",
            [
                "from": span.firstText, "to": span.lastText, "count": count { $0.from != nil },
                "stayed": count { $0.from != nil && $0.from == $0.to },
                "up": count { !Self.isSpending($0.from) && Self.isSpending($0.to) },
                "down": count { Self.isSpending($0.from) && !Self.isSpending($0.to) },
            ])
    }

    private func label(_ mark: RFMMark?) -> String {
        Self.rfmClass(mark)?.label(labels)(in: words.language).begun ?? words("rfm.noPurchase")
    }

    private static func id(_ mark: RFMMark?, _ depth: Int) -> String {
        (depth == 0 ? "a" : "b") + (mark?.code ?? "none")
    }

    private static func isSpending(_ mark: RFMMark?) -> Bool { rfmClass(mark)?.isSpending == true }

    private static func rfmClass(_ mark: RFMMark?) -> RFMClass? {
        switch mark {
        case .rfmClass(let rfmClass)?: rfmClass
        case .scores?, nil: nil
        }
    }

    private static func place(_ mark: RFMMark?) -> Int {
        rfmClass(mark).flatMap { RFMClass.all.firstIndex(of: $0) } ?? RFMClass.all.count
    }
}
