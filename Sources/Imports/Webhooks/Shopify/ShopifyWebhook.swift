import Shop

/// What Shopify sends (Admin API 2025-10, webhook topics).
struct ShopifyWebhook {
    private let value: JSONValue
    private let options: ImportOptions
    private let fields: JSONFields

    init(_ value: JSONValue, _ options: ImportOptions) {
        self.value = value
        self.options = options
        fields = JSONFields(value, options)
    }

    func told(_ topic: String) throws(WebhookFault) -> WebhookTold {
        switch topic {
        case "orders/create", "orders/updated", "orders/cancelled", "orders/fulfilled", "orders/partially_fulfilled",
            "orders/edited":
            // What was edited comes with `orders/updated` too, as a whole; by itself it tells changes alone.
            guard value["line_items"] != nil else { throw WebhookFault(.unknownTopic) }
            return try ShopifyWebhookOrder(fields, options).told(isPayment: false)
        case "orders/paid": return try ShopifyWebhookOrder(fields, options).told(isPayment: true)
        case "refunds/create": return try refund()
        case "customers/create", "customers/update", "customers/enable", "customers/disable":
            return try ShopifyWebhookCustomer(fields).told()
        case "customers/data_request": throw WebhookFault(.dataRequested)
        case "customers/redact": throw WebhookFault(.erasureAsked)
        case "shop/redact": throw WebhookFault(.shopErasureAsked)
        case "app/uninstalled": throw WebhookFault(.senderRemoved)
        default: throw WebhookFault(.unknownTopic)
        }
    }

    private func refund() throws(WebhookFault) -> WebhookTold {
        let order = try fields.required(try fields.identifier("order_id"), "order_id")
        let refund = try ShopifyWebhookRefund(fields, nil, options).refund(order: nil)
        var told = WebhookTold(statedAt: refund?.occurredAt)
        if let refund { told.refunds = [WebhookTold.UnnamedRefund(senderOrder: order, refund: refund)] }
        return told
    }
}
