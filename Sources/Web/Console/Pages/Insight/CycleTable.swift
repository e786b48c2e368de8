import Access
import Insight
import Operations
import Shop

/// The cycles of all categories, or of all products, a page at a time: those with most intervals first.
struct CycleTable {
    enum Level: String, CaseIterable {
        case categories, products

        var scope: ReportCycles.Scope {
            switch self {
            case .categories: .category
            case .products: .product
            }
        }
    }

    private static let pageLength = 50

    private let shell: Shell
    let level: Level
    let masking: ReportMasking.Answer
    let due: CountDue.Answer
    private let rows: [Row]

    private struct Row {
        let line: ReportMasking.Line
        let cycle: Cycle
        let subject: CycleSubject
    }

    init(_ shell: Shell) async throws {
        self.shell = shell
        let level = shell.visit.query["level"].flatMap { Level(rawValue: $0) } ?? .products
        self.level = level
        let masking = try await shell.visit.run(ReportMasking(brand: shell.name, by: level.scope))
        self.masking = masking
        due = try await shell.visit.run(CountDue(brand: shell.name, withinDays: TodayPages.dueWithinDays))
        rows = masking.lines.compactMap { line in
            line.effect.masked.map { cycle in
                Row(
                    line: line, cycle: cycle,
                    subject: CycleSubject(line.code.map { ReportIntervals.Scope.product($0) } ?? .category(line.name)))
            }
        }
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    /// With `after`: those behind it.
    var values: PageValues {
        let after = shell.visit.query.filled("after")
        let start = after.flatMap { after in rows.lastIndex(where: { $0.subject.value == after }) }.map { $0 + 1 } ?? 0
        let shown = rows[start...].prefix(Self.pageLength)
        let last = start + shown.count < rows.count ? shown.last?.subject.value : nil
        let query = last.map { shell.visit.query.replacing("after", with: $0) }
        return .filled([
            "hasRows": !shown.isEmpty, "rows": shown.map { values(of: $0) },
            "next": query.map { shell.beside("/cycles", $0) },
            "nextRows": query.map { shell.beside("/cycles/rows", $0) },
        ])
    }

    private func values(of row: Row) -> PageValues {
        let count = row.line.code.flatMap { due.byProduct[$0] }
        let days = ["count": CycleSpread.days(row.cycle.days)]
        let window = row.line.isPerUnit ? nil : RepurchaseWindow(cycle: row.cycle.days)
        return .filled([
            "open": open(row.subject), "name": row.line.name, "detail": row.line.code,
            "days": words(row.line.isPerUnit ? "cycles.perUnit" : "cycles.inDays", days),
            "window": window.map {
                words("cycles.windowDays", ["from": String($0.opensAfterDays), "to": String($0.closesAfterDays)])
            } ?? "–",
            "buyers": written.count(row.cycle.persons), "intervals": written.count(row.cycle.intervals),
            "dueAddress": count == nil ? nil : row.line.code.flatMap { dueAddress(of: $0) },
            "dueCount": count.map { words("cycles.dueCount", ["count": written.count($0)]) },
        ])
    }

    private func open(_ subject: CycleSubject) -> String {
        shell.beside("/cycles", FormFields([("of", subject.value), ("level", level.rawValue)]))
    }

    /// Nil for whoever may not see customers.
    func dueAddress(of product: String) -> String? {
        guard shell.may(.readCustomers) else { return nil }
        return shell.beside("/due", FormFields([("by", "product"), ("product", product)]))
    }

    var levels: [PageValues] {
        Level.allCases.map { other in
            [
                "label": words("cycles." + other.rawValue), "isChosen": other == level,
                "open": shell.path + "/cycles?level=" + other.rawValue,
            ]
        }
    }

    var sheet: Sheet {
        Sheet(
            titles: [
                words("cycles.name"), words("cycles.code"), words("cycles.days"), words("cycles.unmaskedDays"),
                words("cycles.buyers"), words("cycles.intervals"), words("cycles.due"),
            ],
            rows: rows.prefix(Sheet.mostLines).map { row in
                [
                    row.line.name, row.line.code ?? "", CycleSpread.days(row.cycle.days),
                    row.line.effect.unmasked.map { CycleSpread.days($0.days) } ?? "", String(row.cycle.persons),
                    String(row.cycle.intervals), row.line.code.map { String(due.byProduct[$0] ?? 0) } ?? "",
                ]
            })
    }
}
