package import Shop

/// In what a statement of an order or a refund contradicts what is in force.
package enum Contradiction: String, Sendable, CaseIterable {
    case buyer
    case currency
    case paymentTime = "payment_time"
    case paidAmount = "paid_amount"
    case lines
    case statusBackwards = "status_backwards"
    case refundLowered = "refund_lowered"
    /// With what is known it adds up to more than an amount can be; nothing of it is kept.
    case amountTooLarge = "amount_too_large"
    /// Of a refund: it names another order.
    case order
    /// Of a refund: its kind.
    case kind

    package var name: Phrase {
        switch self {
        case .buyer: Phrase(en: "another buyer", zh: "买家不同")
        case .currency: Phrase(en: "another currency", zh: "币种不同")
        case .paymentTime: Phrase(en: "another payment time", zh: "付款时间不同")
        case .paidAmount: Phrase(en: "another amount paid, without a refund", zh: "实付金额不同且无退款")
        case .lines: Phrase(en: "other lines after payment", zh: "付款后商品明细不同")
        case .statusBackwards: Phrase(en: "its status goes backwards", zh: "状态倒退")
        case .refundLowered: Phrase(en: "less refunded than before", zh: "退款金额变少")
        case .amountTooLarge: Phrase(en: "too large to add up", zh: "金额过大，无法相加")
        case .order: Phrase(en: "another order", zh: "订单不同")
        case .kind: Phrase(en: "another kind of refund", zh: "退款类型不同")
        }
    }
}
