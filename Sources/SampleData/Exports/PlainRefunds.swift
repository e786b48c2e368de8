import Shop

/// Plain CSV of what was given back in money, read by the mapping `sample_refunds`. Exchanges and parcels sent again move
/// no money, and are not in it.
enum PlainRefunds {
    static let header = ["退款单号", "单号", "类型", "阶段", "原因", "时间", "币种", "金额"]

    static let mapping = """
        name: sample_refunds
        title: 示例退款流水
        kind: refunds
        zone: Asia/Shanghai
        columns:
          refund_number: 退款单号
          order_number: 单号
          refund_kind: 类型
          refund_phase: 阶段
          reason: 原因
          occurred_at: 时间
          currency: 币种
          amount: 金额
        refund_kinds: {仅退款: money_only, 退货退款: goods_returned, 换货: exchange, 补发: resend, 价保: price_protection}
        refund_phases: {未发货: unshipped, 已发货: shipped, 已签收: delivered, 已完成: after_confirmation}
        refund_reasons: [不想要了, 商品破损, 拒收, 七天无理由, 价格保护]

        """

    static func write(_ refund: StatedRefund, minor: Int64, to table: inout TableWriter) {
        guard minor > 0 else { return }
        table.cell(refund.number)
        table.cell(refund.orderNumber ?? "")
        table.cell(kind(refund.kind))
        table.cell(phase(refund.phase))
        table.cell(refund.reason ?? "")
        table.cell(refund.occurredAt)
        table.cell(refund.currency.code)
        table.cell(minor: minor)
        table.endRow()
    }

    private static func kind(_ kind: RefundKind) -> String {
        switch kind {
        case .moneyOnly: "仅退款"
        case .goodsReturned: "退货退款"
        case .exchange: "换货"
        case .resend: "补发"
        case .priceProtection: "价保"
        }
    }

    private static func phase(_ phase: RefundPhase) -> String {
        switch phase {
        case .unshipped: "未发货"
        case .shipped: "已发货"
        case .delivered: "已签收"
        case .afterConfirmation: "已完成"
        case .unknown: ""
        }
    }
}
