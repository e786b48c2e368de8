import Shop

/// Reads a refund from the rows of a mapped file: an amount, or the lines that came back.
struct MappedRefunds {
    let mapping: Mapping
    let refund: OrderRows

    func statements() throws(HeldOrder) -> [Statement] {
        let context = refund.context
        let hasAmount = context.columns.has(.amount)
        let rows = try refund.each { (row) throws(RowProblem) in try RefundRow(row, mapping, in: context) }
        let currency = try refund.agreed(rows.map(\.currency), .currency) ?? context.currency
        guard let occurredAt = rows.compactMap(\.occurredAt).min() else { return [] }
        let kind = try refund.agreed(rows.map(\.kind), .refundKind)
        let phase = try refund.agreed(rows.map(\.phase), .refundPhase)
        let buyers = try buyers(rows)
        let orderNumber = try refund.agreed(rows.map(\.orderNumber), .orderNumber)
        if let assumed = rows.lazy.compactMap(\.assumed).first, let orderNumber {
            return [.order(Self.refunded(orderNumber, assumed, currency))]
        }
        let content: RefundContent
        if let amount = try refund.agreed(rows.map(\.amount), .amount) {
            content = .amount(minor: amount)
        } else {
            let facts = rows.compactMap(\.line)
            let hasNumbers = context.columns.has(.lineNumber)
            let lines = hasNumbers ? try OrderLines.numbered(facts, refund, .lineNumber) : OrderLines.hashed(facts)
            try LineSum.check(lines, refund, currency: currency)
            content = .lines(lines)
        }
        return [
            .refund(
                StatedRefund(
                    number: refund.number, orderNumber: orderNumber,
                    kind: kind ?? (hasAmount ? .moneyOnly : .goodsReturned), phase: phase ?? .unknown,
                    reason: rows.lazy.compactMap(\.reason).first, occurredAt: occurredAt, currency: currency,
                    buyers: buyers, content: content))
        ]
    }

    /// A refund whose amount only its state implies is stated of its order, where amounts can be marked assumed.
    private static func refunded(_ orderNumber: String, _ amount: Int64, _ currency: Currency) -> StatedOrder {
        StatedOrder(
            number: orderNumber, currency: currency,
            amounts: .told(OrderAmounts(refunded: amount, isRefundAssumed: true)))
    }

    private func buyers(_ rows: [RefundRow]) throws(HeldOrder) -> [BuyerKey] {
        var agreed: [BuyerKey] = []
        for (index, buyer) in refund.context.columns.buyers.enumerated() {
            if let key = try refund.agreed(rows.map { $0.buyers[index] }, at: buyer.column) { agreed.append(key) }
        }
        return agreed
    }
}

/// One row of a mapped file of refunds. It tells nothing but its currency until the refund is done.
private struct RefundRow {
    let orderNumber: String?
    let kind: RefundKind?
    let phase: RefundPhase?
    let reason: String?
    let occurredAt: Instant?
    let currency: Currency
    let buyers: [BuyerKey?]
    let amount: Int64?
    /// All that was paid, where nothing says how much of it went back.
    let assumed: Int64?
    let line: LineFacts?

    init(_ row: Row, _ mapping: Mapping, in context: ReadingContext) throws(RowProblem) {
        currency = try row.currency(in: context)
        switch try mapping.refundStates.meaning(row, .refundState, in: context) ?? .done {
        case .none:
            (orderNumber, kind, phase, reason, occurredAt) = (nil, nil, nil, nil, nil)
            buyers = context.columns.buyers.map { _ in nil }
            (amount, assumed, line) = (nil, nil, nil)
        case .done:
            let orderNumber = try row.identifier(.orderNumber, in: context)
            kind = try mapping.refundKinds.meaning(row, .refundKind, in: context)
            phase = try mapping.refundPhases.meaning(row, .refundPhase, in: context)
            reason = mapping.refundReasons.knownMeaning(row, .reason, in: context)
            occurredAt = try row.required(try row.moment(.occurredAt, in: context), .occurredAt, in: context)
            buyers = try row.buyers(in: context)
            let hasPaid = context.columns.has(.paid) && orderNumber != nil
            if context.columns.has(.amount) || hasPaid {
                amount = try row.minor(.amount, currency, in: context)
                assumed = amount == nil && hasPaid ? try row.minor(.paid, currency, in: context) : nil
                line = nil
                try Self.check(amount ?? assumed, row, in: context)
            } else {
                (amount, assumed) = (nil, nil)
                line = try LineFacts(row, in: context, isTimed: false)
            }
            self.orderNumber = orderNumber
        }
    }

    private static func check(
        _ amount: Int64?, _ row: Row, in context: ReadingContext
    ) throws(RowProblem) {
        let field: Field = context.columns.has(.amount) ? .amount : .paid
        guard try row.required(amount, field, in: context) > 0 else {
            throw row.problem(
                field, in: context,
                CellFault("amount.zero", en: "zero; a refund gives something back", zh: "退款金额为 0，请更正"))
        }
    }
}
