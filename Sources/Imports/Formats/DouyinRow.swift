import Shop

/// One row of a Douyin export: a sub-order with its own state and amounts.
struct DouyinRow {
    /// Without amounts, which are the line's.
    let facts: OrderFacts
    let line: LineFacts
    let status: OrderStatus
    let isPaid: Bool
    let isRefunded: Bool
    let isGift: Bool
    /// In minor units.
    let payable: Int64?
    let received: Int64?
    let freight: Int64?

    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        let word = try row.required(row.text(.status, in: context), .status, in: context)
        guard let status = DouyinStatus.words[word] else {
            throw row.problem(.status, in: context, .unknownStatus)
        }
        var facts = try OrderFacts(row, in: context)
        _ = try row.required(facts.times.placed, .placedAt, in: context)
        payable = facts.amounts.paid
        received = facts.amounts.received
        freight = facts.amounts.freight
        facts.amounts = OrderAmounts()
        facts.kind = OrderKindWords.kind(row, in: context)
        if facts.kind == .group, status >= .paid, status != .closed { facts.times.grouped = facts.times.paid }
        facts.origin = Self.origin(row, in: context)
        self.status = status
        isPaid = facts.times.paid != nil || (facts.kind == .cashOnDelivery && status >= .delivered && status != .closed)
        switch try AfterSale(row, in: context) {
        case .none: isRefunded = status == .closed
        case .refunded: isRefunded = true
        }
        line = try LineFacts(row, in: context, isTimed: false)
        isGift = line.unitPrice == .zero || row.text(.cancelReason, in: context)?.contains("主品订单") == true
        self.facts = facts
    }

    /// 直播间, 短视频, 商品卡 as the file words it, else 达人 where it names one. Who that is stays out of the facts.
    private static func origin(_ row: Row, in context: ReadingContext) -> String? {
        let places = context.columns.joinedPlaces(of: .origin) ?? []
        let words = places.map { row.cell(at: $0) }.filter { !Placeholder.isPlaceholder($0) }.map(\.text)
        if !words.isEmpty { return ImpersonalText.kept(words.joined(separator: " ")) }
        let streamer = row.cell(.streamer, in: context)
        return Placeholder.isPlaceholder(streamer) || streamer.text == "0" ? nil : "达人"
    }
}

/// What the states of Douyin's sub-orders mean.
enum DouyinStatus {
    static let words = StatusWords<OrderStatus>([
        ("待支付", .placed), ("待付款", .placed), ("待确认", .placed), ("已支付", .paid), ("备货中", .paid), ("待发货", .paid),
        ("部分发货", .partShipped), ("已发货", .shipped), ("已签收", .delivered), ("已收货", .confirmed), ("已完成", .confirmed),
        ("已关闭", .closed), ("已取消", .closed),
    ])

    /// The state of an order whose lines have these: lines that are closed count only where all are.
    static func joined(_ states: [OrderStatus]) -> OrderStatus? {
        let open = states.filter { $0 != .closed }
        guard let least = open.min(), let most = open.max() else { return states.isEmpty ? nil : .closed }
        return least < .partShipped && most >= .partShipped ? .partShipped : least
    }
}
