import Crypto
import Foundation

extension Location {
    /// Tells this place from others, and nothing of it to whoever reads it: it stands in the database and in its back-ups, so
    /// that one that is put back where it came from is told from one that is put elsewhere.
    package var mark: String {
        Hex.of(SHA256.hash(data: Data("huitou/place/\(words)".utf8)).prefix(8))
    }

    private var words: String {
        switch self {
        case .file(let path): return "\(Machine.this.mark)/\(path)"
        case .server(let url):
            // An address that libpq does not read leads nowhere.
            guard let settings = (try? PostgresAddress(url))?.settings else { return url }
            let host = settings["hostaddr"] ?? settings["host"] ?? ""
            let isHere = host.isEmpty || host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host)
            return "\(isHere ? Machine.this.mark : host):\(settings["port"] ?? "")/\(settings["dbname"] ?? "")"
        }
    }
}
