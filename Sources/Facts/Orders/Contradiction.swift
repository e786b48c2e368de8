package import Shop

/// In what a statement contradicts the version in force.
package enum Contradiction: String, Sendable, CaseIterable {
    case buyer
    case currency
    case paymentTime = "payment_time"
    case paidAmount = "paid_amount"
    case lines
    case statusBackwards = "status_backwards"
    case refundLowered = "refund_lowered"

    package var name: Phrase {
        switch self {
        case .buyer: Phrase(en: "another buyer", zh: "买家不同")
        case .currency: Phrase(en: "another currency", zh: "币种不同")
        case .paymentTime: Phrase(en: "another payment time", zh: "付款时间不同")
        case .paidAmount: Phrase(en: "another amount paid, without a refund", zh: "实付金额不同且无退款")
        case .lines: Phrase(en: "other lines after payment", zh: "付款后商品明细不同")
        case .statusBackwards: Phrase(en: "its status goes backwards", zh: "状态倒退")
        case .refundLowered: Phrase(en: "less refunded than before", zh: "退款金额变少")
        }
    }
}
