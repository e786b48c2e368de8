import Database

/// Where an installation's database is, as a door names it.
package struct DatabasePlace: Sendable, Hashable {
    let location: Location

    /// - Parameters:
    ///   - text: a path or a `postgres://` URL.
    ///   - resolve: makes a relative path absolute.
    package init(_ text: String, resolve: (String) -> String) {
        switch Location(text) {
        case .server(let url): location = .server(url: url)
        case .file(let path): location = .file(path: resolve(path))
        }
    }

    /// Nil for a server.
    package var filePath: String? {
        switch location {
        case .file(let path): path
        case .server: nil
        }
    }

    /// For people; never with a password.
    package var shown: String { location.shown }

    package var keysPath: String { location.keysPath }
}
