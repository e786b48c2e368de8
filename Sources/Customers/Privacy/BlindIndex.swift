import Crypto
package import Database
import Foundation
package import Shop

/// Finds an encrypted value again without reading it: a keyed hash of what the value means, the same for the same
/// meaning (a phone with or without +86), different between brands, kinds and installations.
package struct BlindIndex: Sendable {
    /// Primed with the key, which takes as long as hashing does.
    private let primed: HMAC<SHA256>

    package init(_ keys: Keys, brand: ID<Brand>) {
        primed = HMAC(key: keys.lastingKey(.blindIndex, brand: brand.raw))
    }

    /// 16 bytes.
    package func of(_ text: String, kind: String) -> [UInt8] {
        var hasher = primed
        hasher.update(data: Array(kind.utf8) + [0])
        hasher.update(data: Array(Normalised.value(text, kind: kind).utf8))
        return Array(hasher.finalize().prefix(16))
    }
}
