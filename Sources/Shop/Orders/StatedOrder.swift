/// One order as one source states it at one moment. What the source does not tell is nil; the store of orders fills
/// blanks from earlier and later statements.
package struct StatedOrder: Sendable, Equatable {
    /// The platform's order number, unique within the store.
    package var number: String
    package var kind: OrderKind
    package var status: OrderStatus?
    package var times: OrderTimes
    package var currency: Currency
    package var amounts: StatedAmounts
    /// What ties the order to a buyer, in the source's order of preference; empty: unclaimed (无主).
    package var buyers: [BuyerKey]
    /// Personal values told with the order: recipient, phone, address, message, memo.
    package var personal: [PersonalValue]
    package var lines: StatedLines
    /// Set when the source itself says that the order is none that counts.
    package var leftOut: LeftOutReason?
    /// Where it came from (直播间, 达人 …) in the source's words; nil when not told.
    package var origin: String?
    /// 旗: the colour that staff marked it with; nil when not told.
    package var flag: OrderFlag?

    package init(
        number: String, kind: OrderKind = .ordinary, status: OrderStatus? = nil, times: OrderTimes = OrderTimes(),
        currency: Currency, amounts: StatedAmounts = .untold, buyers: [BuyerKey] = [], personal: [PersonalValue] = [],
        lines: StatedLines = .untold, leftOut: LeftOutReason? = nil, origin: String? = nil,
        flag: OrderFlag? = nil
    ) {
        self.number = number
        self.kind = kind
        self.status = status
        self.times = times
        self.currency = currency
        self.amounts = amounts
        self.buyers = buyers
        self.personal = personal
        self.lines = lines
        self.leftOut = leftOut
        self.origin = origin
        self.flag = flag
    }
}

/// The money of an order in minor units of its currency.
package enum StatedAmounts: Sendable, Equatable {
    /// This source tells no amounts (a file of lines).
    case untold
    /// The source tells only lines: goods and paid are their sum, rounded half up once per order.
    case sumOfLines
    case told(OrderAmounts)
}

/// Amounts of an order in minor units; nil where the source has no such column.
package struct OrderAmounts: Sendable, Hashable {
    package var goods: Int64?
    package var freight: Int64?
    /// 买家实付
    package var paid: Int64?
    /// 商家实收
    package var received: Int64?
    /// Everything given back so far.
    package var refunded: Int64
    /// The refund is implied by a status and its amount assumed to be all that was paid.
    package var isRefundAssumed: Bool

    package init(
        goods: Int64? = nil, freight: Int64? = nil, paid: Int64? = nil, received: Int64? = nil, refunded: Int64 = 0,
        isRefundAssumed: Bool = false
    ) {
        self.goods = goods
        self.freight = freight
        self.paid = paid
        self.received = received
        self.refunded = refunded
        self.isRefundAssumed = isRefundAssumed
    }
}

/// The lines of an order, and how they relate to lines known already.
package enum StatedLines: Sendable, Equatable {
    /// This source tells no lines (a file of orders).
    case untold
    /// The whole order: other lines after payment are a conflict.
    case whole([StatedLine])
    /// Rows without a line number of their own: the order's lines are the union of all rows ever seen, by their key.
    case union([StatedLine])

    package var all: [StatedLine] {
        switch self {
        case .untold: []
        case .whole(let lines), .union(let lines): lines
        }
    }
}

/// Why an order is left out (不计入) of every derived value. It stays visible.
package enum LeftOutReason: String, Sendable, CaseIterable, Codable {
    /// Every line is a gift or free of charge.
    case onlyGifts = "only_gifts"
    /// Stock written off or corrected, no sale.
    case stockAdjustment = "stock_adjustment"
    /// 刷单 / 补单
    case brushing
    case staff, test
    /// 补差, 邮费, 定金 links
    case priceDifference = "price_difference"
    case resend
    /// Marked by a person.
    case byHand = "by_hand"

    package var name: Phrase {
        switch self {
        case .onlyGifts: Phrase(en: "only gifts", zh: "仅含赠品")
        case .stockAdjustment: Phrase(en: "stock adjustment", zh: "库存调整")
        case .brushing: Phrase(en: "brushing", zh: "刷单/补单")
        case .staff: Phrase(en: "staff purchase", zh: "内购")
        case .test: Phrase(en: "test order", zh: "测试订单")
        case .priceDifference: Phrase(en: "price difference", zh: "补差/邮费/定金链接")
        case .resend: Phrase(en: "resend", zh: "补发/换货")
        case .byHand: Phrase(en: "by hand", zh: "手动标记")
        }
    }
}
