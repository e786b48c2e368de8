import Shop

/// Decides whether a value can tie orders to a person: no mask, no ciphertext, no placeholder. The one place that does.
enum UsableKey {
    /// The key in its plain form; nil when the value names nobody.
    static func buyer(_ kind: IdentityKind, _ text: String) -> BuyerKey? {
        guard !isHidden(text), !Placeholder.isPlaceholder(text), !nobody.contains(text.lowercased()),
            text.contains(where: { $0 != "0" })
        else { return nil }
        switch kind {
        case .phone: return phone(text).map { BuyerKey(kind: kind, value: $0) }
        case .email: return email(text).map { BuyerKey(kind: kind, value: $0) }
        case .nick, .account, .wechatOpenID, .wechatUnionID, .memberCard, .anonymous:
            return text.utf8.count <= IdentifierText.longestBytes ? BuyerKey(kind: kind, value: text) : nil
        }
    }

    /// Masked (`张**`) or encrypted (`##…`, `$$…`, `~…`).
    static func isHidden(_ text: String) -> Bool {
        text.hasPrefix("##") || text.hasPrefix("$$") || text.hasPrefix("~")
            || text.unicodeScalars.contains(where: isMask)
    }

    private static func isMask(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "*", "＊", "●", "•", "∗", "✱": true
        default: false
        }
    }

    /// Digits only, a leading + kept, without the +86 of mainland numbers; nil for dummies and for virtual numbers with
    /// an extension, which change hands.
    private static func phone(_ text: String) -> String? {
        let narrow = FullWidth.narrowed(text)
        let isVirtual = narrow.contains("-") && narrow.prefix { $0 != "-" }.count == 11
        let kept = narrow.unicodeScalars.filter { !Blank.isBlank($0) && !"-().".unicodeScalars.contains($0) }
        var digits = String(String.UnicodeScalarView(kept))
        for prefix in ["+86", "0086", "86"]
        where digits.hasPrefix(prefix) && digits.utf8.count == prefix.utf8.count + 11 {
            digits = String(digits.dropFirst(prefix.count))
        }
        let plain = digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
        guard !isVirtual, (7...15).contains(plain.utf8.count), plain.allSatisfy({ $0.isASCII && $0.isNumber }),
            Set(plain).count > 1, !dummyPhones.contains(String(plain))
        else { return nil }
        return digits
    }

    private static func email(_ text: String) -> String? {
        let lowered = text.lowercased()
        let parts = lowered.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), lowered.utf8.count <= 254,
            !lowered.unicodeScalars.contains(where: Blank.isBlank)
        else { return nil }
        return lowered
    }

    private static let nobody: Set<String> = [
        "匿名", "匿名用户", "匿名买家", "匿名会员", "匿名顾客", "游客", "散客", "访客", "guest", "anonymous",
    ]
    private static let dummyPhones: Set<String> = [
        "13800138000", "13800000000", "13000000000", "12345678901", "1234567890", "12345678", "1234567", "10000000000",
    ]
}
