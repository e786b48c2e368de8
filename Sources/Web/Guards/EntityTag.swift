import Crypto
import Foundation

/// The name of what an answer holds: the same bytes have the same.
enum EntityTag {
    static func of(_ bytes: [UInt8]) -> String {
        let digest = SHA256.hash(data: bytes).prefix(12)
        return "\"" + Data(digest).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_") + "\""
    }

    /// Whether `If-None-Match` names it, or any.
    static func isNamed(_ tag: String, in header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { part in
            let name = part.filter { !$0.isWhitespace }
            return name == "*" || name == tag || name == "W/" + tag
        }
    }
}
