import Insight
import Operations
import Shop

/// The eight classes, or the scores, for people.
struct RFMView {
    let report: RFMReport
    let labels: LabelSet
    let context: CommandContext

    func show(withAdvice: Bool = false) {
        guard !report.figures.isEmpty else { return sayNobody() }
        let customers = report.figures.count
        context.say(
            en: "\(Figures.counted(customers, "customer")), \(span) up to \(report.question.today), "
                + "\(report.question.money.rawValue) \(report.money.grouped) \(report.currency)",
            zh: "\(customers.grouped) 位客户，\(span)，截至 \(report.question.today)，"
                + "\(report.question.money == .net ? "净额" : "毛额") \(report.money.grouped) \(report.currency)")
        if let thresholds = report.thresholds {
            context.say(ThresholdsLine(thresholds: thresholds, currency: report.currency).words)
        }
        context.output.out("\n")
        switch report.question.rule {
        case .mean, .median, .fixed: context.show(classes(grouped: true, withAdvice: withAdvice))
        case .quintile: showScores()
        }
        CoverageLine.show(report.coverage, report.currency, in: context)
    }

    /// All classes, or all cells of scores.
    func csv() -> String {
        switch report.question.rule {
        case .mean, .median, .fixed: classes(grouped: false, withAdvice: false).csv()
        case .quintile: cells(ScoreCounts(report.scores).cells, grouped: false).csv()
        }
    }

    private var span: String {
        let window = report.question.windowDays.map { days in
            context.words(en: "last \(Figures.counted(days, "day"))", zh: "最近 \(days.grouped) 天")
        }
        return window ?? context.words(en: "whole time", zh: "全部时间")
    }

    private func sayNobody() {
        if report.coverage.purchases > 0 {
            let count = report.coverage.purchases
            return context.say(
                en: "\(Figures.counted(count, "purchase")), no buyer named: customers cannot be told apart.",
                zh: "有 \(count.grouped) 笔购买，但都没有买家标识：无法区分客户。")
        }
        context.say(
            en: "Nobody bought in the \(span) up to \(report.question.today). Try --window all or another --today, "
                + "or bring orders in with huitou import FILE",
            zh: "截至 \(report.question.today)，\(span)内没有购买。可试试 --window all 或其他 --today，或先导入订单（huitou import 文件）。")
    }

    private func classes(grouped: Bool, withAdvice: Bool) -> Table {
        var columns: [Table.Column] = [
            .id("RFM"), .text(context.words(en: "class", zh: "类别")),
            .number(context.words(en: "customers", zh: "客户")), .number(context.words(en: "money", zh: "金额")),
        ]
        if withAdvice { columns.append(.text(context.words(en: "what to do", zh: "怎么做"))) }
        var table = Table(columns)
        for row in report.rows {
            let cells = [
                row.rfmClass.code, row.rfmClass.label(labels)(in: context.language),
                grouped ? row.customers.grouped : String(row.customers),
                grouped ? row.money.grouped : row.money.plain,
            ]
            table.add(cells + (withAdvice ? [row.rfmClass.advice(in: context.language)] : []))
        }
        return table
    }

    private func showScores() {
        let counts = ScoreCounts(report.scores)
        var table = Table([.id(context.words(en: "score", zh: "分数")), .number("R"), .number("F"), .number("M")])
        for place in (0..<5).reversed() {
            table.add(
                String(place + 1), counts.recency[place].grouped, counts.frequency[place].grouped,
                counts.money[place].grouped)
        }
        context.show(table)
        context.output.out("\n")
        let largest = counts.cells.sorted { ($1.customers, $0.code) < ($0.customers, $1.code) }.prefix(10)
        context.show(cells(Array(largest), grouped: true))
        if counts.cells.count > largest.count {
            context.say(
                en: "… the largest of \(counts.cells.count.grouped) cells; all with --csv",
                zh: "……共 \(counts.cells.count.grouped) 格，仅显示最大的；全部见 --csv")
        }
    }

    private func cells(_ cells: [(code: String, customers: Int)], grouped: Bool) -> Table {
        var table = Table([.id("RFM"), .number(context.words(en: "customers", zh: "客户"))])
        for cell in cells { table.add(cell.code, grouped ? cell.customers.grouped : String(cell.customers)) }
        return table
    }
}
