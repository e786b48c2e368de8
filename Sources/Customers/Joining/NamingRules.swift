import Foundation
import Shop

/// Decides what can name somebody at all: no mask, no ciphertext, no placeholder.
enum NamingRules {
    static func isUsable(_ text: String) -> Bool {
        if isPlainID(text) { return true }
        let plain = Normalised.composed(text).trimmingCharacters(in: .whitespacesAndNewlines)
        guard plain.contains(where: { $0 != "0" && $0 != "-" }) else { return false }
        return !isHidden(plain) && !placeholders.contains(plain.lowercased())
    }

    /// What most are: letters and digits of ASCII, longer than any placeholder. The rest of the rules pass each of these.
    private static func isPlainID(_ text: String) -> Bool {
        guard text.utf8.count > 16 else { return false }
        var isEmpty = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                isEmpty = false
            case UInt8(ascii: "0"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"): break
            default: return false
            }
        }
        return !isEmpty
    }

    /// Masked (`张**`) or encrypted (`##…`, `$$…`, `~…`).
    private static func isHidden(_ text: String) -> Bool {
        text.hasPrefix("##") || text.hasPrefix("$$") || text.hasPrefix("~")
            || text.unicodeScalars.contains(where: isMask)
    }

    private static func isMask(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "*", "＊", "●", "•", "∗", "✱": true
        default: false
        }
    }

    private static let placeholders: Set<String> = [
        "无", "空", "暂无", "未知", "匿名", "匿名用户", "匿名买家", "匿名会员", "匿名顾客", "游客", "散客", "访客", "guest", "anonymous",
        "none", "null", "nil", "n/a", "na", "unknown", "test", "undefined", "13800138000", "13800000000", "13000000000",
        "12345678901", "1234567890", "12345678", "1234567", "10000000000",
    ]
}
