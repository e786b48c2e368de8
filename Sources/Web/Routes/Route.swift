import Access
import HTTPTypes
import Hummingbird
import Operations
import Shop

/// One thing that may be asked over HTTP. What is served and what `/openapi.json` tells are both made of it.
struct Route: Sendable {
    /// What comes back when all goes well.
    enum Answer: Sendable {
        case nothing
        case json(Schema, status: HTTPResponse.Status)
        /// Something to be saved.
        case file(mediaType: String)
    }

    let method: HTTPRequest.Method
    /// Below `/api/v1`, with names in brackets: `/brands/{brand}/stores`.
    let path: String
    /// The name of the operation in the document: `addStore`.
    let name: String
    let topic: Topic
    let summary: Phrase
    /// What it takes; nil for what anybody may ask.
    let permission: Permission?
    let query: ObjectSchema?
    let body: Schema?
    let answer: Answer
    /// Whether it changes something, and so heeds `Idempotency-Key`.
    var isChange: Bool { method != .get }
    /// Whether a page asks for it again and again: whoever has it already is told so, and no more.
    var isPolled = false
    /// The largest body that is taken.
    var mostBytes = 1_000_000
    /// Whether a file is sent, whatever is in it.
    var takesFile = false
    /// Whether it hands out what the audit tells of: each time anew, by the rights of that moment.
    var handsOut = false
    /// Whether it may be sent again under one number.
    var isNumbered: Bool { isChange && permission != nil && !takesFile && !handsOut }
    let act: @Sendable (Call) async throws -> Reply

    /// The names in brackets, in order.
    var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}

extension Route {
    /// Reads something.
    ///
    /// - Parameters:
    ///   - ask: the operation that the address asks for.
    ///   - show: its answer, as it is written.
    static func read<Asked: Askable, Query: Codable & Sendable, Shown: Codable & Sendable>(
        _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase, query: Query.Type,
        isPolled: Bool = false, ask: @escaping @Sendable (Call, Query) throws -> Asked,
        show: @escaping @Sendable (Asked.Output, Call) throws -> Shown
    ) -> Route {
        let given = QuerySchema.of(query)
        return Route(
            method: .get, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: given, body: nil, answer: .json(.of(Shown.self), status: .ok), isPolled: isPolled
        ) { call in
            let asked = try ask(call, try QueryText.read(query, given, from: call.query))
            return try .json(try show(try await call.run(asked), call))
        }
    }

    /// The same, of an address that takes nothing behind the question mark.
    static func read<Asked: Askable, Shown: Codable & Sendable>(
        _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase, isPolled: Bool = false,
        ask: @escaping @Sendable (Call) throws -> Asked,
        show: @escaping @Sendable (Asked.Output, Call) throws -> Shown
    ) -> Route {
        Route(
            method: .get, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: nil, body: nil, answer: .json(.of(Shown.self), status: .ok), isPolled: isPolled
        ) { call in
            try QueryText.refuse(in: call.query)
            return try .json(try show(try await call.run(try ask(call)), call))
        }
    }

    /// Changes something, by what was sent.
    static func change<Asked: Askable, Given: Codable & Sendable, Shown: Codable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase,
        status: HTTPResponse.Status = .ok, body: Given.Type,
        ask: @escaping @Sendable (Call, Given) throws -> Asked,
        show: @escaping @Sendable (Asked.Output, Call) throws -> Shown
    ) -> Route {
        let schema = Schema.of(body)
        return Route(
            method: method, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: nil, body: schema, answer: .json(.of(Shown.self), status: status), handsOut: Asked.handsOut
        ) { call in
            try QueryText.refuse(in: call.query)
            let asked = try ask(call, try JSONBody.read(body, schema, from: call.body))
            return try .json(try show(try await call.run(asked), call), status: status)
        }
    }

    /// Changes something, and has nothing to tell of it.
    static func change<Asked: Askable, Given: Codable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase,
        body: Given.Type, ask: @escaping @Sendable (Call, Given) throws -> Asked
    ) -> Route {
        let schema = Schema.of(body)
        return Route(
            method: method, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: nil, body: schema, answer: .nothing
        ) { call in
            try QueryText.refuse(in: call.query)
            _ = try await call.run(try ask(call, try JSONBody.read(body, schema, from: call.body)))
            return .nothing
        }
    }

    /// Does what the address alone says.
    static func act<Asked: Askable>(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase,
        ask: @escaping @Sendable (Call) throws -> Asked
    ) -> Route {
        Route(
            method: method, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: nil, body: nil, answer: .nothing
        ) { call in
            try QueryText.refuse(in: call.query)
            _ = try await call.run(try ask(call))
            return .nothing
        }
    }

    /// Does what the address alone says, and tells what came of it.
    static func act<Asked: Askable, Shown: Codable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ name: String, _ topic: Topic, _ summary: Phrase,
        status: HTTPResponse.Status = .ok, ask: @escaping @Sendable (Call) throws -> Asked,
        show: @escaping @Sendable (Asked.Output, Call) throws -> Shown
    ) -> Route {
        Route(
            method: method, path: path, name: name, topic: topic, summary: summary, permission: Asked.permission,
            query: nil, body: nil, answer: .json(.of(Shown.self), status: status), handsOut: Asked.handsOut
        ) { call in
            try QueryText.refuse(in: call.query)
            return try .json(try show(try await call.run(try ask(call)), call), status: status)
        }
    }
}

extension Askable {
    /// Whether its answers are written down before they are given.
    fileprivate static var handsOut: Bool {
        switch audited {
        case .answer, .answerBeyond: true
        case .not, .change: false
        }
    }
}
