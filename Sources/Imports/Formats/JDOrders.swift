import Foundation
import Shop

/// JD's order export: one row per line, the order's own cells again in every row.
enum JDOrders {
    static let format = Format(
        name: "jd_orders",
        title: Phrase(en: "JD orders", zh: "京东订单"),
        platform: .jd,
        columns: [
            FieldColumn(.orderNumber, "订单号", "订单编号"),
            FieldColumn(.productCode, "货号"),
            FieldColumn(.otherCode, "商品ID"),
            FieldColumn(.productTitle, "商品名称"),
            FieldColumn(.quantity, "订购数量"),
            FieldColumn(.unitPrice, "京东价"),
            FieldColumn(.status, "订单状态"),
            FieldColumn(.orderKind, "订单类型"),
            FieldColumn(.payment, "支付方式"),
            FieldColumn(.placedAt, "下单时间"),
            FieldColumn(.paidAt, "付款确认时间"),
            FieldColumn(.confirmedAt, "订单完成时间"),
            FieldColumn(.goods, "订单金额"),
            FieldColumn(.freight, "运费金额"),
            FieldColumn(.paid, "结算金额", "应付金额"),
            FieldColumn(.origin, "订单渠道", "订单来源"),
            FieldColumn(.name, "客户姓名"),
            FieldColumn(.phone, "联系电话"),
            FieldColumn(.address, "客户地址"),
            FieldColumn(.buyerMessage, "订单备注"),
            FieldColumn(.merchantMemo, "商家备注"),
        ],
        buyers: [BuyerColumn(.account, "下单帐号", "下单账号")],
        personal: PersonalColumns.recipientAndNotes,
        keys: [.orderNumber, .productTitle, .quantity, .unitPrice, .placedAt, .status],
        group: .orderNumber,
        zone: TimeZone(identifier: "Asia/Shanghai"),
        currency: .cny,
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in
            (facts: try facts(row, in: context), line: try LineFacts(row, in: context, isTimed: false))
        }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: false)
        guard var joined = try union.joined() else { return [] }
        try MoneyCheck(order: order, facts: joined).check(isPaid: joined.isPaid)
        // Until it is paid, the column tells what is asked.
        if joined.times.paid == nil, joined.kind != .cashOnDelivery { joined.amounts.paid = nil }
        joined.assumeRefundOfClosed()
        let lines = OrderLines.hashed(rows.map(\.line))
        try LineSum.check(lines, order, currency: joined.currency)
        var stated = StatedOrder(
            number: order.number, kind: joined.kind, status: joined.status, times: joined.times,
            currency: joined.currency, amounts: .told(joined.amounts), buyers: joined.usableBuyers,
            personal: joined.personal, lines: .whole(lines), origin: joined.origin)
        if lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    private static func facts(_ row: Row, in context: ReadingContext) throws(RowProblem) -> OrderFacts {
        var facts = try OrderFacts(row, in: context)
        _ = try row.required(facts.times.placed, .placedAt, in: context)
        let word = try row.required(row.text(.status, in: context), .status, in: context)
        guard let status = JDStatus.status(word) else {
            throw row.problem(.status, in: context, .unknownStatus)
        }
        facts.status = status
        facts.kind = OrderKindWords.kind(row, in: context)
        if facts.kind == .group {
            // The file tells no moment at which a group has come together: it counts from its payment.
            facts.kind = .ordinary
        }
        if !context.columns.has(.paidAt), facts.kind != .cashOnDelivery, status >= .paid, status != .closed {
            facts.times.paid = facts.times.placed
        }
        return facts
    }
}
