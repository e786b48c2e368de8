import Insight
import Operations
import Shop

/// Purchase cycles for people.
struct CyclesView {
    let answer: ReportCycles.Answer
    let by: ReportCycles.Scope
    let context: CommandContext

    /// - Parameter most: how many rows below the brand's own; nil for all.
    func show(most: Int?) {
        guard let brand = answer.brand else {
            return context.say(
                en: "Nobody had bought twice by \(answer.day): no cycle is known yet.",
                zh: "截至 \(answer.day) 还没有人购买两次：尚无周期。")
        }
        var table = Table(titles)
        table.add(
            cells(context.words(en: "(whole brand)", zh: "（全品牌）"), code: nil, isPerUnit: false, brand, grouped: true))
        let rows = answer.rows.prefix(most ?? answer.rows.count)
        for row in rows {
            table.add(cells(row.name, code: row.code, isPerUnit: row.isPerUnit, row.cycle, grouped: true))
        }
        context.show(table)
        if answer.rows.count > rows.count {
            context.say(
                en: "… \(answer.rows.count.grouped) in all; more with --limit",
                zh: "……共 \(answer.rows.count.grouped) 个；用 --limit 显示更多")
        }
        if rows.contains(where: \.isPerUnit) {
            context.say(
                en: "/unit: a consumable; so many days for each unit that was bought.", zh: "/件：消耗品，每购买一件可用的天数。")
        }
    }

    func csv(most: Int?) -> String {
        var table = Table(titles + [.text(context.words(en: "days are", zh: "天数含义"))])
        let meaning = { (isPerUnit: Bool) in
            isPerUnit
                ? context.words(en: "per unit", zh: "每件") : context.words(en: "between purchases", zh: "两次购买之间")
        }
        if let brand = answer.brand {
            let name = context.words(en: "(whole brand)", zh: "（全品牌）")
            table.add(cells(name, code: nil, isPerUnit: false, brand, grouped: false) + [meaning(false)])
        }
        for row in answer.rows.prefix(most ?? answer.rows.count) {
            let line = cells(row.name, code: row.code, isPerUnit: row.isPerUnit, row.cycle, grouped: false)
            table.add(line + [meaning(row.isPerUnit)])
        }
        return table.csv()
    }

    /// The days that stand out, and how they are masked.
    ///
    /// - Parameters:
    ///   - standing: the days that are masked already, as the setting has them.
    ///   - options: those that name the brand and the database.
    func propose(beside standing: String, options: [String]) {
        context.say(
            en: "\nThese days sold over three times what the days round them did; a promotion hides the usual rhythm:",
            zh: "\n以下日期的订单超过前后日常的三倍；大促会掩盖正常的购买节奏：")
        var table = Table([
            .id(context.words(en: "day", zh: "日期")), .number(context.words(en: "orders", zh: "订单")),
            .number(context.words(en: "usual", zh: "平时")),
        ])
        for proposed in answer.proposed {
            let whole = proposed.medianOrders == proposed.medianOrders.rounded()
            table.add(
                proposed.day.description, proposed.orders.grouped,
                Figures.decimal(proposed.medianOrders, digits: whole ? 0 : 1))
        }
        context.show(table)
        let masked = standing == "none" || standing.isEmpty ? [] : [standing]
        let value = (masked + answer.proposed.map(\.day.description)).joined(separator: ",")
        let command = (["huitou brand settings cycle.promotions", value] + options).joined(separator: " ")
        context.say(en: "Leave them out of cycles with: \(command)", zh: "将其排除在周期之外：\(command)")
    }

    private var titles: [Table.Column] {
        let name: Table.Column =
            switch by {
            case .store: .text(context.words(en: "store", zh: "店铺"))
            case .category: .text(context.words(en: "category", zh: "类目"))
            case .product: .text(context.words(en: "product", zh: "商品"))
            }
        return [name] + (by == .product ? [.id(context.words(en: "code", zh: "编码"))] : []) + [
            .number(context.words(en: "days", zh: "周期（天）")), .number(context.words(en: "intervals", zh: "间隔数")),
            .number(context.words(en: "customers", zh: "客户")),
        ]
    }

    private func cells(_ name: String, code: String?, isPerUnit: Bool, _ cycle: Cycle, grouped: Bool) -> [String] {
        let days = Figures.decimal(cycle.days, digits: isPerUnit ? 2 : 1)
        let unit = grouped && isPerUnit ? context.words(en: "/unit", zh: "/件") : ""
        return [name] + (by == .product ? [code ?? ""] : []) + [
            days + unit, grouped ? cycle.intervals.grouped : String(cycle.intervals),
            grouped ? cycle.persons.grouped : String(cycle.persons),
        ]
    }
}
