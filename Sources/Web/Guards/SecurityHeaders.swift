import HTTPTypes
import Hummingbird

/// What every answer says to browsers: run nothing that is not ours, show it in no frame, keep nothing.
struct SecurityHeaders: Sendable {
    /// Whether people reach it encrypted, and should never be led away from that.
    let isEncrypted: Bool

    func add(to headers: inout HTTPFields) {
        set(
            .contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            &headers)
        set(.xContentTypeOptions, "nosniff", &headers)
        set(.frameOptions, "DENY", &headers)
        set(.referrerPolicy, "no-referrer", &headers)
        set(.openerPolicy, "same-origin", &headers)
        set(.resourcePolicy, "same-origin", &headers)
        set(.permissionsPolicy, "camera=(), geolocation=(), microphone=()", &headers)
        set(.cacheControl, "no-store", &headers)
        if isEncrypted { set(.strictTransportSecurity, "max-age=31536000", &headers) }
    }

    /// A page that needs another word says so itself.
    private func set(_ name: HTTPField.Name, _ value: String, _ headers: inout HTTPFields) {
        if headers[name] == nil { headers[name] = value }
    }
}
