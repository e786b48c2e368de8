import Shop

/// One row of a Pinduoduo export.
struct PinduoduoRow {
    let facts: OrderFacts
    let line: LineFacts
    /// It says that money went back, and not how much: then all of it.
    let isRefunded: Bool

    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        let word = try row.required(row.text(.status, in: context), .status, in: context)
        guard let state = PinduoduoStatus(word) else {
            throw row.problem(.status, in: context, .unknownStatus)
        }
        var facts = try OrderFacts(row, in: context)
        facts.status = state.status
        // The export tells no moment of placing: an order is paid as soon as it is placed.
        facts.times.placed = facts.times.placed ?? facts.times.paid
        if state.status == .placed {
            facts.amounts.paid = nil
        }
        facts.kind = OrderKindWords.kind(row, in: context)
        if facts.kind == .ordinary || facts.kind == .group {
            facts.kind = context.columns.has(.groupedAt) ? .group : .ordinary
            if facts.kind == .group, state.isGrouped { facts.times.grouped = facts.times.grouped ?? facts.times.paid }
        }
        self.facts = facts
        line = try Self.line(row, in: context)
        switch try AfterSale(row, in: context) {
        case .none: isRefunded = state.isRefunded
        case .refunded: isRefunded = true
        }
    }

    private static func line(_ row: Row, in context: ReadingContext) throws(RowProblem) -> LineFacts {
        let quantity = try LineFacts.quantity(row, in: context)
        let goods = try row.required(try row.amount(.goods, in: context), .goods, in: context)
        return LineFacts(
            product: try LineFacts.product(row, in: context), quantity: quantity,
            unitPrice: LinePrice.perPiece(goods, quantity: quantity))
    }
}

/// What the states of a Pinduoduo order mean.
struct PinduoduoStatus: Equatable {
    let status: OrderStatus
    let isRefunded: Bool
    /// An order comes this far only once its group has come together.
    let isGrouped: Bool

    /// Nil for words that Pinduoduo does not use.
    init?(_ text: String) {
        guard let meaning = Self.words[text] else { return nil }
        self = meaning
    }

    private init(_ status: OrderStatus, isRefunded: Bool = false, isGrouped: Bool = false) {
        self.status = status
        self.isRefunded = isRefunded
        self.isGrouped = isGrouped
    }

    private static let words = StatusWords<PinduoduoStatus>(
        [("待付款", PinduoduoStatus(.placed)), ("待支付", PinduoduoStatus(.placed))]
            + ["待成团", "待分享", "拼单未成功", "已支付，待成团"].map { ($0, PinduoduoStatus(.paid)) }
            + [("待发货", PinduoduoStatus(.grouped, isGrouped: true))]
            + ["已发货，待收货", "已发货，待签收", "已发货"].map { ($0, PinduoduoStatus(.shipped, isGrouped: true)) }
            + [
                ("已签收", PinduoduoStatus(.delivered, isGrouped: true)),
                ("已收货", PinduoduoStatus(.confirmed, isGrouped: true)),
            ]
            + [("已取消", PinduoduoStatus(.closed))]
            + [
                "未发货，退款成功", "已发货，退款成功", "已收货，退款成功", "已签收，退款成功", "已取消，退款成功", "未成交，退款成功",
            ].map { ($0, PinduoduoStatus(.closed, isRefunded: true)) })
}
