import Shop

/// What any other program sends: `{"type": …, "data": {…}}` with the forms that `Docs/webhooks.md` tells.
struct GenericWebhook {
    private let fields: JSONFields
    private let options: ImportOptions

    init(_ value: JSONValue, _ options: ImportOptions) {
        fields = JSONFields(value, options)
        self.options = options
    }

    func told(_ type: String, _ body: [UInt8]) throws(WebhookFault) -> WebhookTold {
        let known: Set = ["order", "refund", "customer", "events"]
        guard known.contains(type) else { throw WebhookFault(.unknownTopic) }
        let told = try fields.required(try fields.object("data"), "data")
        // Its fields are named as the documents have them.
        let data = JSONFields(told.value, options)
        switch type {
        case "order": return try order(data)
        case "refund": return WebhookTold(statements: [.refund(try GenericRefund(data, options).refund())])
        case "customer": return try GenericCustomer(data).told()
        default: return WebhookTold(events: body)
        }
    }

    private func order(_ data: JSONFields) throws(WebhookFault) -> WebhookTold {
        try data.onlyHolds(GenericOrders.members)
        try data.object("buyer")?.onlyHolds(["id", "email", "phone"])
        try data.object("recipient")?.onlyHolds(["name", "phone", "address"])
        for line in try data.objects("lines") { try line.onlyHolds(GenericOrders.lineMembers) }
        let stated = try SingleOrder(format: GenericOrders.format, options: options)
            .statements(of: data.value, GenericOrders.layout)
        return WebhookTold(statements: stated, statedAt: try data.moment("updated_at"))
    }
}
