import Crypto
import Foundation

/// Random texts that open something, and the form in which they are kept.
package enum Tokens {
    /// 256 bits unless told, in the letters of base64 that stand in an address.
    package static func make(bytes: Int = 32, using generator: inout some RandomNumberGenerator) -> Secret {
        let random = randomBytes(bytes, using: &generator)
        let text = Data(random).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        return Secret(text.replacing("=", with: ""))
    }

    /// What is kept of a text that cannot be guessed. Who reads it learns nothing of the text.
    package static func digest(_ secret: Secret) -> [UInt8] {
        Array(SHA256.hash(data: Data(secret.revealed.utf8)))
    }

    static func randomBytes(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Whether two are the same, in a time that tells nothing of where they differ.
    static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
