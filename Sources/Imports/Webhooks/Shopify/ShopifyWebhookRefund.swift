import Shop

/// A refund as Shopify sends it, by itself or within its order.
struct ShopifyWebhookRefund {
    private let fields: JSONFields
    /// Of the order; nil where its transactions tell it.
    private let currency: Currency?
    private let options: ImportOptions

    init(_ fields: JSONFields, _ currency: Currency?, _ options: ImportOptions) {
        self.fields = fields
        self.currency = currency
        self.options = options
    }

    /// Nil where no money has gone back.
    ///
    /// - Parameter order: its number, where that is known.
    func refund(order: String?) throws(WebhookFault) -> StatedRefund? {
        let told = try told()
        let currency = self.currency ?? told ?? options.currency
        guard let amount = Millionths.rounded(try millionths(), to: currency) else { throw Self.tooMuch(fields) }
        guard amount > 0 else { return nil }
        let moment = try fields.moment("processed_at", else: "created_at")
        let (kind, phase) = try kind()
        return StatedRefund(
            number: try fields.required(try fields.identifier("id"), "id"), orderNumber: order, kind: kind,
            phase: phase,
            occurredAt: try fields.required(moment, "created_at"), currency: currency,
            content: .amount(minor: amount))
    }

    /// The money that has gone back.
    func millionths() throws(WebhookFault) -> Int128 {
        var sum = Int128(0)
        for transaction in try fields.objects("transactions") where try isDone(transaction) {
            sum += Int128(try transaction.amount("amount")?.raw ?? 0)
        }
        return sum
    }

    private func isDone(_ transaction: JSONFields) throws(WebhookFault) -> Bool {
        let (kind, status) = (try transaction.text("kind"), try transaction.text("status"))
        return kind == "refund" && status == "success"
    }

    private func told() throws(WebhookFault) -> Currency? {
        for transaction in try fields.objects("transactions") {
            if let code = try transaction.text("currency"), let currency = Currency(code) { return currency }
        }
        return nil
    }

    /// What was cancelled never left the shop.
    private func kind() throws(WebhookFault) -> (RefundKind, RefundPhase) {
        var kinds: Set<String> = []
        for line in try fields.objects("refund_line_items") {
            if let kind = try line.text("restock_type") { kinds.insert(kind) }
        }
        if kinds.contains("return") { return (.goodsReturned, .unknown) }
        return (.moneyOnly, kinds == ["cancel"] ? .unshipped : .unknown)
    }

    /// An amount as cells have it.
    static func plain(_ sum: Int128, _ fields: JSONFields, _ name: String) throws(WebhookFault) -> String {
        guard sum >= 0, sum <= Int128(Int64.max) else { throw tooMuch(fields, name) }
        let (whole, part) = sum.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(part)
        return "\(whole)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static func tooMuch(_ fields: JSONFields, _ name: String = "transactions") -> WebhookFault {
        fields.fault(
            name, CellFault("amount.too_large", en: "more than any amount; correct it", zh: "超出金额上限，请更正"))
    }
}
