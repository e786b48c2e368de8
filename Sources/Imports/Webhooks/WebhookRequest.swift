/// What came in by a webhook, as it came: nothing of it is believed yet.
package struct WebhookRequest: Sendable {
    /// No platform sends more.
    package static let mostBytes = 4 << 20
    private static let longestHeader = 2_048

    package let headers: [(name: String, value: String)]
    /// The bytes that were signed.
    package let body: [UInt8]

    /// - Parameters:
    ///   - headers: every one that came, also of the same name.
    ///   - body: as it came.
    package init(headers: [(name: String, value: String)], body: [UInt8]) {
        self.headers = headers
        self.body = body
    }

    /// The one header of a name; nil where there is none, an empty or a boundless one, or where there are several: then
    /// nobody knows which of them was meant.
    func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        let found = headers.filter { $0.name.lowercased() == wanted }
        guard found.count == 1, let value = found.first?.value, !value.isEmpty, value.utf8.count <= Self.longestHeader
        else { return nil }
        return value
    }

    func has(_ name: String) -> Bool {
        let wanted = name.lowercased()
        return headers.contains { $0.name.lowercased() == wanted }
    }

    /// WooCommerce's first word when a webhook is saved: a form with nothing but its number, unsigned, without a topic. It
    /// says nothing, and has no effect.
    package var isPing: Bool {
        let mark = Array("webhook_id=".utf8)
        let digits = body.dropFirst(mark.count)
        return body.starts(with: mark) && (1...20).contains(digits.count)
            && digits.allSatisfy { (0x30...0x39).contains($0) } && !has("X-WC-Webhook-Topic")
    }
}
