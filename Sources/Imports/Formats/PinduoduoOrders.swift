import Foundation
import Shop

/// Pinduoduo's order export: one row per order, of one product each.
enum PinduoduoOrders {
    static let format = Format(
        name: "pinduoduo_orders",
        title: Phrase(en: "Pinduoduo orders", zh: "拼多多订单"),
        platform: .pinduoduo,
        columns: [
            FieldColumn(.orderNumber, "订单号"),
            FieldColumn(.productTitle, "商品"),
            FieldColumn(.status, "订单状态"),
            FieldColumn(.goods, "商品总价(元)"),
            FieldColumn(.freight, "邮费(元)"),
            FieldColumn(.paid, "用户实付金额(元)"),
            FieldColumn(.received, "商家实收金额(元)"),
            FieldColumn(.quantity, "商品数量(件)", "商品数量"),
            FieldColumn(.placedAt, "订单创建时间", "下单时间"),
            FieldColumn(.paidAt, "支付时间"),
            FieldColumn(.groupedAt, "拼单成功时间"),
            FieldColumn(.shippedAt, "发货时间"),
            FieldColumn(.confirmedAt, "确认收货时间"),
            FieldColumn(.payment, "支付方式"),
            FieldColumn(.orderKind, "订单类型", "是否预售"),
            FieldColumn(.productCode, "商家编码-SKU维度", "商家编码-规格维度", "商家编码-商品维度"),
            FieldColumn(.otherCode, "样式ID", "商品id"),
            FieldColumn(.variant, "商品规格"),
            FieldColumn(.afterSale, "售后状态"),
            FieldColumn(.name, "收货人"),
            FieldColumn(.phone, "手机"),
            FieldColumn(.address, joining: ["省", "市", "区", "街道", "详细地址"]),
            FieldColumn(.buyerMessage, "买家留言"),
            FieldColumn(.merchantMemo, "商家备注"),
        ],
        buyers: [BuyerColumn(.phone, "用户购买手机号")],
        personal: PersonalColumns.recipientAndNotes,
        keys: [.orderNumber, .productTitle, .status, .goods, .paid, .quantity],
        group: .orderNumber,
        zone: TimeZone(identifier: "Asia/Shanghai"),
        currency: .cny,
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in try PinduoduoRow(row, in: context) }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: false)
        guard var joined = try union.joined() else { return [] }
        try MoneyCheck(order: order, facts: joined).check(isPaid: joined.isPaid)
        if rows.contains(where: \.isRefunded) {
            joined.amounts.refunded = joined.amounts.paid ?? 0
            joined.amounts.isRefundAssumed = true
        } else {
            joined.assumeRefundOfClosed()
        }
        let line = try oneLine(rows.map(\.line), order)
        try LineSum.check([line], order, currency: joined.currency)
        var stated = StatedOrder(
            number: order.number, kind: joined.kind, status: joined.status, times: joined.times,
            currency: joined.currency, amounts: .told(joined.amounts), buyers: joined.usableBuyers,
            personal: joined.personal, lines: .whole([line]))
        if line.isGift { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    /// The order's number is that of its only line. A file joined from several exports may tell it twice.
    private static func oneLine(_ lines: [LineFacts], _ order: OrderRows) throws(HeldOrder) -> StatedLine {
        for (place, line) in lines.enumerated() where line != lines[0] {
            throw order.contradiction(
                0, place, order.context.columns.name(of: .productTitle), lines[0].shortText, line.shortText)
        }
        return lines[0].line(LineKeys.numbered(order.number))
    }
}
