import HTTPTypes
import Hummingbird

/// Whether a change that a browser asks for comes from our own pages: else any page could ask for it in the name of whoever is
/// signed in here.
struct OriginCheck: Sendable {
    /// Where our pages come from; nil for wherever the browser thinks it is.
    let own: Origin?

    /// - Throws: `WebError.foreignOrigin`.
    func check(_ request: Request) throws {
        guard let given = request.headers[.origin] else { throw WebError.foreignOrigin }
        guard let origin = Origin(given) else { throw WebError.foreignOrigin }
        if let own {
            guard origin == own else { throw WebError.foreignOrigin }
        } else {
            // A server that nobody named is reached at one machine's own address.
            guard let host = request.head.authority,
                [Origin("http://" + host), Origin("https://" + host)].contains(origin)
            else { throw WebError.foreignOrigin }
        }
        if let site = request.headers[.fetchSite], site != "same-origin" { throw WebError.foreignOrigin }
    }
}
