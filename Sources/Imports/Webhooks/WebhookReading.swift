package import Shop

/// Reads what came in, by whom it was sent and what it says that it tells of. Pure: bytes in, values out.
package enum WebhookReading {
    /// - Parameter options: the brand's zone and currency, and when it came.
    package static func told(
        _ topic: String, of kind: WebhookKind, _ body: [UInt8], _ options: ImportOptions
    ) throws(WebhookFault) -> WebhookTold {
        let value = try WebhookBody.value(body)
        guard case .object = value else {
            throw WebhookFault(
                .unreadable,
                RowProblem(column: nil, value: "", code: "json.unreadable", reason: JSONFault.wantsObject.reason))
        }
        return switch kind {
        case .shopify: try ShopifyWebhook(value, options).told(topic)
        case .woocommerce: try WooCommerceWebhook(value, options).told(topic)
        case .standard: try GenericWebhook(value, options).told(topic, body)
        }
    }
}
