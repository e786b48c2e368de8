import Crypto
import Foundation

/// The form in which ids are shown outside: a prefix and the id under a keyed permutation of 64 bits in base32, as
/// `c_7k2m9p4q1x5zd`. Neighbouring ids look unrelated, nothing is stored for it, and the form reads back exactly.
///
/// The permutation is a balanced Feistel network of six rounds with HMAC-SHA256 as round function (Luby and Rackoff 1988
/// show that four are enough against an adaptive observer).
package struct OuterIDs: Sendable {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let rounds: [UInt8] = [1, 2, 3, 4, 5, 6]
    /// With the key taken in: that costs more than what is hashed.
    private let keyed: HMAC<SHA256>

    package init(_ keys: Keys) {
        keyed = HMAC(key: keys.lastingKey(.outerID))
    }

    /// - Parameter prefix: names the kind of thing: `c` for a customer, `o` for an order.
    package func shown(_ id: Int64, prefix: String) -> String {
        let block = UInt64(bitPattern: id)
        var (left, right) = (UInt32(truncatingIfNeeded: block >> 32), UInt32(truncatingIfNeeded: block))
        for round in Self.rounds {
            (left, right) = (right, left ^ mixed(right, round, prefix))
        }
        let hidden = UInt64(left) << 32 | UInt64(right)
        let digits = (0..<13).map { Self.alphabet[Int(truncatingIfNeeded: hidden >> (60 - 5 * UInt64($0))) & 31] }
        return prefix + "_" + String(decoding: digits, as: UTF8.self)
    }

    /// Nil for anything that `shown` did not make with this prefix and key.
    package func id(_ text: String, prefix: String) -> Int64? {
        guard text.hasPrefix(prefix + "_") else { return nil }
        let digits = Array(text.dropFirst(prefix.count + 1).utf8)
        guard digits.count == 13 else { return nil }
        var hidden: UInt64 = 0
        for (offset, digit) in digits.enumerated() {
            guard let value = Self.alphabet.firstIndex(of: digit), offset > 0 || value < 16 else { return nil }
            hidden = hidden << 5 | UInt64(value)
        }
        var (left, right) = (UInt32(truncatingIfNeeded: hidden >> 32), UInt32(truncatingIfNeeded: hidden))
        for round in Self.rounds.reversed() {
            (left, right) = (right ^ mixed(left, round, prefix), left)
        }
        let id = Int64(bitPattern: UInt64(left) << 32 | UInt64(right))
        return id > 0 ? id : nil
    }

    private func mixed(_ half: UInt32, _ round: UInt8, _ prefix: String) -> UInt32 {
        var keyed = keyed
        let message = [round] + withUnsafeBytes(of: half.bigEndian) { Array($0) } + Array(prefix.utf8)
        keyed.update(data: message)
        return keyed.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
