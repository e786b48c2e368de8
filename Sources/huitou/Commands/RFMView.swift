import Insight
import Operations
import Shop

/// The eight classes for people.
struct RFMView {
    let report: RFMReport
    let labels: LabelSet
    let context: CommandContext

    func show(withAdvice: Bool = false) {
        guard let means = report.means else {
            if report.coverage.purchases > 0 {
                let count = Figures.grouped(report.coverage.purchases)
                return context.say(
                    en: "\(count) purchases, but none names its buyer: customers cannot be told apart.",
                    zh: "有 \(count) 笔购买，但都没有买家标识：无法区分客户。")
            }
            return context.say(
                en:
                    "Nobody bought in this window up to \(report.question.today). Try --window all, or another --today.",
                zh: "截至 \(report.question.today) 的窗口内没有购买。可试试 --window all 或其他 --today。")
        }
        let window = report.question.windowDays.map { days in
            context.words(en: "last \(days) days", zh: "最近 \(days) 天")
        }
        let span = window ?? context.words(en: "all time", zh: "全部时间")
        let minorPerUnit = Double(1_000_000 / report.currency.millionthsPerMinor)
        let customers = Figures.grouped(report.figures.count)
        context.say(
            en: "\(customers) customers, \(span) up to \(report.question.today), "
                + "\(report.question.money.rawValue) \(report.money.grouped) \(report.currency)",
            zh: "\(customers) 位客户，\(span)，截至 \(report.question.today)，"
                + "\(report.question.money == .net ? "净额" : "毛额") \(report.money.grouped) \(report.currency)")
        context.say(
            en: "means: R \(Figures.decimal(means.recencyDays, digits: 2)) days, "
                + "F \(Figures.decimal(means.frequency, digits: 2)), "
                + "M \(Figures.decimal(means.moneyMinor / minorPerUnit, digits: 2))",
            zh:
                "均值：R \(Figures.decimal(means.recencyDays, digits: 2)) 天，F \(Figures.decimal(means.frequency, digits: 2))，"
                + "M \(Figures.decimal(means.moneyMinor / minorPerUnit, digits: 2))")
        context.output.out("\n")
        context.output.out(table(grouped: true, withAdvice: withAdvice).aligned(bold: context.output.isAnswerTerminal))
        showCoverage()
    }

    func table(grouped: Bool, withAdvice: Bool = false) -> Table {
        var columns: [Table.Column] = [
            .text("RFM"), .text(context.words(en: "class", zh: "类别")),
            .number(context.words(en: "customers", zh: "客户")), .number(context.words(en: "money", zh: "金额")),
        ]
        if withAdvice { columns.append(.text(context.words(en: "what to do", zh: "怎么做"))) }
        var table = Table(columns)
        for row in report.rows {
            let cells = [
                row.rfmClass.code, row.rfmClass.label(labels)(in: context.language),
                grouped ? Figures.grouped(row.customers) : String(row.customers),
                grouped ? row.money.grouped : row.money.plain,
            ]
            table.add(cells + (withAdvice ? [row.rfmClass.advice(in: context.language)] : []))
        }
        return table
    }

    private func showCoverage() {
        if report.coverage.otherCurrency > 0 {
            let count = Figures.grouped(report.coverage.otherCurrency)
            context.say(
                en:
                    "\n\(count) purchases are in another currency than \(report.currency): they count, their money does not.",
                zh: "\n\(count) 笔购买的币种不是 \(report.currency)：计次数，不计金额。")
        }
        guard let share = report.coverage.share, report.coverage.claimed < report.coverage.purchases else { return }
        let percent = Figures.decimal(share * 100, digits: 1)
        context.say(
            en: "\n\(percent)% of \(Figures.grouped(report.coverage.purchases)) purchases name their buyer; "
                + "the others count for the store, not here.",
            zh: "\n\(Figures.grouped(report.coverage.purchases)) 笔购买中 \(percent)% 可识别买家；其余只计入店铺，不计入此处。")
    }
}
