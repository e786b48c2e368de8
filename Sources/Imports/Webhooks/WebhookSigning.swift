import Crypto
import Foundation
package import Shop

/// Signs a delivery as its senders do: for whoever tries a webhook from here.
package enum WebhookSigning {
    /// What a sender asks for, signed.
    ///
    /// - Parameters:
    ///   - topic: of Shopify and WooCommerce; Standard Webhooks name it in the body.
    ///   - secret: as its sender has it.
    package static func request(
        _ body: [UInt8], of kind: WebhookKind, topic: String, id: String, secret: String, at now: Instant
    ) -> WebhookRequest {
        let headers: [(name: String, value: String)] =
            switch kind {
            case .shopify:
                [
                    ("X-Shopify-Topic", topic), ("X-Shopify-Webhook-Id", id),
                    ("X-Shopify-Hmac-SHA256", code(body, SymmetricKey(data: Data(secret.utf8)))),
                ]
            case .woocommerce:
                [
                    ("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Delivery-ID", id),
                    ("X-WC-Webhook-Signature", code(body, SymmetricKey(data: Data(secret.utf8)))),
                ]
            case .standard: standard(body, id: id, secret: secret, at: now)
            }
        return WebhookRequest(headers: headers, body: body)
    }

    private static func standard(
        _ body: [UInt8], id: String, secret: String, at now: Instant
    ) -> [(name: String, value: String)] {
        let key = SymmetricKey(data: Data(base64Encoded: String(secret.dropFirst("whsec_".count))) ?? Data())
        let signed = Array("\(id).\(now.seconds).".utf8) + body
        return [
            ("webhook-id", id), ("webhook-timestamp", String(now.seconds)),
            ("webhook-signature", "v1," + code(signed, key)),
        ]
    }

    private static func code(_ bytes: [UInt8], _ key: SymmetricKey) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key)).base64EncodedString()
    }
}
