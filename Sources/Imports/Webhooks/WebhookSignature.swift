import Crypto
import Foundation
package import Shop

/// Whether what came in was signed by whoever knows the secret, over every byte of it. It takes as long to find a wrong
/// signature as a right one.
package enum WebhookSignature {
    /// How far a signed moment may lie from now, before or behind it, in milliseconds (Standard Webhooks 1.0).
    package static let toleranceMilliseconds: Int64 = 5 * 60_000
    private static let prefix = "whsec_"
    /// While keys rotate a sender signs with each.
    private static let mostSignatures = 16

    /// - Parameter secrets: those that stand: one, or two while they rotate. None is never right.
    package static func isRight(
        _ request: WebhookRequest, of kind: WebhookKind, secrets: [String], at now: Instant
    ) -> Bool {
        switch kind {
        case .shopify: isRight(request, header: "X-Shopify-Hmac-SHA256", secrets)
        case .woocommerce: isRight(request, header: "X-WC-Webhook-Signature", secrets)
        case .standard: isRight(request, secrets, at: now)
        }
    }

    /// Whether a secret of Standard Webhooks has the form that it must: `whsec_` and 24 to 64 bytes in base64.
    package static func isSecret(_ text: String) -> Bool {
        key(of: text) != nil
    }

    private static func isRight(_ request: WebhookRequest, header: String, _ secrets: [String]) -> Bool {
        guard let told = request.header(header), let code = Data(base64Encoded: told) else { return false }
        return isAny(of: [code], over: request.body, secrets.map { SymmetricKey(data: Data($0.utf8)) })
    }

    private static func isRight(_ request: WebhookRequest, _ secrets: [String], at now: Instant) -> Bool {
        guard let id = request.header("webhook-id"), let timestamp = request.header("webhook-timestamp"),
            let told = request.header("webhook-signature"),
            // What divides the signed parts stands in none of them.
            !id.contains("."), isRecent(timestamp, at: now)
        else { return false }
        let codes = told.split(separator: " ").prefix(mostSignatures).compactMap { signature -> Data? in
            guard signature.hasPrefix("v1,") else { return nil }
            return Data(base64Encoded: String(signature.dropFirst(3)))
        }
        return isAny(of: codes, over: Array("\(id).\(timestamp).".utf8) + request.body, secrets.compactMap(key))
    }

    private static func isRecent(_ timestamp: String, at now: Instant) -> Bool {
        guard timestamp.utf8.count <= 12, timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int64(timestamp)
        else { return false }
        return abs(now.milliseconds - seconds * 1000) <= toleranceMilliseconds
    }

    /// All are compared, whichever is right.
    private static func isAny(of codes: [Data], over signed: [UInt8], _ keys: [SymmetricKey]) -> Bool {
        var isRight = false
        for key in keys {
            for code in codes
            where HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key) {
                isRight = true
            }
        }
        return isRight
    }

    private static func key(of secret: String) -> SymmetricKey? {
        guard secret.hasPrefix(prefix), let bytes = Data(base64Encoded: String(secret.dropFirst(prefix.count))),
            (24...64).contains(bytes.count)
        else { return nil }
        return SymmetricKey(data: bytes)
    }
}
