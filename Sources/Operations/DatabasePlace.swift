import Access
import Database
import Foundation

/// Where an installation's database is, as a door names it.
package struct DatabasePlace: Sendable, Hashable {
    let location: Location

    /// - Parameters:
    ///   - text: a path or a `postgres://` URL.
    ///   - resolve: makes a relative path absolute.
    package init(_ text: String, resolve: (String) -> String) {
        switch Location(text) {
        case .server(let url): location = .server(url: url)
        case .file(let path):
            // One file has one lock, one socket and one key file, whatever link leads to it.
            location = .file(path: URL(filePath: resolve(path)).resolvingSymlinksInPath().path)
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

    /// Where it is written down where the audit ends.
    func auditHeadFile(keysPath: String, history: String) -> AuditHeadFile {
        AuditHeadFile(besideKeys: keysPath, history: history, place: keysPath == self.keysPath ? nil : shown)
    }

    /// Where files wait that were handed in: beside the file; for a server beside the keys.
    func uploadsFolder(keysPath: String) -> String { (filePath ?? keysPath) + ".uploads" }

    /// Where columns are kept between starts: beside the file; nil for a server.
    package var columnsFolder: String? { filePath.map { $0 + ".columns" } }
}
