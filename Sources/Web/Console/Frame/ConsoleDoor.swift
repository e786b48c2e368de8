import Access
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Operations
import Shop

/// The way of a browser's request to a page, and of the page back. It holds no rules: what somebody may do is the operation's
/// to say.
struct ConsoleDoor: Sendable {
    let installation: Installation
    let clock: @Sendable () -> Instant
    let addresses: ClientAddress
    let origins: OriginCheck
    let limits: RateLimits
    /// As people reach it; nil for this machine alone.
    let publicURL: String?

    func add(_ routes: [PageRoute], to router: Router<WebContext>) {
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await answer(route, request, context)
            }
        }
        AssetPages.add(to: router)
    }

    /// Answers, whatever happens.
    func answer(_ route: PageRoute, _ request: Request, _ context: WebContext) async -> Response {
        let address = addresses.of(peer: context.peer, request.headers)
        let now = clock()
        var visit = self.visit(route, request, context, from: address, .nobody, form: FormFields(), at: now)
        do {
            if route.method != .get { try origins.check(request) }
            let caller = try await caller(request, from: address, at: now)
            let standing = limits.take(caller == .nobody ? "from " + address : caller.code, at: now)
            if let wait = standing.waitSeconds { throw WebError.tooManyRequests(waitSeconds: wait) }
            if route.isSignedIn, caller == .nobody { throw AccessError.notSignedIn }
            let form = try await form(of: request, route)
            visit = self.visit(route, request, context, from: address, caller, form: form, at: now)
            var cookies: [String] = []
            if visit.query["language"] != nil { cookies = [Preference.language.cookie(visit.language.rawValue)] }
            return respond(try await route.act(visit), visit, cookies: cookies)
        } catch AccessError.notSignedIn {
            return unknown(request, visit)
        } catch {
            return await respond(ErrorPage.reply(to: error, on: visit, context), visit)
        }
    }

    /// Whoever has to sign in first, and then comes here.
    private func unknown(_ request: Request, _ visit: Visit) -> Response {
        let cleared = [SessionCookie.cleared]
        if visit.isPart {
            var response = respond(.page("parts/toast", [:], status: .unauthorized, cookies: cleared), visit)
            response.headers[.htmxRedirect] = "/sign-in"
            return response
        }
        guard request.method == .get, request.uri.path != "/" else {
            return respond(.go("/sign-in", cookies: cleared), visit)
        }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return respond(
            .go("/sign-in?next=" + FormFields.encoded(request.uri.path + query), cookies: cleared), visit)
    }

    private func visit(
        _ route: PageRoute, _ request: Request, _ context: WebContext, from address: String, _ caller: Caller,
        form: FormFields, at now: Instant
    ) -> Visit {
        let query = FormFields(encoded: request.uri.query ?? "")
        let cookies = request.cookies
        let language =
            query["language"].flatMap { Language(tag: $0) }
            ?? cookies[Preference.language.rawValue].flatMap { Language(tag: $0.value) }
            ?? SpokenLanguage.of(request.headers[.acceptLanguage])
        let theme = cookies[Preference.theme.rawValue]?.value
        return Visit(
            installation: installation, caller: caller, words: .of(language), now: now, address: address,
            place: request.uri.path, path: context.path(route.pathNames), query: query, form: form,
            isPart: request.headers[.htmxRequest] == "true",
            // What is shown once answers a form, and is sent as it is: its length must not tell of a secret in it.
            takesPacked: request.method == .get && Packing.isTaken(by: request.headers),
            theme: theme.flatMap { Self.themes.contains($0) ? $0 : nil },
            nonce: Self.nonce(), cookies: cookies, cameFrom: Self.place(of: request.headers[.referer]),
            origin: origin(of: request), file: route.takesFile ? request.body : nil,
            boundary: Self.boundary(request.headers[.contentType]))
    }

    private func origin(of request: Request) -> String {
        publicURL ?? "http://" + (request.head.authority ?? "localhost")
    }

    /// More than any page of ours sends.
    private static let mostFields = 2_000

    static let themes = ["light", "dark"]

    private func caller(_ request: Request, from address: String, at now: Instant) async throws -> Caller {
        guard let token = request.cookies[Credentials.cookie]?.value else { return .nobody }
        do {
            return try await installation.caller(session: Secret(token), at: now)
        } catch let error as AccessError where error.kind == .unknownCaller {
            let wait = limits.take("from " + address, at: now).waitSeconds
            if let wait { throw WebError.tooManyRequests(waitSeconds: wait) }
            return .nobody
        }
    }

    private func form(of request: Request, _ route: PageRoute) async throws -> FormFields {
        guard route.method == .post, !route.takesFile else { return FormFields() }
        let bytes = try await request.bytes(upTo: route.mostBytes)
        guard bytes.count(where: { $0 == UInt8(ascii: "&") }) < Self.mostFields else {
            throw WebError.tooLarge(mostBytes: route.mostBytes)
        }
        return FormFields(encoded: String(decoding: bytes, as: UTF8.self))
    }

    private func respond(_ reply: PageReply, _ visit: Visit, cookies more: [String] = []) -> Response {
        var response: Response
        switch reply {
        case .page(let template, let values, let status, let cookies, let address):
            let all = visit.common.merging(values) { $1 }
            let bytes = Array(Templates.render(template, all).utf8)
            let packed = visit.takesPacked ? Packing.page(bytes) : nil
            var headers: HTTPFields = [.contentType: MediaTypes.html, .vary: "Accept-Encoding"]
            if packed != nil { headers[.contentEncoding] = "gzip" }
            response = Reply(status: status, headers: headers, body: .bytes(packed ?? bytes)).response
            if let address { response.headers[.htmxReplaceURL] = address }
            set(cookies + more + (visit.cookies["huitou-notice"] == nil ? [] : [Notice.cleared]), on: &response)
        case .go(let address, let cookies):
            response = Reply(status: .seeOther, headers: [.location: address], body: .nothing).response
            set(cookies + more, on: &response)
        case .file(let file):
            response = file.response
        }
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'nonce-\(visit.nonce)' 'strict-dynamic'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        // Our own forms say from which page they come, other sites' pages learn nothing.
        response.headers[.referrerPolicy] = "same-origin"
        return response
    }

    private func set(_ cookies: [String], on response: inout Response) {
        for cookie in cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
    }

    private static func nonce() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }).base64EncodedString()
    }

    /// The part of an address that names a page: of our own, as the browser names no others'.
    private static func place(of referer: String?) -> String? {
        guard let referer, let url = URL(string: referer) else { return nil }
        return url.path(percentEncoded: true) + (url.query(percentEncoded: true).map { "?" + $0 } ?? "")
    }

    private static func boundary(_ contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
            let range = contentType.range(of: "boundary=", options: .caseInsensitive)
        else { return nil }
        return contentType[range.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: ["\"", " "])
    }
}

/// What a browser keeps of how somebody likes their pages.
enum Preference: String {
    case language = "huitou-language"
    case theme = "huitou-theme"

    func cookie(_ value: String) -> String {
        "\(rawValue)=\(value); Path=/; SameSite=Lax; Max-Age=31536000"
    }

    var cleared: String { "\(rawValue)=; Path=/; SameSite=Lax; Max-Age=0" }
}

extension HTTPField.Name {
    static let htmxRequest = HTTPField.Name("HX-Request")!
    static let htmxRedirect = HTTPField.Name("HX-Redirect")!
    static let htmxRefresh = HTTPField.Name("HX-Refresh")!
    static let htmxReplaceURL = HTTPField.Name("HX-Replace-Url")!
}
