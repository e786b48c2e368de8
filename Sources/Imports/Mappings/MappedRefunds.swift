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
        guard let occurredAt = rows.map(\.occurredAt).min() else { return [] }
        let kind = try refund.agreed(rows.map(\.kind), .refundKind)
        let phase = try refund.agreed(rows.map(\.phase), .refundPhase)
        let buyer = try buyer(rows)
        let orderNumber = try refund.agreed(rows.map(\.orderNumber), .orderNumber)
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
                    buyer: buyer, content: content))
        ]
    }

    private func buyer(_ rows: [RefundRow]) throws(HeldOrder) -> BuyerKey? {
        for (index, buyer) in refund.context.columns.buyers.enumerated() {
            if let key = try refund.agreed(rows.map { $0.buyers[index] }, at: buyer.column) { return key }
        }
        return nil
    }
}

/// One row of a mapped file of refunds.
private struct RefundRow {
    let orderNumber: String?
    let kind: RefundKind?
    let phase: RefundPhase?
    let reason: String?
    let occurredAt: Instant
    let currency: Currency
    let buyers: [BuyerKey?]
    let amount: Int64?
    let line: LineFacts?

    init(_ row: Row, _ mapping: Mapping, in context: ReadingContext) throws(RowProblem) {
        orderNumber = try row.identifier(.orderNumber, in: context)
        kind = try mapping.refundKinds.meaning(row, .refundKind, in: context)
        phase = try mapping.refundPhases.meaning(row, .refundPhase, in: context)
        reason = mapping.refundReasons.knownMeaning(row, .reason, in: context)
        occurredAt = try row.required(try row.moment(.occurredAt, in: context), .occurredAt, in: context)
        currency = try row.currency(in: context)
        buyers = try row.buyers(in: context)
        if context.columns.has(.amount) {
            let minor = try row.required(try row.minor(.amount, currency, in: context), .amount, in: context)
            guard minor > 0 else {
                throw row.problem(
                    .amount, in: context,
                    CellFault("amount.zero", en: "zero; a refund gives something back", zh: "退款金额为 0，请更正"))
            }
            amount = minor
            line = nil
        } else {
            amount = nil
            line = try LineFacts(row, in: context, isTimed: false)
        }
    }
}
