import Access
import Imports
import Shop

/// The secret of a webhook as somebody gave it, else a fresh one.
struct WebhookSecretGiven {
    let secret: Secret

    /// - Throws: `AccessError.webhookSecretNeeded`, `.unfitWebhookSecret`.
    init(_ given: Secret?, for kind: WebhookKind) throws {
        guard let given else {
            guard kind != .shopify else { throw AccessError.webhookSecretNeeded }
            var generator = SystemRandomNumberGenerator()
            secret = WebhookSecret.make(for: kind, using: &generator)
            return
        }
        try WebhookSecret.check(given)
        guard kind != .standard || WebhookSignature.isSecret(given.revealed) else {
            throw AccessError.unfitWebhookSecret
        }
        secret = given
    }
}
