import Shop

/// Pinduoduo's order export: one row per order, which holds one thing.
enum PinduoduoFile {
    static let header =
        """
        商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),邮费(元),用户实付金额(元),商家实收金额(元),商品数量(件),收货人,手机,\
        省,市,区,街道,支付时间,拼单成功时间,订单确认时间,承诺发货时间,发货时间,确认收货时间,商品id,商品规格,用户购买手机号,样式ID,\
        商家编码-SKU维度,商家编码-商品维度,快递单号,快递公司,支付ID,支付方式,商家备注,售后状态,买家留言
        """.split(separator: ",").map(String.init)

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        guard let line = told.lines.first else { return }
        let order = told.order
        let product = told.product(line)
        let recipient = told.recipient
        let isHidden = !order.isClaimed
        let phone = isHidden ? "154****\(recipient.phone.suffix(4))" : recipient.phone
        table.cell(product.title)
        table.cell(told.number)
        table.cell(state(told))
        table.cell(minor: order.amounts.goods ?? 0)
        table.cell(minor: order.storeDiscount)
        table.cell(minor: order.platformDiscount)
        table.cell(minor: order.amounts.freight ?? 0)
        table.cell(minor: order.amounts.paid ?? 0)
        table.cell(minor: order.amounts.paid.map { $0 + order.platformDiscount } ?? 0)
        table.cell(line.quantity)
        table.cell(isHidden ? PersonWords.masked(recipient.name) : recipient.name)
        table.cell(phone)
        table.cell(recipient.place.province)
        table.cell(recipient.place.city)
        table.cell(recipient.place.district)
        table.cell(isHidden ? "**" : "\(recipient.place.street) \(recipient.house)")
        table.cell(order.times.paid)
        table.cell(order.times.grouped)
        table.cell(order.times.grouped ?? order.times.paid)
        table.cell(order.times.paid.map { $0.later(days: 2) })
        table.cell(order.times.shipped)
        table.cell(order.times.confirmed)
        table.cell(product.code)
        table.cell(product.variant ?? "")
        table.cell(isHidden ? "" : told.key(.phone))
        table.skip()
        table.cell(product.code)
        table.cell(product.code)
        table.skip(3)
        table.cell("微信")
        table.cell(told.words.memo ?? "")
        table.cell(afterSale(told))
        table.cell(told.words.message ?? "")
        table.endRow()
    }

    private static func state(_ told: ToldOrder) -> String {
        switch told.order.status {
        case .placed, .depositPaid: "待付款"
        case .paid, .grouped: "待发货"
        case .partShipped, .shipped: "已发货，待收货"
        case .delivered, .confirmed: "已收货"
        case .closed: closed(told)
        }
    }

    private static func afterSale(_ told: ToldOrder) -> String {
        guard let refund = told.refund else { return "无售后或售后取消" }
        switch refund.kind {
        case .moneyOnly, .goodsReturned, .priceProtection: return told.isGivenBack ? "退款成功" : "部分退款成功"
        case .exchange: return "换货完成"
        case .resend: return "补寄完成"
        }
    }

    private static func closed(_ told: ToldOrder) -> String {
        guard told.isGivenBack, let refund = told.refund else { return "已取消" }
        switch refund.phase {
        case .unshipped, .unknown:
            return told.order.kind == .group && told.order.times.grouped == nil ? "未成交，退款成功" : "未发货，退款成功"
        case .shipped: return "已发货，退款成功"
        case .delivered, .afterConfirmation: return "已收货，退款成功"
        }
    }
}
