import Access
import Web

/// Where the console is reached, as a terminal says it.
struct ConsoleAddress {
    /// Without a stroke at its end.
    let root: String

    /// - Parameter port: at which it listens.
    init(_ settings: WebSettings, port: Int) {
        let scheme = settings.certificatePath == nil ? "http" : "https"
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let address = settings.publicURL ?? "\(scheme)://\(host):\(port)"
        root = address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// Where somebody begins whom nobody knows yet. The one place where such a token is written down.
    func start(_ token: Secret) -> String {
        root + "/start?token=" + token.revealed
    }
}
