import Foundation
import Hummingbird
import NIOCore

/// What is known of a request beside what it says.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other side of the connection: a proxy, where there is one.
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// What stands in the address for names in brackets.
    func path(_ names: [String]) -> [String: String] {
        var path: [String: String] = [:]
        for name in names {
            let text = parameters.get(name) ?? ""
            path[name] = text.removingPercentEncoding ?? text
        }
        return path
    }
}
