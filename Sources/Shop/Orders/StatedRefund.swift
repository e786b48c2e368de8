/// What was given back. A refund that names no order reduces net money at its own date and nothing else.
package enum RefundKind: String, Sendable, CaseIterable, Codable {
    /// 仅退款
    case moneyOnly = "money_only"
    /// 退货退款
    case goodsReturned = "goods_returned"
    /// 换货
    case exchange
    /// 补发
    case resend
    /// 价保
    case priceProtection = "price_protection"

    package var name: Phrase {
        switch self {
        case .moneyOnly: Phrase(en: "money only", zh: "仅退款")
        case .goodsReturned: Phrase(en: "goods returned", zh: "退货退款")
        case .exchange: Phrase(en: "exchange", zh: "换货")
        case .resend: Phrase(en: "resend", zh: "补发")
        case .priceProtection: Phrase(en: "price protection", zh: "价保")
        }
    }
}

/// When in the order's life the refund came.
package enum RefundPhase: String, Sendable, CaseIterable, Codable {
    case unshipped, shipped, delivered
    case afterConfirmation = "after_confirmation"
    case unknown
}

/// One refund as a source states it.
package struct StatedRefund: Sendable, Equatable {
    /// The source's number of the refund, unique within the store.
    package var number: String
    /// The order it names; nil for a return that names none.
    package var orderNumber: String?
    package var kind: RefundKind
    package var phase: RefundPhase
    /// Free of personal data; nil when not told.
    package var reason: String?
    package var occurredAt: Instant
    package var currency: Currency
    package var buyers: [BuyerKey]
    /// Keyed rows of what came back, or only an amount.
    package var content: RefundContent

    package init(
        number: String, orderNumber: String? = nil, kind: RefundKind, phase: RefundPhase = .unknown,
        reason: String? = nil, occurredAt: Instant, currency: Currency, buyers: [BuyerKey] = [], content: RefundContent
    ) {
        self.number = number
        self.orderNumber = orderNumber
        self.kind = kind
        self.phase = phase
        self.reason = reason
        self.occurredAt = occurredAt
        self.currency = currency
        self.buyers = buyers
        self.content = content
    }
}

/// What a refund consists of.
package enum RefundContent: Sendable, Equatable {
    /// An amount in minor units, above zero.
    case amount(minor: Int64)
    /// Lines that came back, quantities above zero: the amount is their sum, rounded once. They unite over files by key,
    /// as an order's lines do.
    case lines([StatedLine])
}
