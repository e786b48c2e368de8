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
        /// Names the history of a database that was made before histories had names.
        case history
        /// Seals what was answered to requests, for a day.
        case answers
        /// Signs the links with which the first owner begins.
        case startLinks = "start-links"
        case fingerprint
    }

    private let ring: KeyRing
    private let lasting = LastingKeys()
    /// All that lasts is made with it.
    private let first: SymmetricKey
    /// The key that is never retired.
    package let firstNumber: Int64

    /// - Parameters:
    ///   - masters: 32 random bytes each, by number; not empty.
    ///   - file: where they lie, and others may be added.
    init?(masters: [Int64: [UInt8]], file: KeyFile? = nil) {
        guard let number = masters.keys.min(), let bytes = masters[number],
            masters.values.allSatisfy({ $0.count == 32 })
        else { return nil }
        firstNumber = number
        first = SymmetricKey(data: bytes)
        let keys = masters.mapValues { SymmetricKey(data: $0) }
        ring = KeyRing(keys, file: file, fingerprint: Self.fingerprint(of: first))
    }

    /// The newest key that is known here. What is wrapped anew takes the one that `KeyNumber` says.
    package var newestNumber: Int64 { numbers.last ?? firstNumber }

    /// In ascending order.
    package var numbers: [Int64] { ring.numbers }

    /// The masters as they were last read.
    var masters: [Int64: SymmetricKey] {
        Dictionary(uniqueKeysWithValues: ring.numbers.compactMap { number in ring.master(number).map { (number, $0) } })
    }

    /// Tells a key from another of the same number, and nothing else; nil for one that is not held.
    func print(of number: Int64) -> String? {
        ring.master(number).map(Self.fingerprint)
    }

    /// Of the key file; empty for keys that lie in none.
    package var path: String { ring.path }

    /// Reads the file again.
    package func reread() {
        ring.reread()
    }

    /// A key for wrapping, by the number it was wrapped with; nil when the file no longer holds it. One that is not known is
    /// looked for in the file as it is now.
    package func wrappingKey(number: Int64, brand: Int64) -> SymmetricKey? {
        ring.master(number).map { Self.derive($0, .wrapping, brand) }
    }

    /// A key that stays the same for good, since what was made with it is looked up again.
    package func lastingKey(_ purpose: Purpose, brand: Int64 = 0) -> SymmetricKey {
        lasting.key(purpose, brand) { Self.derive(first, purpose, brand) }
    }

    /// Tells whether a key file belongs to a database, and nothing else.
    package var fingerprint: String {
        Self.fingerprint(of: first)
    }

    private static func fingerprint(of first: SymmetricKey) -> String {
        derive(first, .fingerprint, 0).withUnsafeBytes { Hex.of($0.prefix(8)) }
    }

    private static func derive(_ master: SymmetricKey, _ purpose: Purpose, _ brand: Int64) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, info: Data("huitou/\(purpose.rawValue)/\(brand)".utf8), outputByteCount: 32)
    }
}
