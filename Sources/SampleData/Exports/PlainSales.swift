import Shop

/// Plain CSV of sales, as the till of any store can write it: one row per line, read by the mapping `sample_sales`.
enum PlainSales {
    static let header = [
        "单号", "行号", "类型", "状态", "下单时间", "定金时间", "付款时间", "成团时间", "发货时间", "签收时间", "完成时间", "关闭时间", "币种", "货款", "运费",
        "实付", "退款", "来源", "昵称", "账号", "会员卡号", "邮箱", "手机", "收货人", "地址", "买家留言", "商家备注", "商品编码", "商品名称", "类目", "规格", "数量",
        "单价",
    ]

    static let mapping = """
        name: sample_sales
        title: 示例销售流水
        kind: lines
        zone: Asia/Shanghai
        columns:
          order_number: 单号
          line_number: 行号
          order_kind: 类型
          status: 状态
          placed_at: 下单时间
          deposit_paid_at: 定金时间
          paid_at: 付款时间
          grouped_at: 成团时间
          shipped_at: 发货时间
          delivered_at: 签收时间
          confirmed_at: 完成时间
          closed_at: 关闭时间
          currency: 币种
          goods: 货款
          freight: 运费
          paid: 实付
          refunded: 退款
          origin: 来源
          name: 收货人
          phone: 手机
          email: 邮箱
          address: 地址
          buyer_message: 买家留言
          merchant_memo: 商家备注
          product_code: 商品编码
          product_title: 商品名称
          category: 类目
          variant: 规格
          quantity: 数量
          unit_price: 单价
        buyer:
          - {column: 昵称, kind: nick}
          - {column: 账号, kind: account}
          - {column: 会员卡号, kind: member_card}
          - {column: 邮箱, kind: email}
          - {column: 手机, kind: phone}
        order_kinds: {普通: ordinary, 预售: presale, 拼团: group, 货到付款: cash_on_delivery}
        status:
          待付款: placed
          已付定金: deposit_paid
          已付款: paid
          已成团: grouped
          部分发货: part_shipped
          已发货: shipped
          已签收: delivered
          已完成: confirmed
          已关闭: closed

        """

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        let order = told.order
        for (place, line) in told.lines.enumerated() {
            let product = told.product(line)
            table.cell(told.number)
            table.cell(Int64(place + 1))
            table.cell(kind(order.kind))
            table.cell(state(order.status))
            for moment in order.times.all { table.cell(moment) }
            table.cell(told.store.currency.code)
            table.cell(minor: order.amounts.goods ?? 0)
            table.cell(minor: order.amounts.freight ?? 0)
            if let paid = order.amounts.paid { table.cell(minor: paid) } else { table.skip() }
            table.cell(minor: order.amounts.refunded)
            table.cell(order.host.map { OrderWords.hosts[$0] } ?? "")
            for kind in [IdentityKind.nick, .account, .memberCard, .email, .phone] { table.cell(told.key(kind)) }
            table.cell(order.isClaimed ? told.recipient.name : "")
            table.cell(order.isClaimed ? told.recipient.address : "")
            table.cell(told.words.message ?? "")
            table.cell(told.words.memo ?? "")
            table.cell(product.code)
            table.cell(product.title)
            table.cell(product.category ?? "")
            table.cell(product.variant ?? "")
            table.cell(line.quantity)
            table.cell(minor: line.unitMinor)
            table.endRow()
        }
    }

    private static func kind(_ kind: OrderKind) -> String {
        switch kind {
        case .ordinary: "普通"
        case .presale: "预售"
        case .group: "拼团"
        case .cashOnDelivery: "货到付款"
        }
    }

    private static func state(_ status: OrderStatus) -> String {
        switch status {
        case .placed: "待付款"
        case .depositPaid: "已付定金"
        case .paid: "已付款"
        case .grouped: "已成团"
        case .partShipped: "部分发货"
        case .shipped: "已发货"
        case .delivered: "已签收"
        case .confirmed: "已完成"
        case .closed: "已关闭"
        }
    }
}
