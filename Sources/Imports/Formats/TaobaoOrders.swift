import Foundation
import Shop

/// The order file of Taobao and Tmall, `ExportOrderList….csv`: one row per order, in 19 to more than 60 columns.
enum TaobaoOrders {
    static let format = Format(
        name: "taobao_orders",
        title: Phrase(en: "Taobao/Tmall orders", zh: "淘宝/天猫订单"),
        platform: .taobao,
        columns: [
            FieldColumn(.orderNumber, "订单编号", "主订单编号"),
            FieldColumn(.status, "订单状态"),
            FieldColumn(.placedAt, "订单创建时间"),
            FieldColumn(.paidAt, "订单付款时间"),
            FieldColumn(.shippedAt, "发货时间"),
            FieldColumn(.confirmedAt, "确认收货时间"),
            FieldColumn(.goods, "买家应付货款"),
            FieldColumn(.freight, "买家应付邮费"),
            FieldColumn(.paid, "买家实际支付金额", "买家实付金额"),
            FieldColumn(.received, "打款商家金额"),
            FieldColumn(.refunded, "退款金额"),
            FieldColumn(.stages, "分阶段订单信息"),
            FieldColumn(.depositRank, "定金排名"),
            FieldColumn(.presale, "预售订单"),
            FieldColumn(.name, "收货人姓名"),
            FieldColumn(.phone, "联系手机"),
            FieldColumn(.otherPhone, "联系电话"),
            FieldColumn(.address, "修改后的收货地址"),
            FieldColumn(.otherAddress, "收货地址"),
            FieldColumn(.buyerMessage, "买家留言"),
            FieldColumn(.merchantMemo, "商家备忘", "订单备注"),
            FieldColumn(.flag, "备注标签", "旗帜", "订单旗帜"),
        ],
        buyers: [BuyerColumn(.nick, "买家会员名"), BuyerColumn(.account, "ouid", "买家ouid")],
        personal: [
            PersonalColumns(.name, .name), PersonalColumns(.phone, .phone), PersonalColumns(.phone, .otherPhone),
            PersonalColumns(.address, .address, .otherAddress), PersonalColumns(.buyerMessage, .buyerMessage),
            PersonalColumns(.merchantMemo, .merchantMemo),
        ],
        keys: [.orderNumber, .status, .placedAt, .paid],
        group: .orderNumber,
        zone: TimeZone(identifier: "Asia/Shanghai"),
        currency: .cny,
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let facts = try order.each { (row) throws(RowProblem) in try Self.facts(row, in: context) }
        let union = OrderUnion(order: order, facts: facts, isTimedByRow: false)
        guard var joined = try union.joined() else { return [] }
        if joined.status == .closed, joined.amounts.paid == 0 {
            // Closed before anything was paid: what stands as payment time is that of the attempt.
            joined.times.paid = nil
        }
        try MoneyCheck(order: order, facts: joined).check(isPaid: joined.isPaid)
        joined.assumeRefundOfClosed()
        return [
            .order(
                StatedOrder(
                    number: order.number, kind: joined.kind, status: joined.status, times: joined.times,
                    currency: joined.currency, amounts: .told(joined.amounts), buyers: joined.usableBuyers,
                    personal: joined.personal, origin: joined.origin, flag: joined.flag))
        ]
    }

    private static func facts(_ row: Row, in context: ReadingContext) throws(RowProblem) -> OrderFacts {
        var facts = try OrderFacts(row, in: context)
        _ = try row.required(facts.times.placed, .placedAt, in: context)
        let word = try row.required(row.text(.status, in: context), .status, in: context)
        guard let state = TaobaoStatus(word) else {
            throw row.problem(.status, in: context, .unknownStatus)
        }
        facts.status = state.status
        facts.kind = kind(row, state, facts.times, in: context)
        if facts.kind == .presale, state.status == .placed, facts.times.paid != nil {
            // Waiting for the balance: what was paid so far is the deposit.
            facts.status = .depositPaid
            facts.times.depositPaid = facts.times.paid
            facts.times.paid = nil
        }
        return facts
    }

    private static func kind(
        _ row: Row, _ state: TaobaoStatus, _ times: OrderTimes, in context: ReadingContext
    ) -> OrderKind {
        if state.kind == .group { return .group }
        if state.status == .delivered, times.paid == nil { return .cashOnDelivery }
        for field in [Field.stages, .depositRank, .presale] {
            let cell = row.cell(field, in: context)
            if !Placeholder.isPlaceholder(cell), !["0", "否", "false"].contains(cell.text.lowercased()) {
                return .presale
            }
        }
        return .ordinary
    }
}
