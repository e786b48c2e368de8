package import Crypto
import Foundation

/// The installation's secret keys, numbered. They lie in a file beside the database and never inside it: who takes the
/// database alone learns nobody's name.
package struct Keys: Sendable {
    /// What a derived key is for. Keys of different purposes and brands tell nothing of each other.
    package enum Purpose: String, Sendable {
        /// Wraps the key of each person.
        case wrapping
        /// Makes the indexes by which an encrypted value is found again.
        case blindIndex = "blind-index"
        /// Makes the tokens of search.
        case search
        /// Hides the order of ids from outside.
        case outerID = "outer-id"
        /// Hides where sign-ins were tried from.
        case attempts
        /// Ties what is listed as erased to the database that it was erased from.
        case erasures
        case fingerprint
    }

    private let masters: [Int64: SymmetricKey]
    /// The key that new values are wrapped with.
    package let currentNumber: Int64
    private let firstNumber: Int64

    /// - Parameter masters: 32 random bytes each, by number; not empty.
    init?(masters: [Int64: [UInt8]]) {
        guard let current = masters.keys.max(), let first = masters.keys.min(),
            masters.values.allSatisfy({ $0.count == 32 })
        else { return nil }
        self.masters = masters.mapValues { SymmetricKey(data: $0) }
        currentNumber = current
        firstNumber = first
    }

    /// A key for wrapping, by the number it was wrapped with; nil when the file no longer holds it.
    package func wrappingKey(number: Int64, brand: Int64) -> SymmetricKey? {
        masters[number].map { Self.derive($0, .wrapping, brand) }
    }

    /// A key that stays the same for good, since what was made with it is looked up again.
    package func lastingKey(_ purpose: Purpose, brand: Int64 = 0) -> SymmetricKey {
        guard let first = masters[firstNumber] else { preconditionFailure("a key ring has a first key") }
        return Self.derive(first, purpose, brand)
    }

    /// Tells whether a key file belongs to a database, and nothing else.
    package var fingerprint: String {
        lastingKey(.fingerprint).withUnsafeBytes { Hex.of($0.prefix(8)) }
    }

    private static func derive(_ master: SymmetricKey, _ purpose: Purpose, _ brand: Int64) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, info: Data("huitou/\(purpose.rawValue)/\(brand)".utf8), outputByteCount: 32)
    }
}
