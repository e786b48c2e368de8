/// The whole of a key as it is given out once: `hk_`, eight letters that name it, and 256 bits.
package struct APIKeyText: Sendable {
    /// `hk_k7m2p9q4`
    package let prefix: String
    let secret: Secret

    private static let mark = "hk_"
    private static let prefixLetters = 8

    package static func make(using generator: inout some RandomNumberGenerator) -> APIKeyText {
        let letters = Base32.plain(Tokens.randomBytes(5, using: &generator))
        return APIKeyText(prefix: mark + letters, secret: Tokens.make(using: &generator))
    }

    private init(prefix: String, secret: Secret) {
        self.prefix = prefix
        self.secret = secret
    }

    /// Nil for a text that is no key.
    package init?(_ given: Secret) {
        let text = given.revealed
        let prefix = text.prefix(Self.mark.count + Self.prefixLetters)
        let rest = text.dropFirst(prefix.count)
        guard prefix.hasPrefix(Self.mark), prefix.count == Self.mark.count + Self.prefixLetters, rest.first == "_",
            rest.count > 1
        else { return nil }
        self.prefix = String(prefix)
        secret = Secret(String(rest.dropFirst()))
    }

    /// What of a text may be said again: of a whole key the prefix alone.
    package static func prefix(of given: String) -> String {
        APIKeyText(Secret(given))?.prefix ?? String(given.prefix(mark.count + prefixLetters))
    }

    /// To be shown once.
    package var whole: Secret { Secret("\(prefix)_\(secret.revealed)") }
}
