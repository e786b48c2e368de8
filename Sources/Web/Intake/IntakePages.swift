import Access
import Customers
import HTTPTypes
import Hummingbird
import Imports
import Operations
import Shop

/// Where sites, apps and platforms tell what happens: `/v1/…` as the clients of Segment send it, `/webhooks/…` as platforms
/// do, and the script that pages load.
struct IntakePages: Sendable {
    let installation: Installation
    let clock: @Sendable () -> Instant
    let addresses: ClientAddress
    let limits: RateLimits

    /// A little more than is taken, so that what is too much is told by what takes it.
    private static let mostBytes = 600_000

    func add(to router: Router<WebContext>) {
        for call in TakeEvents.Call.allCases {
            router.post(RouterPath("/v1/" + call.rawValue)) { request, context in
                await answer(request, context) { try await take(request, context, as: call) }
            }
            router.on(RouterPath("/v1/" + call.rawValue), method: .options) { _, _ in Self.preflight.response }
        }
        router.post("/webhooks/{source}") { request, context in
            await answer(request, context) { try await receive(request, context) }
        }
        router.get("/t.js") { _, _ in Self.script.response }
    }

    /// What came of a call. Pages of other sites may read it: it says nothing of anybody.
    private struct Taken: Encodable {
        struct Aside: Encodable {
            let index: Int
            let code: String
            let reason: String
        }

        let success = true
        let taken: Int
        let repeated: Int
        let setAside: [Aside]
    }

    private func take(_ request: Request, _ context: WebContext, as call: TakeEvents.Call) async throws -> Reply {
        let now = clock()
        if let query = request.uri.query, Credentials.isKey(in: query) { throw WebError.credentialsInURL }
        let body = try await request.bytes(upTo: Self.mostBytes)
        let caller = try await caller(request, context, body, at: now)
        let report = try await installation.run(TakeEvents(body, as: call), as: caller, at: now)
        let language = SpokenLanguage.of(request.headers[.acceptLanguage])
        var reply = try Reply.json(
            Taken(
                taken: report.taken, repeated: report.repeated,
                setAside: report.setAside.map { index, note in
                    Taken.Aside(index: index, code: note.code, reason: note.reason(in: language))
                }))
        reply.headers[.accessControlAllowOrigin] = "*"
        return reply
    }

    /// By the header, or by the key in what was sent: a browser that leaves a page sends no headers of ours.
    private func caller(
        _ request: Request, _ context: WebContext, _ body: [UInt8], at now: Instant
    ) async throws -> Caller {
        let address = "from " + addresses.of(peer: context.peer, request.headers)
        let given = request.headers[.authorization].map { Credentials.key(in: $0) ?? "" }
        let key = Secret(given ?? Self.writeKey(in: body))
        do {
            let caller = try await installation.caller(key: key, at: now)
            if let wait = limits.take(caller.code, at: now).waitSeconds {
                throw WebError.tooManyRequests(waitSeconds: wait)
            }
            return caller
        } catch let error as AccessError where error.kind == .unknownCaller {
            if let wait = limits.take(address, at: now).waitSeconds {
                throw WebError.tooManyRequests(waitSeconds: wait)
            }
            throw error
        }
    }

    /// Nothing where it is no JSON: then nobody sent it.
    private static func writeKey(in body: [UInt8]) -> String {
        guard let value = try? JSONParser.value(of: body), case .text(let key)? = value["writeKey"] else { return "" }
        return key
    }

    private struct Received: Encodable {
        let received = true
        /// Why it was set aside, where it was.
        let setAside: String?
    }

    private func receive(_ request: Request, _ context: WebContext) async throws -> Reply {
        let now = clock()
        let address = "from " + addresses.of(peer: context.peer, request.headers)
        if let wait = limits.take(address, at: now).waitSeconds { throw WebError.tooManyRequests(waitSeconds: wait) }
        let body = try await request.bytes(upTo: WebhookRequest.mostBytes)
        let headers = request.headers.map { ($0.name.rawName, $0.value) }
        let answer = try await ReceiveWebhook(
            context.parameters.get("source") ?? "", WebhookRequest(headers: headers, body: body)
        ).run(in: installation, at: now)
        switch answer {
        case .ping, .taken: return try .json(Received(setAside: nil))
        case .aside(let reason): return try .json(Received(setAside: reason.rawValue))
        }
    }

    private func answer(
        _ request: Request, _ context: WebContext, _ act: () async throws -> Reply
    ) async -> Response {
        do {
            return try await act().response
        } catch {
            let language = SpokenLanguage.of(request.headers[.acceptLanguage])
            var reply = APIDoor.reply(to: error, in: language, context)
            reply.headers[.accessControlAllowOrigin] = "*"
            return reply.response
        }
    }

    /// Any page may send events with a key that it holds, and no page sends cookies with them.
    private static let preflight = Reply(
        status: .noContent,
        headers: [
            .accessControlAllowOrigin: "*", .accessControlAllowMethods: "POST",
            .accessControlAllowHeaders: "authorization, content-type", .accessControlMaxAge: "86400",
        ], body: .nothing)

    private static let script = Reply(
        status: .ok,
        headers: [
            .contentType: MediaTypes.script, .cacheControl: "public, max-age=3600", .resourcePolicy: "cross-origin",
        ], body: .bytes(Array(TrackerScript.text.utf8)))
}
