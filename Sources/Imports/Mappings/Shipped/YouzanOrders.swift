extension ShippedMappings {
    static let youzanOrders = """
        name: youzan_orders
        title: {en: Youzan orders, zh: 有赞订单}
        kind: orders
        platform: youzan
        zone: Asia/Shanghai
        currency: CNY
        columns:
          order_number: [订单号, 订单编号]
          status: 订单状态
          order_kind: 订单类型
          placed_at: [订单创建时间, 下单时间]
          paid_at: [买家付款时间, 付款时间, 支付时间]
          shipped_at: [发货时间, 商品发货时间]
          confirmed_at: [交易成功时间, 交易完成时间, 订单完成时间]
          closed_at: [订单关闭时间, 交易关闭时间]
          goods: [商品金额合计, 商品总金额]
          freight: 运费
          paid: [订单实付金额, 实付金额]
          received: 订单实收金额
          refunded: [订单已退款金额, 已退款金额]
          origin: [订单来源, 销售渠道]
          name: [收货人/提货人, 收货人/提货人姓名, 收货人, 收货人姓名]
          phone: [收货人手机号/提货人手机号, 收货人手机号/提货人手机, 收货人手机号, 收货人手机]
          nick: 买家昵称
          address: {join: [收货人省份, 收货人城市, 收货人地区, 详细收货地址/提货地址, 详细地址]}
          buyer_message: [买家备注, 买家留言]
          merchant_memo: [商家订单备注, 商家备注, 卖家备注]
        buyer:
          - {column: [买家手机号, 买家手机], kind: phone}
        keys: [order_number, status, placed_at, paid, goods]
        status:
          待付款: placed
          待支付: placed
          等待买家付款: placed
          待接单: paid
          待成团: paid
          待发货: paid
          待核销: paid
          待自提: paid
          待使用: paid
          等待卖家发货: paid
          部分发货: part_shipped
          已发货: shipped
          待收货: shipped
          等待买家确认收货: shipped
          已签收: delivered
          已完成: confirmed
          交易完成: confirmed
          交易成功: confirmed
          已关闭: closed
          交易关闭: closed
          已取消: closed
          退款关闭: closed
          全额退款: closed
        order_kinds:
          预售订单: presale
          定金预售: presale
          定金预售订单: presale
          货到付款: cash_on_delivery
          货到付款订单: cash_on_delivery
          "*": ordinary
        """
}
