import Shop

/// One row of a Shopify export: a line, and what concerns the whole order. Only the order's own row tells all of that;
/// others may repeat any of it.
struct ShopifyRow {
    let facts: OrderFacts
    /// Nil in rows that do not tell the order's state.
    let head: ShopifyHead?
    /// It tells both the state and the total, as an order's first row does.
    let isComplete: Bool
    /// Nil in rows of orders that have no line.
    let line: LineFacts?

    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        let isHead = !row.cell(.status, in: context).isEmpty
        facts = try OrderFacts(row, in: context)
        head = isHead ? try ShopifyHead(row, in: context) : nil
        isComplete = isHead && (facts.amounts.paid != nil || !context.columns.has(.paid))
        let lineFields: [Field] = [.quantity, .productTitle, .unitPrice, .productCode]
        let hasLine = lineFields.contains { !row.cell($0, in: context).isEmpty }
        line = hasLine || !isHead ? try LineFacts(row, in: context, isTimed: false) : nil
    }
}

/// How far an order has come by what its row says.
struct ShopifyHead {
    private let payment: Payment
    private let fulfillment: Fulfillment

    private enum Payment: String {
        case pending, authorized, expired, voided, paid, refunded
        case partiallyPaid = "partially_paid"
        case partiallyRefunded = "partially_refunded"
    }

    private enum Fulfillment: String {
        case none = ""
        case unfulfilled, pending, scheduled, open, partial, fulfilled, restocked
        case onHold = "on_hold"
        case inProgress = "in_progress"
    }

    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        let words = try row.required(row.text(.status, in: context), .status, in: context)
        guard let payment = Payment(rawValue: Self.plain(words)) else {
            throw row.problem(.status, in: context, .unknownStatus)
        }
        guard let fulfillment = Fulfillment(rawValue: Self.plain(row.text(.fulfillment, in: context) ?? "")) else {
            throw row.problem(.fulfillment, in: context, .unknownStatus)
        }
        self.payment = payment
        self.fulfillment = fulfillment
    }

    /// Money was taken, so that the total is what was paid.
    var isPaid: Bool {
        switch payment {
        case .paid, .partiallyRefunded, .refunded: true
        case .pending, .authorized, .expired, .voided, .partiallyPaid: false
        }
    }

    func status(_ facts: OrderFacts) -> OrderStatus {
        if facts.times.closed != nil { return .closed }
        switch payment {
        case .pending, .authorized: return .placed
        case .expired, .voided, .refunded: return .closed
        case .partiallyPaid: return .depositPaid
        case .paid, .partiallyRefunded:
            switch fulfillment {
            case .none, .unfulfilled, .pending, .scheduled, .open, .onHold, .inProgress, .restocked: return .paid
            case .partial: return .partShipped
            case .fulfilled: return .shipped
            }
        }
    }

    /// An order paid by hand has no payment time: then it was paid when it was made.
    func times(_ facts: OrderFacts) -> OrderTimes {
        var times = facts.times
        switch payment {
        case .paid, .partiallyRefunded, .refunded: times.paid = times.paid ?? times.placed
        case .partiallyPaid:
            times.depositPaid = times.paid ?? times.placed
            times.paid = nil
        case .pending, .authorized, .expired, .voided: times.paid = nil
        }
        return times
    }

    func amounts(_ facts: OrderFacts) -> OrderAmounts {
        var amounts = facts.amounts
        let total = amounts.paid
        switch payment {
        case .paid, .partiallyRefunded: break
        case .refunded:
            if !facts.isRefundTold {
                amounts.refunded = total ?? 0
                amounts.isRefundAssumed = true
            }
        case .partiallyPaid:
            amounts.paid = facts.outstanding.flatMap { open in total.map { max(0, $0 - open) } }
        case .pending, .authorized, .expired, .voided: amounts.paid = nil
        }
        return amounts
    }

    private static func plain(_ words: String) -> String {
        words.lowercased().replacing(" ", with: "_")
    }
}
