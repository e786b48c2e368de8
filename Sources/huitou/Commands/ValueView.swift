import Insight
import Operations
import Shop

/// Value tiers and rates of coming back, for people.
struct ValueView {
    let answer: ReportValue.Answer
    let context: CommandContext

    func show() {
        let buyers = answer.tiers.rows.count
        guard buyers > 0 else {
            return context.say(
                en: "Nobody had bought by \(answer.tiers.day). Bring orders in with huitou import FILE",
                zh: "截至 \(answer.tiers.day) 没有购买。请先导入订单（huitou import 文件）。")
        }
        context.say(
            en: "\(Figures.counted(buyers, "buyer")) by \(answer.tiers.day)",
            zh: "截至 \(answer.tiers.day)：\(buyers.grouped) 位购买过的客户")
        context.output.out("\n")
        context.show(tiers.shown)
        context.output.out("\n")
        RepurchaseView(report: answer.repurchase, context: context).show()
        context.output.out("\n")
        let cooling = answer.tiers.rows.count { $0.figures.stage == .cooling }
        context.say(RiskLine.words(answer.valueAtRisk, cooling: cooling))
        CoverageLine.show(answer.repurchase.coverage, answer.valueAtRisk.currency, in: context)
    }

    func csv() -> String {
        tiers.csv()
    }

    private var tiers: SharesTable {
        let counts = answer.tiers.counts
        return SharesTable(
            kind: Phrase(en: "tier", zh: "分层"),
            parts: ValueTier.allCases.map { tier in
                SharesTable.Part(
                    code: tier.rawValue, name: tier.name, meaning: meaning(of: tier), customers: counts[tier] ?? 0)
            }, customers: answer.tiers.rows.count, context: context)
    }

    private func meaning(of tier: ValueTier) -> Phrase {
        switch tier {
        case .dormant: Phrase(en: "dormant or lost", zh: "处于沉睡或流失阶段")
        case .high:
            Phrase(en: "class 111, or recent and in the top fifth of money", zh: "111 类，或近期购买且金额居前五分之一")
        case .lowLoyalty:
            Phrase(
                en: "bought at most twice, and complained, returned or only came for promotions",
                zh: "购买不超过两次，且有差评、退货多或只在大促购买")
        case .potential:
            Phrase(en: "recent with middling scores, or a cart left unpaid", zh: "近期购买且分数居中，或购物车未付款")
        case .ordinary: Phrase(en: "all other buyers", zh: "其余客户")
        }
    }
}

/// The three rates of coming back, each with its formula.
struct RepurchaseView {
    let report: RepurchaseReport
    let context: CommandContext

    func show() {
        let (days, first) = (report.question.periodDays, report.question.afterFirstDays)
        var table = Table([
            .text(context.words(en: "who comes back", zh: "复购")), .number(context.words(en: "rate", zh: "比率")),
            .number(context.words(en: "customers", zh: "人数")), .text(context.words(en: "formula", zh: "公式")),
        ])
        add(
            Phrase(en: "repurchase rate", zh: "复购率"), report.repurchase,
            Phrase(
                en: "bought on two days or more ÷ all buyers, in the last \(days) days",
                zh: "近 \(days) 天内购买两天及以上的客户 ÷ 同期全部购买客户"), to: &table)
        add(
            Phrase(en: "buy-back rate", zh: "回购率"), report.buyBack,
            Phrase(
                en: "bought again in the last \(days) days ÷ buyers of the \(days) days before",
                zh: "近 \(days) 天再次购买的客户 ÷ 此前 \(days) 天的购买客户"), to: &table)
        add(
            Phrase(en: "after the first purchase", zh: "首购后\(first)日复购率"), report.afterFirst,
            Phrase(
                en: "second purchase within \(first) days ÷ buyers whose first is \(first) days ago or more",
                zh: "首购后 \(first) 天内第二次购买的客户 ÷ 首购已满 \(first) 天的客户"), to: &table)
        context.show(table)
    }

    private func add(_ name: Phrase, _ share: Share, _ formula: Phrase, to table: inout Table) {
        table.add(
            name(in: context.language), Figures.percent(share.rate),
            "\(share.part.grouped) / \(share.whole.grouped)", formula(in: context.language))
    }
}
