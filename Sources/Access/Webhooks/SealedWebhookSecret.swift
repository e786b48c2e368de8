import Crypto
import Database
import Foundation
import Shop

/// Seals the secrets of webhooks with the installation's keys.
struct SealedWebhookSecret {
    /// Which of a source's two secrets it is: neither opens in the place of the other.
    enum Place: String {
        case present
        case retiring
    }

    private let source: Int64
    private let keys: Keys

    init(of source: ID<WebhookSource>, _ keys: Keys) {
        self.source = source.raw
        self.keys = keys
    }

    func seal(_ secret: Secret, as place: Place, number: Int64) throws -> [UInt8] {
        guard let key = keys.wrappingKey(number: number, brand: 0) else { throw AccessError.damagedWebhookSecret }
        let box = try AES.GCM.seal(Data(secret.revealed.utf8), using: key, authenticating: bound(to: place))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// - Throws: `AccessError.damagedWebhookSecret`.
    func open(_ sealed: [UInt8], as place: Place, number: Int64) throws -> Secret {
        guard let key = keys.wrappingKey(number: number, brand: 0) else { throw AccessError.damagedWebhookSecret }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Secret(
                String(decoding: try AES.GCM.open(box, using: key, authenticating: bound(to: place)), as: UTF8.self))
        } catch {
            throw AccessError.damagedWebhookSecret
        }
    }

    private func bound(to place: Place) -> Data {
        Data("webhook/\(source)/\(place.rawValue)".utf8)
    }
}
