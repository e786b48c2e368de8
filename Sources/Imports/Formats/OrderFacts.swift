import Shop

/// What one row says of its order as a whole, or all rows together.
struct OrderFacts {
    var kind = OrderKind.ordinary
    var status: OrderStatus?
    var times = OrderTimes()
    var currency: Currency
    var amounts = OrderAmounts()
    /// The cell of the refunded amount says something other than nothing.
    var isRefundTold = false
    /// What is still to be paid; below zero after an overpayment.
    var outstanding: Int64?
    /// One entry per buyer column.
    var buyers: [BuyerKey?] = []
    var personal: [PersonalValue] = []
    var origin: String?
    var flag: OrderFlag?

    /// Reads everything but status and kind, which every format words in its own way.
    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        currency = try row.currency(in: context)
        times.placed = try row.moment(.placedAt, in: context)
        times.depositPaid = try row.moment(.depositPaidAt, in: context)
        times.paid = try row.moment(.paidAt, in: context)
        times.grouped = try row.moment(.groupedAt, in: context)
        times.shipped = try row.moment(.shippedAt, in: context)
        times.delivered = try row.moment(.deliveredAt, in: context)
        times.confirmed = try row.moment(.confirmedAt, in: context)
        times.closed = try row.moment(.closedAt, in: context)
        amounts.goods = try row.minor(.goods, currency, in: context)
        amounts.freight = try row.minor(.freight, currency, in: context)
        amounts.paid = try row.minor(.paid, currency, in: context)
        amounts.received = try row.minor(.received, currency, in: context)
        outstanding = try row.signedAmount(.outstanding, in: context)?.rounded(to: currency)
        if !Self.saysNoRefund(row.cell(.refunded, in: context)) {
            amounts.refunded = try row.minor(.refunded, currency, in: context) ?? 0
            isRefundTold = amounts.refunded > 0
        }
        buyers = try row.buyers(in: context)
        personal = row.personal(in: context)
        origin = row.text(.origin, in: context).flatMap(ImpersonalText.kept)
        flag = row.text(.flag, in: context).flatMap { OrderFlag(text: $0) }
    }

    /// In order of preference; empty when the order is unclaimed.
    var usableBuyers: [BuyerKey] { buyers.compactMap { $0 } }

    /// Its state says that it was paid, and its time of payment too.
    var isPaid: Bool {
        switch status {
        case nil, .placed, .depositPaid, .closed: false
        case .paid, .grouped, .partShipped, .shipped, .delivered, .confirmed: times.paid != nil
        }
    }

    /// An order that was paid and then closed got everything back, even where no amount says so.
    mutating func assumeRefundOfClosed() {
        guard status == .closed, times.paid != nil, !isRefundTold else { return }
        amounts.refunded = amounts.paid ?? 0
        amounts.isRefundAssumed = true
    }

    private static func saysNoRefund(_ cell: Cell) -> Bool {
        guard !cell.isEmpty, !cell.isPlain else { return cell.isEmpty }
        return ["无退款申请", "无退款", "未退款", "没有退款", "未申请退款"].contains(cell.text)
    }
}
