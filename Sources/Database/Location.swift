import Foundation

/// Where a database is: a SQLite file, or a PostgreSQL server.
package enum Location: Sendable, Hashable {
    case file(path: String)
    case server(url: String)

    /// `postgres://…` and `postgresql://…` are servers, everything else is a path (`~` is the home folder).
    package init(_ text: String) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .server(url: text)
        } else {
            self = .file(path: (text as NSString).expandingTildeInPath)
        }
    }

    /// For people: never with a password.
    package var shown: String {
        switch self {
        case .file(let path): return path
        case .server(let url):
            guard var parts = URLComponents(string: url) else { return "postgres://…" }
            parts.password = nil
            // libpq takes a password among the options as well.
            parts.queryItems = parts.queryItems?.filter { !["password", "passfile", "sslpassword"].contains($0.name) }
            if parts.queryItems?.isEmpty == true { parts.queryItems = nil }
            return parts.string ?? "postgres://…"
        }
    }

    /// Where the key file lies unless named otherwise: beside the file, or in the user's configuration folder.
    package var keysPath: String {
        switch self {
        case .file(let path): return path + ".keys"
        case .server(let url):
            let environment = ProcessInfo.processInfo.environment
            let home = environment["HOME"] ?? "."
            let folder = environment["XDG_CONFIG_HOME"] ?? home + "/.config"
            let parts = URLComponents(string: url)
            let name = [parts?.host, parts?.port.map(String.init), parts?.path]
                .compactMap { $0?.trimmingCharacters(in: ["/"]) }
                .filter { !$0.isEmpty }
                .joined(separator: "-")
                .replacing("/", with: "-")
            return "\(folder)/huitou/\(name.isEmpty ? "server" : name).keys"
        }
    }
}
