import Crypto
package import Shop

/// What a delivery says that it tells of, and by what it is known again.
package struct WebhookTopic: Sendable, Equatable {
    /// As it was sent: `orders/create`; empty where none was.
    package let name: String
    /// By what the same delivery is known when it comes again: 16 bytes.
    package let key: [UInt8]

    /// Of a request whose signature is right.
    package init(_ request: WebhookRequest, of kind: WebhookKind) {
        let (topic, id): (String?, String?) =
            switch kind {
            case .shopify: (request.header("X-Shopify-Topic"), request.header("X-Shopify-Webhook-Id"))
            case .woocommerce: (request.header("X-WC-Webhook-Topic"), request.header("X-WC-Webhook-Delivery-ID"))
            // The body names it: what stands in no header cannot be altered without the secret.
            case .standard: (Self.type(of: request.body), request.header("webhook-id"))
            }
        name = topic ?? ""
        var hash = SHA256()
        if let id {
            hash.update(data: Array("id:\(id)".utf8))
        } else {
            hash.update(data: Array("body:\(name)\n".utf8))
            hash.update(data: request.body)
        }
        key = Array(hash.finalize().prefix(16))
    }

    private static func type(of body: [UInt8]) -> String? {
        guard let value = try? WebhookBody.value(body), case .text(let type)? = value["type"] else { return nil }
        return type
    }
}
