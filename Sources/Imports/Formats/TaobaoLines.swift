import Foundation
import Shop

/// The line file of Taobao and Tmall, `ExportOrderDetailList….csv`: older ones have no line numbers, newer ones name each
/// line by 子订单编号 and its order by 主订单编号.
enum TaobaoLines {
    static let format = Format(
        name: "taobao_lines",
        title: Phrase(en: "Taobao/Tmall order lines", zh: "淘宝/天猫订单明细"),
        platform: .taobao,
        columns: [
            FieldColumn(.orderNumber, "主订单编号", "订单编号"),
            FieldColumn(.lineNumber, "子订单编号"),
            FieldColumn(.productTitle, "标题", "商品标题", "宝贝标题"),
            FieldColumn(.unitPrice, "价格", "商品价格"),
            FieldColumn(.quantity, "购买数量"),
            FieldColumn(.productCode, "外部系统编号"),
            FieldColumn(.otherCode, "商家编码"),
            FieldColumn(.variant, "商品属性"),
            FieldColumn(.bundle, "套餐信息"),
            FieldColumn(.status, "订单状态"),
            FieldColumn(.placedAt, "订单创建时间"),
            FieldColumn(.paidAt, "订单付款时间"),
            FieldColumn(.merchantMemo, "商家备注", "备注"),
        ],
        buyers: [BuyerColumn(.nick, "买家会员名"), BuyerColumn(.account, "ouid", "买家ouid")],
        personal: [PersonalColumns(.merchantMemo, .merchantMemo)],
        keys: [.orderNumber, .productTitle, .unitPrice, .quantity],
        group: .orderNumber,
        zone: TimeZone(identifier: "Asia/Shanghai"),
        currency: .cny, namesBuyers: false,
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in
            (facts: try Self.facts(row, in: context), line: try LineFacts(row, in: context, isTimed: false))
        }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: true)
        guard let joined = try union.joined() else { return [] }
        let hasNumbers = context.columns.has(.lineNumber)
        let told = rows.map(\.line)
        let lines = hasNumbers ? try OrderLines.numbered(told, order, .lineNumber) : OrderLines.hashed(told)
        try LineSum.check(lines, order, currency: joined.currency)
        var stated = StatedOrder(
            number: order.number, kind: joined.kind, times: joined.times, currency: joined.currency,
            buyers: joined.usableBuyers, personal: joined.personal, lines: hasNumbers ? .whole(lines) : .union(lines))
        stated.status = common(rows.map(\.facts.status))
        if lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    /// The lines of one order have states of their own: only what all of them say holds for the order.
    private static func common(_ states: [OrderStatus?]) -> OrderStatus? {
        guard let first = states.first else { return nil }
        return states.allSatisfy { $0 == first } ? first : nil
    }

    private static func facts(_ row: Row, in context: ReadingContext) throws(RowProblem) -> OrderFacts {
        var facts = try OrderFacts(row, in: context)
        guard let word = row.text(.status, in: context), let state = TaobaoStatus(word) else { return facts }
        facts.status = state.status
        facts.kind = state.kind
        return facts
    }
}
