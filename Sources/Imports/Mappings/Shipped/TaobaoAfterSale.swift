extension ShippedMappings {
    /// 退款管理: what the refund page of Taobao and Tmall exports.
    static let taobaoAfterSale = """
        name: taobao_after_sale
        title: {en: Taobao/Tmall refunds, zh: 淘宝/天猫退款}
        kind: refunds
        platform: taobao
        zone: Asia/Shanghai
        currency: CNY
        columns:
          refund_number: 退款编号
          order_number: [主订单编号, 订单编号]
          refund_state: 退款状态
          refund_kind: [售后类型, 退款类型, 是否需要退货]
          refund_phase: [货物状态, 收货状态]
          reason: [退款原因, 买家退款原因, 申请原因]
          occurred_at: [退款完结时间, 完结时间, 退款完成时间]
          amount: [买家退款金额, 退款金额, 退给买家金额]
          paid: [买家实际支付金额, 买家实付金额]
        buyer:
          - {column: [买家会员名, 买家会员名称, 买家昵称], kind: nick}
        keys: [refund_number, order_number, refund_state, occurred_at, amount]
        refund_states:
          退款成功: done
          退款完成: done
          已退款: done
          退款关闭: none
          退款失败: none
          退款取消: none
          退款中: none
          退款处理中: none
          卖家拒绝退款: none
          买家已经申请退款，等待卖家同意: none
          卖家已经同意退款，等待买家退货: none
          买家已经退货，等待卖家确认收货: none
          等待卖家同意: none
          等待买家退货: none
          等待卖家确认收货: none
          已取消: none
          已撤销: none
          已拒绝: none
          已关闭: none
        refund_kinds:
          仅退款: money_only
          退货退款: goods_returned
          是: goods_returned
          需要退货: goods_returned
          换货: exchange
          补寄: resend
          补发: resend
          价保: price_protection
          价格保护: price_protection
          "*": money_only
        refund_phases:
          卖家未发货: unshipped
          未发货: unshipped
          买家未收到货: shipped
          未收到货: shipped
          已发货: shipped
          买家已收到货: delivered
          已收到货: delivered
          买家已退货: delivered
          "*": unknown
        refund_reasons:
          [七天无理由退换货, 7天无理由退换货, 七天无理由, 7天无理由, 不喜欢/不想要, 不想要了, 拍错/多拍/不喜欢, 拍错/多拍, 质量问题, 与描述不符,
           商品描述不符, 少件/漏发, 发错货, 未按约定时间发货, 空包裹, 快递一直未送到, 包装/商品破损, 大小/尺寸不符, 假冒品牌, 收到商品破损,
           退运费, 发票问题, 协商一致退款, 缺货, 其他, 其它]
        """
}
