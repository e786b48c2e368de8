import Foundation
import Shop

/// The order export of Douyin shops (抖店): one row per sub-order (子订单), tied by its main order (主订单). It names no buyers,
/// and whom it is sent to only in ciphertext.
enum DouyinOrders {
    static let format = Format(
        name: "douyin_orders",
        title: Phrase(en: "Douyin shop orders", zh: "抖店订单"),
        platform: .douyin,
        columns: [
            FieldColumn(.orderNumber, "主订单编号"),
            FieldColumn(.lineNumber, "子订单编号"),
            FieldColumn(.productTitle, "选购商品"),
            FieldColumn(.variant, "商品规格"),
            FieldColumn(.productCode, "商家编码"),
            FieldColumn(.otherCode, "商品ID"),
            FieldColumn(.quantity, "商品数量"),
            FieldColumn(.unitPrice, "商品金额"),
            FieldColumn(.paid, "订单应付金额"),
            FieldColumn(.freight, "运费"),
            FieldColumn(.received, "商家收入金额"),
            FieldColumn(.placedAt, "订单提交时间"),
            FieldColumn(.paidAt, "支付完成时间"),
            FieldColumn(.shippedAt, "发货时间"),
            FieldColumn(.confirmedAt, "订单完成时间"),
            FieldColumn(.status, "订单状态"),
            FieldColumn(.afterSale, "售后状态"),
            FieldColumn(.cancelReason, "取消原因"),
            FieldColumn(.payment, "支付方式"),
            FieldColumn(.orderKind, "订单类型"),
            FieldColumn(.origin, joining: ["流量体裁", "流量来源"]),
            FieldColumn(.streamer, "达人ID"),
            FieldColumn(.name, "收件人"),
            FieldColumn(.phone, "收件人手机号"),
            FieldColumn(.address, joining: ["省", "市", "区", "街道", "详细地址"]),
            FieldColumn(.buyerMessage, "买家留言"),
            FieldColumn(.merchantMemo, "商家备注"),
            FieldColumn(.flag, "旗帜颜色", "插旗颜色", "旗帜"),
        ],
        personal: PersonalColumns.recipientAndNotes,
        keys: [.orderNumber, .lineNumber, .productTitle, .quantity, .unitPrice, .placedAt, .status],
        group: .orderNumber,
        zone: TimeZone(identifier: "Asia/Shanghai"),
        currency: .cny,
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in try DouyinRow(row, in: context) }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: true)
        guard var joined = try union.joined() else { return [] }
        let lines = try lines(rows, order)
        try LineSum.check(lines, order, currency: joined.currency)
        joined.status = DouyinStatus.joined(rows.map(\.status))
        if joined.status != .confirmed { joined.times.confirmed = nil }
        try sum(rows, into: &joined.amounts, order)
        var stated = StatedOrder(
            number: order.number, kind: joined.kind, status: joined.status, times: joined.times,
            currency: joined.currency, amounts: .told(joined.amounts), personal: joined.personal, lines: .whole(lines),
            origin: joined.origin, flag: joined.flag)
        if lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    private static func lines(_ rows: [DouyinRow], _ order: OrderRows) throws(HeldOrder) -> [StatedLine] {
        var lines = try OrderLines.numbered(rows.map(\.line), order, .lineNumber)
        let gifts = Set(rows.filter(\.isGift).compactMap(\.line.number).map(LineKeys.numbered))
        for place in lines.indices where gifts.contains(lines[place].key) { lines[place].isGift = true }
        return lines
    }

    /// Every row tells the amounts of its own line; a file joined from several exports may tell a line twice.
    private static func sum(
        _ rows: [DouyinRow], into amounts: inout OrderAmounts, _ order: OrderRows
    ) throws(HeldOrder) {
        var numbers: Set<String> = []
        var (paid, received, refunded) = (Int64(0), Int64(0), Int64(0))
        var (isPaidTold, isReceivedTold, isOverflowing) = (false, false, false)
        func add(_ part: Int64, to sum: inout Int64) {
            let (next, overflowed) = sum.addingReportingOverflow(part)
            sum = next
            isOverflowing = isOverflowing || overflowed
        }
        for row in rows where numbers.insert(row.line.number ?? "").inserted {
            if row.isPaid, let payable = row.payable {
                isPaidTold = true
                add(payable, to: &paid)
                if row.isRefunded { add(payable, to: &refunded) }
            }
            if let part = row.received {
                isReceivedTold = true
                add(part, to: &received)
            }
        }
        guard !isOverflowing else { throw HeldOrder(0, LineSum.tooLarge(order)) }
        amounts = OrderAmounts(
            freight: rows.compactMap(\.freight).max(), paid: isPaidTold ? paid : nil,
            received: isReceivedTold ? received : nil, refunded: refunded,
            isRefundAssumed: rows.contains { $0.isPaid && $0.isRefunded })
    }
}
