import HTTPTypes
import Hummingbird

/// Where a request comes from: through a proxy that is trusted, what it says of that; else the other side itself.
struct ClientAddress: Sendable {
    private let trusted: [AddressRange]

    init(trusted: [String]) {
        self.trusted = trusted.compactMap { AddressRange($0) }
    }

    /// The last address on the way that is none of our proxies: those before it are anybody's word.
    func of(peer: String?, _ headers: HTTPFields) -> String {
        guard let peer else { return "" }
        guard isTrusted(peer) else { return peer }
        let said = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
            .map { $0.trimmingPrefix(while: \.isWhitespace) }.map { String($0.prefix { !$0.isWhitespace }) }
        var client = peer
        for address in said.reversed() {
            guard AddressRange(address) != nil else { break }
            client = address
            if !isTrusted(address) { break }
        }
        return client
    }

    func isTrusted(_ peer: String) -> Bool {
        trusted.contains { $0.contains(peer) }
    }
}

extension HTTPField.Name {
    // The names are constants that the standard allows.
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed")!
    static let rateLimitLimit = HTTPField.Name("RateLimit-Limit")!
    static let rateLimitRemaining = HTTPField.Name("RateLimit-Remaining")!
    static let rateLimitReset = HTTPField.Name("RateLimit-Reset")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let frameOptions = HTTPField.Name("X-Frame-Options")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
}
