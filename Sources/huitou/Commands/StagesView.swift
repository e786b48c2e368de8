import Insight
import Shop

/// The stages of a life, for people.
struct StagesView {
    let report: StageReport
    let bounds: StageBounds
    let context: CommandContext

    func show() {
        let count = report.rows.count
        guard count > 0 else {
            return context.say(
                en: "Nobody was known by \(report.day). Bring orders in with huitou import FILE",
                zh: "截至 \(report.day) 尚无客户。请先导入订单（huitou import 文件）。")
        }
        context.say(
            en: "\(Figures.counted(count, "customer")) on \(report.day)", zh: "\(report.day)：\(count.grouped) 位客户")
        context.output.out("\n")
        context.show(table.shown)
        context.output.out("\n")
        context.say(RiskLine.words(report.valueAtRisk, cooling: report.counts[.cooling] ?? 0))
        CoverageLine.show(report.coverage, report.valueAtRisk.currency, in: context)
    }

    func csv() -> String {
        table.csv()
    }

    private var table: SharesTable {
        let counts = report.counts
        return SharesTable(
            kind: Phrase(en: "stage", zh: "阶段"),
            parts: Stage.allCases.map { stage in
                SharesTable.Part(
                    code: stage.rawValue, name: stage.name, meaning: meaning(of: stage), customers: counts[stage] ?? 0)
            }, customers: report.rows.count, context: context)
    }

    private func meaning(of stage: Stage) -> Phrase {
        switch stage {
        case .prospect: Phrase(en: "known, never bought", zh: "有记录，未购买")
        case .new:
            Phrase(
                en: "first bought at most \(Figures.counted(bounds.newDays, "day")) ago",
                zh: "首购不超过 \(bounds.newDays) 天")
        case .active: Phrase(en: "bought lately", zh: "近期有购买")
        case .cooling: beyond(bounds.cooling)
        case .dormant: beyond(bounds.dormant)
        case .lost: beyond(bounds.lost)
        }
    }

    private func beyond(_ bound: StageBounds.Bound) -> Phrase {
        let whole = bound.cycles == bound.cycles.rounded()
        let cycles = Figures.decimal(bound.cycles, digits: whole ? 0 : 2)
        return Phrase(
            en: "no purchase for over \(cycles) \(cycles == "1" ? "cycle" : "cycles") of theirs and \(bound.days) days",
            zh: "超过本人 \(cycles) 个购买周期且超过 \(bound.days) 天未购买")
    }
}

/// 在险价值 with its formula, in a line.
enum RiskLine {
    static func words(_ value: Money, cooling: Int) -> Phrase {
        let money = "\(value.grouped) \(value.currency)"
        return Phrase(
            en: "Value at risk: \(money) = net money in the last 365 days of the "
                + "\(Figures.counted(cooling, "customer")) now cooling",
            zh: "在险价值：\(money) = 当前 \(cooling.grouped) 位预流失客户近 365 天的净消费额")
    }
}
