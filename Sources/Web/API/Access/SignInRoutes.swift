import Access
import HTTPTypes
import Hummingbird
import Operations
import Shop

/// Signing in with a browser, one's own account, and who it is that asks.
enum SignInRoutes {
    static let all: [Route] = [signIn, signOut, caller, acceptInvitation, setPassword, sessions, endSessions]

    private struct SignInBody: Codable, Sendable {
        let name: String
        let password: String
        /// Of the authenticator, or for recovery.
        let code: String?
    }

    /// Whoever knows name and password needs no permission: the session comes back as a cookie.
    private static let signIn: Route = {
        let schema = Schema.of(SignInBody.self)
        return Route(
            method: .post, path: "/session", name: "signIn", topic: .signingIn,
            summary: Phrase(en: "Sign in; the session comes as a cookie.", zh: "登录；会话写入 Cookie。"), permission: nil,
            query: nil, body: schema, answer: .nothing
        ) { call in
            try QueryText.refuse(in: call.query)
            let given = try JSONBody.read(SignInBody.self, schema, from: call.body)
            let (token, _) = try await SignIn(
                name: given.name, password: Secret(given.password), code: given.code.map { Secret($0) },
                address: call.address
            ).run(in: call.installation, at: call.now)
            var reply = Reply.nothing
            reply.headers[.setCookie] = SessionCookie.set(token)
            return reply
        }
    }()

    private static let signOut = Route(
        method: .delete, path: "/session", name: "signOut", topic: .signingIn,
        summary: Phrase(en: "Sign out.", zh: "退出登录。"), permission: SignOut.permission, query: nil, body: nil,
        answer: .nothing
    ) { call in
        try QueryText.refuse(in: call.query)
        try await call.run(SignOut())
        var reply = Reply.nothing
        reply.headers[.setCookie] = SessionCookie.cleared
        return reply
    }

    private static let caller = Route.read(
        "/caller", "readCaller", .signingIn,
        Phrase(en: "Who asks, and what they may do.", zh: "当前身份与权限。"),
        ask: { _ in DescribeCaller() }, show: { CallerBody($0, $1) })

    private struct InvitationBody: Codable, Sendable {
        let token: String
        let password: String
    }

    private struct NameBody: Codable, Sendable {
        let name: String
    }

    private static let acceptInvitation: Route = {
        let schema = Schema.of(InvitationBody.self)
        return Route(
            method: .post, path: "/invitation", name: "acceptInvitation", topic: .signingIn,
            summary: Phrase(en: "Set a password by an invitation.", zh: "凭邀请设置密码。"), permission: nil, query: nil,
            body: schema, answer: .json(.of(NameBody.self), status: .ok)
        ) { call in
            try QueryText.refuse(in: call.query)
            let given = try JSONBody.read(InvitationBody.self, schema, from: call.body)
            let name = try await AcceptInvitation(Secret(given.token), password: Secret(given.password))
                .run(in: call.installation, at: call.now)
            return try .json(NameBody(name: name))
        }
    }()

    private struct PasswordBody: Codable, Sendable {
        let present: String
        let password: String
    }

    private static let setPassword = Route.change(
        .put, "/caller/password", "setOwnPassword", .signingIn,
        Phrase(en: "Change one's own password; all sessions end.", zh: "修改自己的密码；所有会话随之结束。"), body: PasswordBody.self,
        ask: { _, given in SetPassword(Secret(given.password), of: nil, present: Secret(given.present)) })

    private static let sessions = Route.read(
        "/caller/sessions", "listOwnSessions", .signingIn,
        Phrase(en: "One's own sessions that are open.", zh: "自己当前的会话。"), ask: { _ in ListSessions(of: nil) },
        show: { lines, _ in Listed(items: lines.map { SessionBody($0) }) })

    private static let endSessions = Route.act(
        .delete, "/caller/sessions/{session}", "endOwnSession", .signingIn,
        Phrase(en: "End one of one's own sessions.", zh: "结束自己的一个会话。"),
        ask: { call in EndSessions(of: nil, call["session"]) })
}

/// A list that is told whole.
struct Listed<Item: Codable & Sendable>: Codable, Sendable {
    let items: [Item]
}

/// An open session.
struct SessionBody: Codable, Sendable {
    let id: String
    let begunAt: Moment
    let seenAt: Moment
    /// Whether it is the one in which this is asked.
    let isThis: Bool

    init(_ line: ListSessions.Line) {
        id = line.id
        begunAt = Moment(line.session.begunAt)
        seenAt = Moment(line.session.seenAt)
        isThis = line.isThis
    }
}

/// Who asks.
struct CallerBody: Codable, Sendable {
    struct Reach: Codable, Sendable {
        let brand: String
        let name: String
        let permissions: [String]
    }

    /// `member` or `key`.
    let kind: String
    /// A member's name, a key's prefix.
    let name: String
    let isAdministrator: Bool
    let brands: [Reach]

    init(_ description: CallerDescription, _ call: Call) {
        kind = description.kind
        name = description.name
        isAdministrator = description.isAdministrator
        brands = description.brands.map { brand, permissions in
            Reach(
                brand: call.installation.name(of: brand.id), name: brand.name,
                permissions: permissions.map(\.rawValue).sorted())
        }
    }
}
