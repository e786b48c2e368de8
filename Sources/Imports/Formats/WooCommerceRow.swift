import Shop

/// One row of a WooCommerce order: a line, and in the first row what concerns the whole order.
struct WooCommerceRow {
    let facts: OrderFacts
    /// In minor units; nil where nothing was given back.
    let refunded: Int64?
    /// Nil in the row of an order that has no lines.
    let line: LineFacts?

    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        var facts = try OrderFacts(row, in: context)
        if !row.cell(.status, in: context).isEmpty || !row.cell(.placedAt, in: context).isEmpty {
            let word = try row.required(row.text(.status, in: context), .status, in: context)
            guard let status = Self.statuses[word] else { throw row.problem(.status, in: context, .unknownStatus) }
            _ = try row.required(facts.times.placed, .placedAt, in: context)
            facts.status = status
            if row.text(.payment, in: context) == "cod" { facts.kind = .cashOnDelivery }
        }
        self.facts = facts
        refunded = try Self.refunded(row, facts.currency, in: context)
        let lineFields: [Field] = [.lineNumber, .productTitle, .quantity, .unitPrice]
        line = lineFields.contains { !row.cell($0, in: context).isEmpty } ? try Self.line(row, in: context) : nil
    }

    /// The totals of all refunds, which are below zero, divided by spaces.
    private static func refunded(
        _ row: Row, _ currency: Currency, in context: ReadingContext
    ) throws(RowProblem) -> Int64? {
        var sum: Int128 = 0
        var isTold = false
        for part in (row.text(.refundList, in: context) ?? "").split(separator: " ") {
            var text = String(part)
            guard let amount = text.withUTF8({ Millionths(plain: $0) }) else {
                throw row.problem(
                    .refundList, in: context,
                    CellFault(
                        "amount.unreadable", en: "not amounts; write plain numbers such as -12.50, with spaces between",
                        zh: "不是金额，请写成 -12.50 这样的数字，并以空格分隔"))
            }
            sum += Int128(amount.raw.magnitude)
            isTold = true
        }
        guard isTold else { return nil }
        guard let minor = Millionths.rounded(sum, to: currency) else {
            throw row.problem(
                .refundList, in: context,
                CellFault("amount.too_large", en: "more than any amount; correct it", zh: "超出金额上限，请更正"))
        }
        return minor
    }

    private static func line(_ row: Row, in context: ReadingContext) throws(RowProblem) -> LineFacts {
        let quantity = try LineFacts.quantity(row, in: context)
        let total = try row.required(try row.amount(.unitPrice, in: context), .unitPrice, in: context)
        return LineFacts(
            number: try row.identifier(.lineNumber, in: context), product: try product(row, in: context),
            quantity: quantity, unitPrice: LinePrice.perPiece(total, quantity: quantity))
    }

    /// A product that was deleted since has the number 0, and is known by its name.
    private static func product(_ row: Row, in context: ReadingContext) throws(RowProblem) -> StatedProduct {
        let title = row.text(.productTitle, in: context)
        var code = try row.identifier(.productCode, in: context)
        if code == nil { code = try row.identifier(.otherCode, in: context).flatMap { $0 == "0" ? nil : $0 } }
        if code == nil { code = try row.identifier(.productTitle, in: context) }
        let known = try row.required(code, .productTitle, in: context)
        return StatedProduct(code: known, title: title ?? known)
    }

    private static let statuses = StatusWords<OrderStatus>([
        ("pending", .placed), ("on-hold", .placed), ("checkout-draft", .placed), ("auto-draft", .placed),
        ("failed", .placed), ("processing", .paid), ("completed", .confirmed), ("cancelled", .closed),
        ("refunded", .closed), ("trash", .closed),
    ])
}
