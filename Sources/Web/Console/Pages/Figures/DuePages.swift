import Insight
import Operations
import Shop

/// Who is due to buy again, the earliest first.
enum DuePages {
    static let all: [PageRoute] = [
        .show("/b/{brand}/due") { visit in
            let shell = try await Shell(visit)
            let part = DuePart(shell)
            return shell.page("due", title: visit.words("due.title"), at: .today, part.values(try await part.page()))
        },
        .show("/b/{brand}/due/rows") { visit in
            let shell = try await Shell(visit)
            let part = DuePart(shell)
            return .page("parts/due_rows", part.values(try await part.page()))
        },
        .show("/b/{brand}/due.csv") { visit in
            let shell = try await Shell(visit)
            return try await DuePart(shell).sheet().reply(named: "due.csv")
        },
    ]
}

/// The list as the address asks for it.
struct DuePart {
    private static let pageLength = 50
    private static let spans = [7, 14, 30]
    private let shell: Shell
    private let byProduct: Bool
    private let within: Int?
    /// A product by its code; nil for all.
    private let product: String?

    init(_ shell: Shell) {
        self.shell = shell
        let query = shell.visit.query
        byProduct = query["by"] == "product"
        product = byProduct ? query.filled("product") : nil
        // Nothing chosen is a week, an empty choice is everybody.
        within = query["within"].map { Int($0) } ?? Self.spans[0]
    }

    private var words: Words { shell.words }

    private func ask(after: String?, limit: Int?) -> ListDue {
        ListDue(
            brand: shell.name, withinDays: within, subject: byProduct ? .products : .whole, product: product,
            after: after, limit: limit)
    }

    func page() async throws -> ListDue.Answer {
        try await shell.visit.run(ask(after: shell.visit.query.filled("after"), limit: Self.pageLength))
    }

    func sheet() async throws -> Sheet {
        let answer = try await shell.visit.run(Exported(ask(after: nil, limit: nil)))
        return Sheet(
            titles: ["customer", "product", "last", "cycle", "opens", "when"].map { words("due." + $0) },
            rows: answer.lines.map { line in
                [
                    line.name ?? line.customer, line.product?.title ?? "", line.row.last.description,
                    Written.decimal(line.row.cycle, digits: 1), line.row.opens.description, line.row.due.description,
                ]
            })
    }

    func values(_ answer: ListDue.Answer) -> PageValues {
        let query = shell.visit.query.replacing("after", with: nil)
        let next = answer.next.map { query.replacing("after", with: $0).text }
        return .filled([
            "query": query.text, "total": words("due.total", ["count": shell.written.count(answer.total)]),
            "subjects": [
                PageValues.option("brand", words("due.anything"), isChosen: !byProduct),
                .option("product", words("due.products"), isChosen: byProduct),
            ],
            "spans": Self.spans.map {
                PageValues.option(String($0), words("due.days", ["count": String($0)]), isChosen: within == $0)
            } + [.option("", words("due.everybody"), isChosen: within == nil)],
            "ofProduct": product,
            "allProducts": product == nil ? nil : shell.path + "/due?" + query.replacing("product", with: nil).text,
            "hasRows": !answer.lines.isEmpty, "showsProduct": byProduct, "rows": answer.lines.map { row($0) },
            "next": next.map { shell.path + "/due?" + $0 }, "nextRows": next.map { shell.path + "/due/rows?" + $0 },
        ])
    }

    private func row(_ line: DueLine) -> PageValues {
        let (written, today) = (shell.written, shell.today)
        return .filled([
            "name": line.name ?? line.customer, "address": shell.path + "/customers/" + line.customer,
            "product": byProduct ? line.product?.title ?? "–" : nil, "last": written.day(line.row.last, today: today),
            "cycle": words("due.cycleDays", ["count": Written.decimal(line.row.cycle, digits: 0)]),
            "window": words(
                "due.windowSpan",
                ["from": written.day(line.row.opens, today: today), "to": written.day(line.row.due, today: today)]),
            "lamp": Self.lamp(line, today), "when": Self.when(line, today, written),
        ])
    }

    static func lamp(_ line: DueLine, _ today: BrandDay) -> String {
        let left = line.row.due.number - today.number
        return left < 0 ? "warn" : left == 0 ? "accent" : "calm"
    }

    static func when(_ line: DueLine, _ today: BrandDay, _ written: Written) -> String {
        let left = line.row.due.number - today.number
        guard left != 0 else { return written.words("due.today") }
        return written.words(
            left > 0 ? "due.inDays" : "due.overdue", count: abs(left), ["count": written.count(abs(left))])
    }
}
