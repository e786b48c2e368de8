import Access
import HTTPTypes
import Operations
import Shop
import Testing

@testable import Web

/// Somebody with a browser, who works for brand A1.
struct Visitor: Sendable {
    static let password = "correct horse"
    let counter: Counter
    /// `/b/b_…`
    let root: String
    private let cookie: String
    var language = "en"

    init(_ role: Role, at counter: Counter) async throws {
        let name = "a-" + role.rawValue
        _ = try await counter.run(
            AddMember(name: name, post: .init(role, brand: "A1"), password: Secret(Self.password)))
        let answer = try await Self.signIn(name, Self.password, at: counter)
        let header = try #require(answer.headers[.setCookie])
        self.counter = counter
        root = "/b/" + (try await counter.id())
        cookie = String(header.prefix { $0 != ";" })
    }

    static func signIn(
        _ name: String, _ password: String, next: String = "/", at counter: Counter
    ) async throws -> Answer {
        try await counter.send(
            .post, "!/sign-in",
            body: FormFields([("name", name), ("password", password), ("next", next)]).text, headers: own)
    }

    /// What a browser says of a form of our own page.
    static let own: HTTPFields = [
        .origin: "http://localhost:8080", .contentType: "application/x-www-form-urlencoded",
    ]

    /// - Parameter path: from the brand's on, unless it begins with `!`.
    func get(_ path: String, isPart: Bool = false) async throws -> Answer {
        var headers: HTTPFields = [.cookie: cookie + "; huitou-language=" + language, .accept: "text/html"]
        if isPart { headers[.htmxRequest] = "true" }
        return try await counter.send(.get, path.hasPrefix("!") ? path : "!" + root + path, headers: headers)
    }

    func post(
        _ path: String, _ fields: [(name: String, value: String)] = [], isPart: Bool = false
    ) async throws -> Answer {
        var headers = Self.own
        headers[.cookie] = cookie + "; huitou-language=" + language
        if isPart { headers[.htmxRequest] = "true" }
        return try await counter.send(
            .post, path.hasPrefix("!") ? path : "!" + root + path, body: FormFields(fields).text, headers: headers)
    }
}

extension Answer {
    /// The addresses that a page leads to.
    var links: [String] {
        text.matches(of: /(?:href|hx-get)="([^"#]+)"/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
    }
}
