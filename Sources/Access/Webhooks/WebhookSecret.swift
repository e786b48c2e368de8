import Foundation
package import Shop

/// Makes and checks what a sender signs with.
package enum WebhookSecret {
    /// 256 bits, in the form that its sender takes.
    package static func make(for kind: WebhookKind, using generator: inout some RandomNumberGenerator) -> Secret {
        switch kind {
        case .shopify, .woocommerce: Tokens.make(using: &generator)
        case .standard: Secret("whsec_" + Data(Tokens.randomBytes(32, using: &generator)).base64EncodedString())
        }
    }

    /// - Throws: `AccessError.unfitWebhookSecret` for what nobody signs with.
    package static func check(_ secret: Secret) throws {
        let text = secret.revealed
        guard (16...200).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw AccessError.unfitWebhookSecret
        }
    }
}
