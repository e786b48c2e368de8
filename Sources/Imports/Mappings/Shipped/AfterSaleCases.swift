extension ShippedMappings {
    /// 售后单 of shops and systems whose columns vary.
    static let afterSale = """
        name: after_sale
        title: {en: After-sale cases, zh: 售后单}
        kind: refunds
        zone: Asia/Shanghai
        currency: CNY
        columns:
          refund_number: [售后单号, 售后编号, 售后单编号, 售后ID, 退款编号, 退款单号, 退款单编号, 服务单号]
          order_number: [主订单编号, 主订单号, 订单编号, 订单号, 原订单号, 子订单编号, 子订单号]
          refund_state: [售后状态, 退款状态, 售后单状态, 状态]
          refund_kind: [售后类型, 退款类型, 售后方式, 申请类型]
          refund_phase: [货物状态, 发货状态, 收货状态]
          reason: [售后原因, 退款原因, 申请原因]
          occurred_at:
            [售后完结时间, 完结时间, 售后完成时间, 退款成功时间, 退款完成时间, 退款完结时间, 退款时间, 完成时间, 售后申请时间, 申请时间]
          amount: [退款金额, 实退金额, 实际退款金额, 已退金额, 退款总金额, 退商品金额]
          paid: [订单实付金额, 实付金额, 用户实付金额, 订单金额]
        buyer:
          - {column: [买家手机号, 买家手机, 用户购买手机号], kind: phone}
        keys: [refund_number, order_number, refund_state, occurred_at, amount]
        unless: [买家会员名, 支付宝交易号, 宝贝标题, 买家退款金额]
        refund_states:
          退款成功: done
          退款完成: done
          已退款: done
          全额退款: done
          已全额退款: done
          部分退款: done
          售后成功: done
          售后完成: done
          同意退款，退款成功: done
          退货退款成功: done
          已完成: done
          完成: done
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
          售后关闭: none
          售后取消: none
          售后拒绝: none
          售后处理中: none
          售后中: none
          待商家处理: none
          待买家处理: none
          待买家退货: none
          待商家收货: none
          待退货: none
          待退款: none
          处理中: none
          换货中: none
          换货成功: none
          换货完成: none
          补寄成功: none
          维修成功: none
        refund_kinds:
          仅退款: money_only
          未发货仅退款: money_only
          已发货仅退款: money_only
          退货退款: goods_returned
          退款退货: goods_returned
          退货: goods_returned
          换货: exchange
          补寄: resend
          补发: resend
          补发商品: resend
          价保: price_protection
          价格保护: price_protection
          "*": money_only
        refund_phases:
          未发货: unshipped
          待发货: unshipped
          已发货: shipped
          未收到货: shipped
          买家未收到货: shipped
          未收货: shipped
          已收到货: delivered
          买家已收到货: delivered
          已收货: delivered
          已签收: delivered
          "*": unknown
        refund_reasons:
          [七天无理由退换货, 7天无理由退换货, 七天无理由, 7天无理由, 不喜欢, 不想要了, 多拍/拍错/不想要, 拍错/多拍, 质量问题, 商品质量问题,
           与描述不符, 商品与描述不符, 少件/漏发, 发错货, 包装/商品破损, 商品破损, 未按约定时间发货, 快递/物流问题, 大小/尺寸不合适, 缺货, 其他, 其它]
        """
}
