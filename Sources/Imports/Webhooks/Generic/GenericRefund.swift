import Shop

/// The refund of a program's own telling.
struct GenericRefund {
    private static let members: Set = [
        "number", "order", "kind", "phase", "amount", "currency", "refunded_at", "reason", "buyer",
    ]
    private let fields: JSONFields
    private let options: ImportOptions

    init(_ fields: JSONFields, _ options: ImportOptions) {
        self.fields = fields
        self.options = options
    }

    func refund() throws(WebhookFault) -> StatedRefund {
        try fields.onlyHolds(Self.members)
        let buyer = try fields.object("buyer")
        try buyer?.onlyHolds(["id", "email", "phone"])
        let currency = try currency()
        let amount = try fields.required(try fields.amount("amount"), "amount").rounded(to: currency)
        guard amount > 0 else {
            throw fields.fault(
                "amount", CellFault("amount.zero", en: "zero; a refund gives something back", zh: "退款金额为 0，请更正"))
        }
        return StatedRefund(
            number: try fields.required(try fields.identifier("number"), "number"),
            orderNumber: try fields.identifier("order"),
            kind: try word("kind", { RefundKind(rawValue: $0) }, RefundKind.allCases.map(\.rawValue)) ?? .moneyOnly,
            phase: try word("phase", { RefundPhase(rawValue: $0) }, RefundPhase.allCases.map(\.rawValue)) ?? .unknown,
            reason: try fields.text("reason").flatMap(ImpersonalText.kept),
            occurredAt: try fields.required(try fields.moment("refunded_at"), "refunded_at"), currency: currency,
            buyers: WebhookPerson.buyers(
                (.account, try buyer?.identifier("id")), (.email, try buyer?.text("email")),
                (.phone, try buyer?.text("phone"))),
            content: .amount(minor: amount))
    }

    private func currency() throws(WebhookFault) -> Currency {
        guard let code = try fields.text("currency") else { return options.currency }
        guard let currency = Currency(code) else {
            throw fields.fault(
                "currency",
                CellFault(
                    "currency.unknown", en: "no currency of ISO 4217; write one such as CNY",
                    zh: "不是 ISO 4217 货币代码，请写成 CNY 这样的代码"))
        }
        return currency
    }

    private func word<Meaning>(
        _ name: String, _ meaning: (String) -> Meaning?, _ known: [String]
    ) throws(WebhookFault) -> Meaning? {
        guard let text = try fields.text(name) else { return nil }
        guard let found = meaning(text) else { throw fields.unknownWord(name, known) }
        return found
    }
}

extension JSONFields {
    /// A word that is none of those known.
    func unknownWord(_ name: String, _ known: [String]) -> WebhookFault {
        fault(
            name,
            CellFault(
                "word.unknown", en: "no such word; it takes: \(known.joined(separator: ", "))",
                zh: "没有该取值；可用：\(known.joined(separator: "、"))"))
    }
}
