import Crypto
package import Database
import Foundation
package import Shop

/// The links with which the first owner of an installation begins in a browser: while nobody works here, for an hour, once.
///
/// None is kept. A link says when it was made, signed with a key of the installation, so that any process that serves the
/// same database takes it; what uses it up is that somebody has come since.
package enum StartLinks {
    private static let longestMilliseconds: Int64 = 3_600_000
    /// By so much may the clocks of machines that share a server differ.
    private static let mostAheadMilliseconds: Int64 = 5 * 60_000
    private static let momentBytes = 8
    private static let randomBytes = 16
    private static let codeBytes = 32

    /// - Returns: the token, which is not shown again.
    package static func make(
        _ keys: Keys, at now: Instant, using generator: inout some RandomNumberGenerator
    ) -> Secret {
        let moment = UInt64(bitPattern: now.milliseconds)
        let said =
            (0..<momentBytes).map { UInt8(truncatingIfNeeded: moment >> (8 * UInt64($0))) }
            + Tokens.randomBytes(randomBytes, using: &generator)
        let text = Data(said + code(of: said, keys)).base64EncodedString()
        return Secret(text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }

    /// When a link was made; nil for one that this installation never made, and for one that is too old.
    package static func madeAt(_ token: Secret, _ keys: Keys, at now: Instant) -> Instant? {
        let text = token.revealed.replacing("-", with: "+").replacing("_", with: "/")
        let filling = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard text.utf8.count <= 200, let bytes = Data(base64Encoded: text + filling).map({ [UInt8]($0) }),
            bytes.count == momentBytes + randomBytes + codeBytes
        else { return nil }
        let said = Array(bytes.prefix(momentBytes + randomBytes))
        guard Tokens.areEqual(Array(bytes.suffix(codeBytes)), code(of: said, keys)) else { return nil }
        let moment = said.prefix(momentBytes).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let madeAt = Instant(milliseconds: Int64(bitPattern: moment))
        let age = now.milliseconds - madeAt.milliseconds
        return age < longestMilliseconds && age > -mostAheadMilliseconds ? madeAt : nil
    }

    /// Whether somebody works here.
    package static func isSomebodyHere(in tx: ReadTransaction) throws -> Bool {
        try tx.first("SELECT id FROM members WHERE removed_at IS NULL LIMIT 1") { $0.int64(0) } != nil
    }

    /// Whether a link opens nothing any more: somebody works here, or has come since it was made, and be it that they have
    /// gone again.
    package static func isUsed(_ madeAt: Instant, in tx: ReadTransaction) throws -> Bool {
        try tx.first(
            """
            SELECT id
            FROM members
            WHERE removed_at IS NULL OR made_at >= \(madeAt.milliseconds)
            LIMIT 1
            """
        ) { $0.int64(0) } != nil
    }

    private static func code(of said: [UInt8], _ keys: Keys) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(said), using: keys.lastingKey(.startLinks)))
    }
}
