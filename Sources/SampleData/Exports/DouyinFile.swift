import Shop

/// The order export of Douyin shops (抖店): one row per line, whose numbers begin with a tab; recipients are ciphertext.
enum DouyinFile {
    static let header =
        """
        主订单编号,子订单编号,选购商品,商品规格,商品ID,商家编码,商品数量,商品金额,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,\
        支付完成时间,发货时间,订单完成时间,订单状态,售后状态,取消原因,支付方式,达人ID,达人昵称,流量来源,平台实际承担优惠金额,\
        商家实际承担优惠金额,达人实际承担优惠金额,商家收入金额,商家备注
        """.split(separator: ",").map(String.init)

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        let order = told.order
        let goods = max(order.amounts.goods ?? 0, 1)
        var left = (store: order.storeDiscount, platform: order.platformDiscount)
        let last = told.lines.lastIndex { !$0.isGift }.map { $0 - told.lines.startIndex }
        for (place, line) in told.lines.enumerated() {
            let product = told.product(line)
            let isLast = place == last
            let price = line.unitMinor * line.quantity
            // Discounts go by price; what rounding leaves stands in the last line that costs anything.
            let byStore = isLast ? left.store : min(left.store, order.storeDiscount * price / goods)
            let byPlatform = isLast ? left.platform : min(left.platform, order.platformDiscount * price / goods)
            left = (left.store - byStore, left.platform - byPlatform)
            let freight = place == 0 ? order.amounts.freight ?? 0 : 0
            let due = price + freight - byStore - byPlatform
            table.cell("\t\(told.number)")
            table.cell("\t\(told.number.dropLast(2))\(10 + place)")
            table.cell(product.title)
            table.cell(product.variant ?? "")
            table.cell("\t3\(product.code.utf8.reduce(0) { $0 * 31 + Int($1) })")
            table.cell(product.code)
            table.cell(line.quantity)
            table.cell(minor: line.unitMinor)
            table.cell(minor: due)
            table.cell(minor: freight)
            table.cell("##\(told.buyer.words.code)n")
            table.cell("$$\(told.buyer.words.code)p")
            table.cell("##\(told.buyer.words.code)a")
            table.cell(order.times.placed)
            table.cell(order.times.paid)
            table.cell(order.times.shipped)
            table.cell(order.times.confirmed)
            table.cell(state(order))
            table.cell(told.isGivenBack ? "退款成功" : "-")
            table.cell(order.status == .closed ? (told.isGivenBack ? "用户申请退款" : "用户取消订单") : "")
            table.cell("抖音支付")
            table.cell(order.host.map { "\t\(60_000_000 + $0)" } ?? "")
            table.cell(order.host.map { String(OrderWords.hosts[$0].dropFirst(4)) } ?? "")
            table.cell(order.host == nil ? "商品卡" : "直播间")
            table.cell(minor: byPlatform)
            table.cell(minor: byStore)
            table.cell(minor: 0)
            table.cell(minor: order.amounts.paid == nil ? 0 : due + byPlatform)
            table.cell(told.words.memo ?? "")
            table.endRow()
        }
    }

    private static func state(_ order: SampleOrder) -> String {
        switch order.status {
        case .placed, .depositPaid: "待支付"
        case .paid, .grouped: "备货中"
        case .partShipped, .shipped, .delivered: "已发货"
        case .confirmed: "已完成"
        case .closed: "已关闭"
        }
    }
}
