import Foundation

/// Where a page comes from, as browsers say it: `https://crm.example.com:8443`.
struct Origin: Sendable, Equatable {
    let text: String

    /// Nil for what is no address of a site, or leads further into one.
    init?(_ url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.user == nil, parts.fragment == nil
        else { return nil }
        let port = parts.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" }
        text = "\(scheme)://\(host)\(port ?? "")"
    }
}
