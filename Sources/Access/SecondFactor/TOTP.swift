import Crypto
import Foundation
package import Shop

/// Codes that change every thirty seconds (RFC 6238 with HMAC-SHA1, on RFC 4226), as authenticators show them.
package enum TOTP {
    package static let stepSeconds: Int64 = 30
    static let digits = 6
    static let secretBytes = 20

    package static func step(at now: Instant) -> Int64 { now.seconds / stepSeconds }

    package static func code(_ secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let message = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Data($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number)
        return String((String(repeating: "0", count: digits) + text).suffix(digits))
    }

    /// The step that a code is of: the one before, this one or the next; nil for a wrong code.
    package static func step(of code: Secret, _ secret: [UInt8], at now: Instant) -> Int64? {
        let given = Array(code.revealed.filter { !$0.isWhitespace }.utf8)
        let current = step(at: now)
        return (current - 1...current + 1).first {
            Tokens.areEqual(Array(self.code(secret, step: $0).utf8), given)
        }
    }

    /// What an authenticator reads, as a picture or typed in.
    package static func uri(_ secret: [UInt8], name: String) -> Secret {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        let label = name.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
        return Secret(
            "otpauth://totp/Huitou:\(label)?secret=\(Base32.encode(secret))&issuer=Huitou&algorithm=SHA1"
                + "&digits=\(digits)&period=\(stepSeconds)")
    }
}
