import Access
import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Shop

/// Coming in and going out.
struct SignInPages: Sendable {
    let pending = PendingSignIns()

    var all: [PageRoute] {
        [
            .show("/") { visit in .go(try await Self.home(visit)) },
            .open(.get, "/sign-in") { visit in
                // Nobody could: what there is to do is to begin.
                if try await visit.installation.isWithoutMembers() { return StartPages.waiting(visit) }
                return Self.page(visit, next: visit.query["next"])
            },
            .open(.post, "/sign-in", signIn),
            .open(.get, "/sign-in/code") { visit in
                guard pending.find(visit.cookies[PendingSignIns.cookie]?.value, at: visit.now) != nil else {
                    return .go("/sign-in")
                }
                return Self.codePage(visit)
            },
            .open(.post, "/sign-in/code", code),
            .post("/sign-out") { visit in
                try await visit.run(SignOut())
                return .go("/sign-in", cookies: [SessionCookie.cleared])
            },
            .open(.get, "/invitation") { visit in Self.invitationPage(visit, token: visit.query["token"] ?? "") },
            .open(.post, "/invitation", acceptInvitation),
        ]
    }

    /// Where somebody begins: the first brand that is open to them; whoever may make one and has none makes one.
    static func home(_ visit: Visit) async throws -> String {
        let description = try await visit.run(DescribeCaller())
        guard let (brand, permissions) = description.brands.first.map({ ($0.brand, $0.permissions) }) else {
            return description.isAdministrator ? FirstBrandPages.brandPath : "/me"
        }
        return Shell.home(visit.installation.name(of: brand.id), permissions)
    }

    private static func page(
        _ visit: Visit, next: String?, name: String = "", problem: String? = nil
    ) -> PageReply {
        .page(
            "sign_in",
            .filled([
                "title": visit.words("signIn.title"), "next": own(next), "form": ["name": name] as PageValues,
                "problem": problem,
            ]), status: problem == nil ? .ok : .unprocessableContent)
    }

    private static func codePage(_ visit: Visit, problem: String? = nil) -> PageReply {
        let errors: PageValues = .filled(["code": problem])
        return .page(
            "second_factor", ["title": visit.words("factor.title"), "errors": errors],
            status: problem == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func signIn(_ visit: Visit) async throws -> PageReply {
        let (name, next) = (visit.form.filled("name") ?? "", Self.own(visit.form["next"]))
        let password = Secret(visit.form["password"] ?? "")
        do {
            let token = try await SignIn(name: name, password: password, address: visit.address)
                .run(in: visit.installation, at: visit.now).token
            return .go(next, cookies: [SessionCookie.set(token)])
        } catch AccessError.secondFactorNeeded {
            let number = pending.keep(
                PendingSignIns.Pending(name: name, password: password, next: next), at: visit.now)
            return .go("/sign-in/code", cookies: [PendingSignIns.set(number)])
        } catch let error as AccessError where Self.isShown(error) {
            return Self.page(visit, next: next, name: name, problem: error.message(in: visit.language))
        }
    }

    @Sendable private func code(_ visit: Visit) async throws -> PageReply {
        guard let number = visit.cookies[PendingSignIns.cookie]?.value,
            let known = pending.find(number, at: visit.now)
        else { return .go("/sign-in") }
        do {
            let token = try await SignIn(
                name: known.name, password: known.password, code: Secret(visit.form.filled("code") ?? ""),
                address: visit.address
            ).run(in: visit.installation, at: visit.now).token
            pending.forget(number)
            return .go(known.next, cookies: [SessionCookie.set(token), PendingSignIns.cleared])
        } catch let error as AccessError where Self.isShown(error) {
            let problem =
                error.kind == .unknownCaller ? visit.words("factor.wrong") : error.message(in: visit.language)
            return Self.codePage(visit, problem: problem)
        }
    }

    private static func isShown(_ error: AccessError) -> Bool {
        switch error.kind {
        case .unknownCaller, .limited, .unavailable: true
        case .notFound, .invalid, .conflict, .forbidden, .broken: false
        }
    }

    private static func invitationPage(_ visit: Visit, token: String, problem: String? = nil) -> PageReply {
        .page(
            "invitation",
            .filled([
                "title": visit.words("invitation.do"), "greeting": visit.words("invitation.hello"), "token": token,
                "errors": PageValues.filled(["password": problem]),
                "passwordRule": visit.words("start.passwordRule", ["count": String(PasswordRules.leastCharacters)]),
            ]), status: problem == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func acceptInvitation(_ visit: Visit) async throws -> PageReply {
        let token = visit.form["token"] ?? ""
        do {
            let password = Secret(visit.form["password"] ?? "")
            _ = try await AcceptInvitation(Secret(token), password: password)
                .run(in: visit.installation, at: visit.now)
            return .go("/sign-in", cookies: [Notice.passwordSet.cookie])
        } catch let error as AccessError where error.kind == .invalid {
            return Self.invitationPage(visit, token: token, problem: error.message(in: visit.language))
        }
    }

    /// An address of our own; the first page for anything else.
    static func own(_ next: String?) -> String {
        // Byte by byte: what browsers leave out of an address may stand between two slashes.
        guard let next, next.utf8.first == UInt8(ascii: "/"), next.utf8.dropFirst().first != UInt8(ascii: "/"),
            next.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return next
    }
}
