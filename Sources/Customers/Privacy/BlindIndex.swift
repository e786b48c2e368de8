import Crypto
package import Database
import Foundation
package import Shop

/// Finds an encrypted value again without reading it: a keyed hash of what the value means, the same for the same
/// meaning (a phone with or without +86), different between brands, kinds and installations.
package struct BlindIndex: Sendable {
    private let key: SymmetricKey

    package init(_ keys: Keys, brand: ID<Brand>) {
        key = keys.lastingKey(.blindIndex, brand: brand.raw)
    }

    /// 16 bytes.
    package func of(_ text: String, kind: String) -> [UInt8] {
        var hasher = HMAC<SHA256>(key: key)
        hasher.update(data: Array(kind.utf8) + [0])
        hasher.update(data: Array(Normalised.value(text, kind: kind).utf8))
        return Array(hasher.finalize().prefix(16))
    }
}
