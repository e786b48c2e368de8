import Access
import HTTPTypes
import Operations
import Shop
import Testing

@testable import Web

/// Somebody with a browser whom nobody knows yet.
struct Newcomer: Sendable {
    static let password = "correct horse"
    let counter: Counter
    /// What the browser was given, and sends again.
    var cookie: String?

    init(at counter: Counter) {
        self.counter = counter
    }

    /// The token of a link that begins.
    static func link(at counter: Counter) async throws -> String {
        try #require(try await counter.run(InviteFirstOwner())).revealed
    }

    func get(_ path: String) async throws -> Answer {
        try await counter.send(.get, "!" + path, headers: headers([:]))
    }

    func post(_ path: String, _ fields: [(name: String, value: String)] = []) async throws -> Answer {
        try await counter.send(.post, "!" + path, body: FormFields(fields).text, headers: headers(Visitor.own))
    }

    /// The form of the first owner.
    func begin(
        _ token: String, name: String = "mei", password: String = Newcomer.password, again: String? = nil
    ) async throws -> Answer {
        try await post(
            "/start/owner",
            [("token", token), ("name", name), ("password", password), ("again", again ?? password)])
    }

    mutating func keep(_ answer: Answer) throws {
        cookie = String(try #require(answer.headers[.setCookie]).prefix { $0 != ";" })
    }

    private func headers(_ more: HTTPFields) -> HTTPFields {
        var headers = more
        headers[.acceptLanguage] = "en"
        headers[.accept] = "text/html"
        if let cookie { headers[.cookie] = cookie }
        return headers
    }
}
