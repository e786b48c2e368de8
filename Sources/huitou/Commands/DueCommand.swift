import ArgumentParser
import Insight
import Operations
import Shop

/// `huitou due`
struct DueCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: Huitou.text(en: "Who is due to buy again, and when.", zh: "谁该复购了，什么时候。"),
        discussion: Huitou.text(
            en: "By each customer's own cycle. The window is when a reminder is welcome: from five sixths of the cycle "
                + "to its end.",
            zh: "按每位客户自己的购买周期推算。窗口为适合提醒的时段：周期的六分之五至周期结束。"))

    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Due today or within so many days (7 unless told).", zh: "今天起多少天内到期（默认 7）。"),
            valueName: "days")
    )
    var within: Int?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Everybody, those overdue too.", zh: "全部客户，包括已逾期的。"))) var all = false
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Any purchase of the brand, or each product.", zh: "按全品牌或逐个商品。"), valueName: "subject"))
    var by: DueSubjectName = .brand
    @OptionGroup var list: ListOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if let within, !(0...36_500).contains(within) {
            throw ValidationError(
                Huitou.text(en: "--within takes a number of days from 0 to 36,500.", zh: "--within 应为 0 到 36,500 的天数。"))
        }
        if all, within != nil {
            throw ValidationError(
                Huitou.text(en: "Give --within or --all, not both.", zh: "--within 与 --all 只能选一个。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(
            ListDue(
                brand: brand.brand, today: day.day, withinDays: all ? nil : within ?? 7, subject: by.subject,
                limit: list.most), asExport: list.csv)
        if session.isJSON { return session.context.output.out(try JSONText.of(DueAnswer(answer))) }
        let view = DueView(answer: answer, context: session.context)
        if list.csv { session.context.output.out(view.table(isPlain: true).csv()) } else { view.show() }
    }
}

/// What is due.
enum DueSubjectName: String, ExpressibleByArgument, CaseIterable {
    case brand
    case product

    var subject: DueQuestion.Subject {
        switch self {
        case .brand: .whole
        case .product: .products
        }
    }
}

/// Who is due, for programs.
private struct DueAnswer: Encodable {
    struct Line: Encodable {
        let customer: String
        let name: String?
        let product: String?
        let productCode: String?
        let last: String
        let cycle: Double
        let opens: String
        let due: String
    }

    let day: String
    let within: Int?
    let total: Int
    let due: [Line]

    init(_ answer: ListDue.Answer) {
        day = answer.question.today.description
        within = answer.question.withinDays
        total = answer.total
        due = answer.lines.map { line in
            Line(
                customer: line.customer, name: line.name, product: line.product?.title,
                productCode: line.product?.code, last: line.row.last.description, cycle: line.row.cycle,
                opens: line.row.opens.description, due: line.row.due.description)
        }
    }
}

/// Who is due, for people.
private struct DueView {
    let answer: ListDue.Answer
    let context: CommandContext

    func show() {
        let day = answer.question.today
        guard !answer.lines.isEmpty else {
            return context.say(
                en: "Nobody is due\(span.english) from \(day). Try a longer --within, or --all.",
                zh: "自 \(day) 起\(span.chinese)没有到期客户。可试试更长的 --within 或 --all。")
        }
        context.show(table(isPlain: false))
        if answer.total > answer.lines.count {
            context.say(
                en: "… \(answer.total.grouped) in all; more with --limit, all with --csv",
                zh: "……共 \(answer.total.grouped) 条；用 --limit 显示更多，--csv 输出全部")
        } else {
            context.say(en: "\(answer.total.grouped) in all", zh: "共 \(answer.total.grouped) 条")
        }
    }

    func table(isPlain: Bool) -> Table {
        let byProduct = answer.question.subject == .products
        var table = Table(
            [.id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称"))]
                + (byProduct ? [.text(context.words(en: "product", zh: "商品"))] : [])
                + (byProduct && isPlain ? [.id(context.words(en: "code", zh: "编码"))] : [])
                + [
                    .id(context.words(en: "last", zh: "最近购买")), .number(context.words(en: "cycle", zh: "周期（天）")),
                    .id(context.words(en: "window opens", zh: "窗口开始")), .id(context.words(en: "due", zh: "到期")),
                ])
        for line in answer.lines {
            table.add(
                [line.customer, line.name ?? ""] + (byProduct ? [line.product?.title ?? ""] : [])
                    + (byProduct && isPlain ? [line.product?.code ?? ""] : [])
                    + [
                        line.row.last.description, Figures.decimal(line.row.cycle, digits: 1),
                        line.row.opens.description, line.row.due.description,
                    ])
        }
        return table
    }

    private var span: Phrase {
        guard let days = answer.question.withinDays else { return Phrase(en: "", zh: "") }
        return Phrase(en: " within \(Figures.counted(days, "day"))", zh: " \(days.grouped) 天内")
    }
}
