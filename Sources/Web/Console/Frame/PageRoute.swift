import HTTPTypes
import Hummingbird

/// One page, or one thing that a form does.
struct PageRoute: Sendable {
    let method: HTTPRequest.Method
    /// With names in brackets: `/b/{brand}/today`.
    let path: String
    /// Whether it is for whoever is signed in.
    let isSignedIn: Bool
    /// The largest form that is taken.
    var mostBytes = 300_000
    /// Whether a file is sent.
    var takesFile = false
    let act: @Sendable (Visit) async throws -> PageReply

    static func show(_ path: String, _ act: @escaping @Sendable (Visit) async throws -> PageReply) -> PageRoute {
        PageRoute(method: .get, path: path, isSignedIn: true, act: act)
    }

    static func post(_ path: String, _ act: @escaping @Sendable (Visit) async throws -> PageReply) -> PageRoute {
        PageRoute(method: .post, path: path, isSignedIn: true, act: act)
    }

    /// For anybody.
    static func open(
        _ method: HTTPRequest.Method, _ path: String, _ act: @escaping @Sendable (Visit) async throws -> PageReply
    ) -> PageRoute {
        PageRoute(method: method, path: path, isSignedIn: false, act: act)
    }

    var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}
