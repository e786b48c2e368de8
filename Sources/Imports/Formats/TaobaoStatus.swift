import Shop

/// What the states of a Taobao or Tmall order mean.
struct TaobaoStatus: Equatable {
    let status: OrderStatus
    let kind: OrderKind

    /// Nil for a word that Taobao does not use.
    init?(_ word: String) {
        guard let meaning = Self.words[word] else { return nil }
        self = meaning
    }

    private init(_ status: OrderStatus, _ kind: OrderKind = .ordinary) {
        self.status = status
        self.kind = kind
    }

    private static let words = StatusWords<TaobaoStatus>([
        ("等待买家付款", TaobaoStatus(.placed)),
        ("买家已付款，等待卖家发货", TaobaoStatus(.paid)),
        ("卖家部分发货", TaobaoStatus(.partShipped)),
        ("卖家已发货，等待买家确认", TaobaoStatus(.shipped)),
        ("买家已签收", TaobaoStatus(.delivered)),
        ("交易成功", TaobaoStatus(.confirmed)),
        ("交易关闭", TaobaoStatus(.closed)),
        ("没有创建支付宝交易", TaobaoStatus(.closed)),
        ("交易被淘宝关闭", TaobaoStatus(.closed)),
        ("已付款禁止发货", TaobaoStatus(.paid, .group)),
    ])
}
