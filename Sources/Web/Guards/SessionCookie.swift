import Access

/// The cookie that a session is kept in: for this host alone, encrypted, out of reach of scripts, and not sent along by other
/// sites' forms.
enum SessionCookie {
    private static let attributes = "Path=/; Secure; HttpOnly; SameSite=Lax"

    static func set(_ token: Secret) -> String {
        "\(Credentials.cookie)=\(token.revealed); \(attributes); Max-Age=\(SessionRules.longestMilliseconds / 1000)"
    }

    static var cleared: String { "\(Credentials.cookie)=; \(attributes); Max-Age=0" }
}
