package import Shop

/// How a personal value looks to those who may not see it: enough to recognise, too little to use.
package enum Mask {
    package static func shown(_ value: PersonalValue) -> String {
        let text = value.text
        return switch value.kind {
        case .phone: text.count > 10 ? text.prefix(3) + "****" + text.suffix(4) : "****" + text.suffix(text.count / 4)
        case .email: email(text)
        case .name: text.prefix(1) + "**"
        case .nick, .account, .memberCard: text.count > 2 ? text.prefix(1) + "***" + text.suffix(1) : "***"
        case .address: text.prefix(min(6, text.count / 2)) + "***"
        case .buyerMessage, .merchantMemo, .review, .note: "***"
        }
    }

    /// What to call somebody of whom these values are kept: their name, else whatever else is not an address.
    package static func shownName(of values: [PersonalValue]) -> String? {
        let best = values.first { $0.kind == .name } ?? values.first { ![.address, .note].contains($0.kind) }
        return best.map(shown)
    }

    private static func email(_ text: String) -> String {
        guard let at = text.firstIndex(of: "@") else { return "***" }
        let local = text[..<at]
        return local.prefix(local.count > 1 ? 1 : 0) + "***" + text[at...]
    }
}
