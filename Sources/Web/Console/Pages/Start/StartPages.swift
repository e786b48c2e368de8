import Access
import HTTPTypes
import Operations
import Shop

/// Where somebody begins with a link that a terminal shows: the first owner, or whoever was invited and has no password.
enum StartPages {
    static let all: [PageRoute] = [
        .open(.get, "/start", begin),
        .open(.get, "/start/owner") { _ in .go("/start") },
        .open(.post, "/start/owner", become),
    ]

    private static func begin(_ visit: Visit) async throws -> PageReply {
        guard let token = visit.query.filled("token").map({ Secret($0) }) else {
            return try await visit.installation.isWithoutMembers() ? waiting(visit) : .go("/")
        }
        if try await visit.installation.opensFirstStart(token, at: visit.now) { return ownerPage(visit, token) }
        do {
            let session = try await EnterByInvitation(token).run(in: visit.installation, at: visit.now)
            return .go("/", cookies: [SessionCookie.set(session)])
        } catch AccessError.badInvitation {
            return try await refused(visit)
        }
    }

    private static func become(_ visit: Visit) async throws -> PageReply {
        let token = Secret(visit.form["token"] ?? "")
        let (password, again) = (visit.form["password"] ?? "", visit.form["again"] ?? "")
        guard try await visit.installation.opensFirstStart(token, at: visit.now) else {
            return try await refused(visit)
        }
        guard password.utf8.elementsEqual(again.utf8) else {
            return ownerPage(visit, token, errors: ["again": visit.words("start.mismatch")])
        }
        do {
            let session = try await BecomeFirstOwner(
                token, name: visit.form.filled("name") ?? "", password: Secret(password)
            ).run(in: visit.installation, at: visit.now)
            return .go("/", cookies: [SessionCookie.set(session)])
        } catch AccessError.badStartLink {
            // Somebody else was faster.
            return try await refused(visit)
        } catch let error as AccessError where error.isMendable {
            let field = error.code.hasPrefix("password.") ? "password" : "name"
            return ownerPage(visit, token, errors: [field: error.message(in: visit.language)])
        }
    }

    private static func ownerPage(_ visit: Visit, _ token: Secret, errors: PageValues = [:]) -> PageReply {
        let words = visit.words
        let values: PageValues = [
            "title": words("start.ownerTitle"), "token": token.revealed,
            "form": ["name": visit.form["name"] ?? ""] as PageValues, "errors": errors,
            "passwordRule": words("start.passwordRule", ["count": String(PasswordRules.leastCharacters)]),
        ]
        return .page(
            "start_owner", values.merging(StartSteps.owner.marks(words)) { $1 },
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Says where the link is, to whoever comes without one while nobody works here.
    static func waiting(_ visit: Visit, problem: String? = nil) -> PageReply {
        .page(
            "start_wait", .filled(["title": visit.words("start.waitTitle"), "problem": problem]),
            status: problem == nil ? .ok : .gone)
    }

    /// To a link that opens nothing.
    private static func refused(_ visit: Visit) async throws -> PageReply {
        let problem = AccessError.badStartLink.message(in: visit.language)
        if try await visit.installation.isWithoutMembers() { return waiting(visit, problem: problem) }
        let heading = visit.words("error.gone")
        return .page(
            "error",
            [
                "title": heading, "number": "410", "heading": heading, "advice": problem, "home": "/",
                "canRetry": false,
            ], status: .gone)
    }
}
