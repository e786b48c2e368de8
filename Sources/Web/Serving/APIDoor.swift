import Access
import Foundation
import Hummingbird
import Logging
import Operations
import Shop

/// The way of a request from the wire to a route, and of its answer back. It holds no rules: what a caller may do is the
/// operation's to say.
struct APIDoor: Sendable {
    let installation: Installation
    let clock: @Sendable () -> Instant
    let addresses: ClientAddress
    let origins: OriginCheck
    let limits: RateLimits

    /// Answers, whatever happens.
    func answer(_ route: Route, _ request: Request, _ context: WebContext) async -> Response {
        let language = SpokenLanguage.of(request.headers[.acceptLanguage])
        let now = clock()
        var standing: RateLimits.Standing?
        var reply: Reply
        do {
            let address = addresses.of(peer: context.peer, request.headers)
            let (caller, name) = try await caller(request, route, from: address, at: now)
            let left = limits.take(name, at: now)
            standing = left
            if let wait = left.waitSeconds { throw WebError.tooManyRequests(waitSeconds: wait) }
            // Before a word is said of what was sent.
            if route.permission != nil, caller == .nobody { throw AccessError.notSignedIn }
            let call = Call(
                installation: installation, caller: caller, language: language, now: now, address: address,
                path: context.path(route.pathNames), query: request.uri.query ?? "",
                body: try await Self.body(of: request, route), file: route.takesFile ? request.body : nil)
            reply = try await numbered(request, route, call) { try await route.act(call) }
            if route.isPolled { Self.shorten(&reply, for: request) }
        } catch {
            reply = Self.reply(to: error, in: language, context)
        }
        if let standing { Self.add(standing, to: &reply.headers) }
        return reply.response
    }

    /// Answers what is sent again as it was answered before.
    private func numbered(
        _ request: Request, _ route: Route, _ call: Call, _ act: () async throws -> Reply
    ) async throws -> Reply {
        guard route.isNumbered, let key = request.headers[.idempotencyKey] else { return try await act() }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw WebError.badIdempotencyKey
        }
        let numbered = RepeatableRequest(
            key, of: call.caller,
            content: [
                Array(route.method.rawValue.utf8), Array(request.uri.path.utf8), Array(call.query.utf8), call.body,
            ])
        do {
            return try await known(numbered, route, call, act)
        } catch is TwinBegan {
            // Both came at once, and the other was quicker.
            return try await known(numbered, route, call) { throw WebError.twinRunning }
        }
    }

    private func known(
        _ numbered: RepeatableRequest, _ route: Route, _ call: Call, _ act: () async throws -> Reply
    ) async throws -> Reply {
        switch try await numbered.begin(in: installation, at: call.now) {
        case .running: throw WebError.twinRunning
        case .differs: throw WebError.idempotencyKeyReused
        case .answered(let status, let content):
            // What was answered then is for whoever may still ask.
            if let permission = route.permission {
                try await installation.demand(
                    permission, of: call.caller, brand: call.path["brand"], at: call.now)
            }
            return try Self.repeated(status: status, content)
        case .fresh(let isNoted):
            return try await Self.kept(
                RunningRequest(numbered, isNoted: isNoted, in: installation, at: call.now), language: call.language, act
            )
        }
    }

    private static func repeated(status: Int, _ content: [UInt8]?) throws -> Reply {
        guard let content else { throw WebError.answerNotKept }
        let isProblem = status >= 400
        return Reply(
            status: HTTPResponse.Status(code: status),
            headers: [
                .contentType: isProblem ? MediaTypes.problem : MediaTypes.json, .idempotentReplayed: "true",
            ], body: content.isEmpty ? .nothing : .bytes(content))
    }

    /// What was refused by a rule is kept as what was done is; what could not be done now may be sent again.
    private static func kept(
        _ running: RunningRequest, language: Language, _ act: () async throws -> Reply
    ) async throws -> Reply {
        let reply: Reply
        do {
            reply = try await running.run(act)
        } catch let error as any Explained
            where error.isMendable && !(error is WebError)
        {
            let problem = problem(Problem(error, in: language), status: ProblemStatus.of(error))
            guard case .bytes(let bytes) = problem.body else { throw error }
            try await running.finish(status: problem.status.code, content: bytes)
            throw error
        } catch {
            try await running.forget()
            throw error
        }
        switch reply.body {
        case .nothing: try await running.finish(status: reply.status.code, content: [])
        case .bytes(let bytes): try await running.finish(status: reply.status.code, content: bytes)
        case .stream: try await running.finish(status: reply.status.code, content: nil)
        }
        return reply
    }

    /// Who asks, and by what they are counted: a caller who is known by themselves, anybody else by where they come from.
    private func caller(
        _ request: Request, _ route: Route, from address: String, at now: Instant
    ) async throws -> (Caller, String) {
        if let query = request.uri.query, Credentials.isKey(in: query) { throw WebError.credentialsInURL }
        guard route.permission != nil else {
            // What anybody may ask is asked by nobody, whatever cookie is left over; but not for a page of another site.
            if request.headers[.origin] != nil { try origins.check(request) }
            return (.nobody, "from " + address)
        }
        switch Credentials(request.headers, request.cookies) {
        case .none: return (.nobody, "from " + address)
        case .key(let key):
            let caller = try await known("from " + address, at: now) {
                try await installation.caller(key: key, at: now)
            }
            return (caller, caller.code)
        case .session(let token):
            if route.isChange { try origins.check(request) }
            let caller = try await known("from " + address, at: now) {
                try await installation.caller(session: token, at: now)
            }
            return (caller, caller.code)
        }
    }

    /// Whoever guesses keys is counted as nobody is.
    private func known(
        _ name: String, at now: Instant, _ find: () async throws -> Caller
    ) async throws -> Caller {
        do {
            return try await find()
        } catch let error as AccessError where error.kind == .unknownCaller {
            if let wait = limits.take(name, at: now).waitSeconds { throw WebError.tooManyRequests(waitSeconds: wait) }
            throw error
        }
    }

    private static func body(of request: Request, _ route: Route) async throws -> [UInt8] {
        guard route.body != nil else { return [] }
        if let type = request.headers[.contentType], !type.lowercased().hasPrefix(MediaTypes.json) {
            throw WebError.wrongMediaType(wanted: MediaTypes.json)
        }
        return try await request.bytes(upTo: route.mostBytes)
    }

    /// Whoever has the same answer already is told that it is the same.
    private static func shorten(_ reply: inout Reply, for request: Request) {
        guard case .bytes(let bytes) = reply.body, reply.status == .ok else { return }
        let tag = EntityTag.of(bytes)
        reply.headers[.eTag] = tag
        if EntityTag.isNamed(tag, in: request.headers[.ifNoneMatch]) {
            reply.status = .notModified
            reply.body = .nothing
        }
    }

    private static func add(_ standing: RateLimits.Standing, to headers: inout HTTPFields) {
        headers[.rateLimitLimit] = String(standing.limit)
        headers[.rateLimitRemaining] = String(standing.remaining)
        headers[.rateLimitReset] = String(standing.resetSeconds)
    }

    /// What went wrong, as it is told; whatever nobody foresaw is told to whoever runs the server, and to them alone.
    static func reply(to error: any Error, in language: Language, _ context: WebContext) -> Reply {
        guard let error = error as? any Explained, error.kind != .broken else {
            let what = (error as? any Explained)?.code ?? String(describing: Swift.type(of: error))
            context.logger.error("unforeseen", metadata: ["error": .string(what)])
            return problem(Problem(UnforeseenError(), in: language), status: .internalServerError)
        }
        let status = ProblemStatus.of(error)
        var reply = problem(Problem(error, in: language), status: status)
        if status == .unauthorized { reply.headers[.wwwAuthenticate] = "Bearer, Basic realm=\"huitou\"" }
        switch error {
        case WebError.wrongMethod(let allowed): reply.headers[.allow] = allowed.joined(separator: ", ")
        case WebError.tooManyRequests(let seconds), AccessError.limited(let seconds):
            reply.headers[.retryAfter] = String(seconds)
        case _ where error.kind == .unavailable: reply.headers[.retryAfter] = "1"
        default: break
        }
        return reply
    }

    private static func problem(_ problem: Problem, status: HTTPResponse.Status) -> Reply {
        let bytes = (try? JSONBody.bytes(of: problem)) ?? []
        return Reply(status: status, headers: [.contentType: MediaTypes.problem], body: .bytes(bytes))
    }
}

/// What nobody foresaw.
struct UnforeseenError: Explained {
    var kind: FailureKind { .broken }
    var code: String { "server.unforeseen" }
    var message: Phrase {
        Phrase(
            en: "Something went wrong in here. The log tells of it under this request's X-Request-Id.",
            zh: "服务内部出错。日志中可按此请求的 X-Request-Id 查到详情。")
    }
}

extension Request {
    /// The whole body.
    ///
    /// - Throws: `WebError.tooLarge`.
    func bytes(upTo most: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > most {
            throw WebError.tooLarge(mostBytes: most)
        }
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + Self.longestBody
        do {
            for try await buffer in body {
                guard bytes.count + buffer.readableBytes <= most else { throw WebError.tooLarge(mostBytes: most) }
                guard ContinuousClock.now < end else { throw WebError.brokenOff }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let error as WebError {
            throw error
        } catch {
            throw WebError.brokenOff
        }
        return bytes
    }

    /// Whoever sends a byte now and then would keep a connection, and a server that is to stop, for ever.
    private static var longestBody: Duration { .seconds(60) }

    /// A body that is as long as it is, piece by piece; what goes wrong on the way is its sender's.
    ///
    /// - Throws: `WebError.brokenOff`, and what `take` throws.
    static func pieces(of body: RequestBody, _ take: (ByteBuffer) throws -> Void) async throws {
        var pieces = body.makeAsyncIterator()
        while true {
            let piece: ByteBuffer?
            do { piece = try await pieces.next() } catch { throw WebError.brokenOff }
            guard let piece else { return }
            try take(piece)
        }
    }
}
