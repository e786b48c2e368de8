import Foundation
import Shop

/// Decides what can name somebody at all: no mask, no ciphertext, no placeholder.
enum NamingRules {
    static func isUsable(_ text: String) -> Bool {
        let plain = Normalised.composed(text).trimmingCharacters(in: .whitespacesAndNewlines)
        guard plain.contains(where: { $0 != "0" && $0 != "-" }) else { return false }
        return !isHidden(plain) && !placeholders.contains(plain.lowercased())
    }

    /// Masked (`张**`) or encrypted (`##…`, `$$…`, `~…`).
    private static func isHidden(_ text: String) -> Bool {
        text.hasPrefix("##") || text.hasPrefix("$$") || text.hasPrefix("~")
            || text.contains { "*＊●•∗✱".contains($0) }
    }

    private static let placeholders: Set<String> = [
        "无", "空", "暂无", "未知", "匿名", "匿名用户", "匿名买家", "匿名会员", "匿名顾客", "游客", "散客", "访客", "guest", "anonymous",
        "none", "null", "nil", "n/a", "na", "unknown", "test", "undefined", "13800138000", "13800000000", "13000000000",
        "12345678901", "1234567890", "12345678", "1234567", "10000000000",
    ]
}
