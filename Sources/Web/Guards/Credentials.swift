import Access
import Foundation
import HTTPTypes
import Hummingbird

/// What a request brings to show who sends it.
enum Credentials: Sendable {
    case none
    case key(Secret)
    /// The cookie of a browser. What changes something by it must come from our own pages.
    case session(Secret)

    static let cookie = "__Host-huitou"

    init(_ headers: HTTPFields, _ cookies: Cookies) {
        if let given = headers[.authorization] {
            self = Self.key(in: given).map { .key(Secret($0)) } ?? .key(Secret(""))
        } else if let token = cookies[Self.cookie]?.value {
            self = .session(Secret(token))
        } else {
            self = .none
        }
    }

    /// `Bearer hk_…`, or `Basic` with the key as the user's name, as the clients of Segment send it.
    static func key(in header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "bearer": return String(parts[1])
        case "basic":
            guard let data = Data(base64Encoded: String(parts[1])) else { return nil }
            let pair = String(decoding: data, as: UTF8.self)
            return String(pair.prefix { $0 != ":" })
        default: return nil
        }
    }

    /// Whether a query holds a key: addresses are written down wherever they pass.
    static func isKey(in query: String) -> Bool {
        (query.contains("hk_") || query.contains("%"))
            && query.split(whereSeparator: { "&=;".contains($0) }).contains {
                APIKeyText(Secret($0.removingPercentEncoding ?? String($0))) != nil
            }
    }
}
