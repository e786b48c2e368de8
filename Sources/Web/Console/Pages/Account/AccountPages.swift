import Access
import Foundation
import HTTPTypes
import Operations
import Shop

/// One's own account: how pages look, the password, open sessions.
enum AccountPages {
    static let all: [PageRoute] = [
        .show("/me") { visit in try await page(visit) },
        .open(.post, "/me/language") { visit in
            let language = visit.form["language"].flatMap { Language(tag: $0) } ?? visit.language
            return .go(back(visit), cookies: [Preference.language.cookie(language.rawValue)])
        },
        .open(.post, "/me/theme") { visit in
            let theme = visit.form["theme"] ?? ""
            let isKnown = ConsoleDoor.themes.contains(theme)
            return .go(back(visit), cookies: [isKnown ? Preference.theme.cookie(theme) : Preference.theme.cleared])
        },
        .post("/me/password", setPassword),
        .post("/me/sessions/{session}/end") { visit in
            _ = try await visit.run(EndSessions(of: nil, visit["session"]))
            return .go("/me", cookies: [Notice.sessionEnded.cookie])
        },
    ]

    /// The page where the form stood.
    private static func back(_ visit: Visit) -> String {
        SignInPages.own(visit.cameFrom ?? "/me")
    }

    private static func setPassword(_ visit: Visit) async throws -> PageReply {
        do {
            _ = try await visit.run(
                SetPassword(
                    Secret(visit.form["password"] ?? ""), of: nil, present: Secret(visit.form["present"] ?? "")))
            return .go("/sign-in", cookies: [SessionCookie.cleared, Notice.passwordSet.cookie])
        } catch AccessError.wrongPassword {
            return try await page(visit, errors: ["present": visit.words("me.wrongPassword")])
        } catch let error as AccessError where error.kind == .invalid {
            return try await page(visit, errors: ["password": error.message(in: visit.language)])
        }
    }

    static func page(_ visit: Visit, errors: PageValues = [:]) async throws -> PageReply {
        let description = try await visit.run(DescribeCaller())
        let sessions = try await visit.run(ListSessions(of: nil))
        let words = visit.words
        let zone = description.brands.first?.brand.timeZone ?? .gmt
        let written = Written(words: words, zone: zone)
        let today = BrandDay(visit.now, in: zone)
        let first = description.brands.first
        let path = first.map { "/b/" + visit.installation.name(of: $0.brand.id) } ?? ""
        let permissions = first?.permissions ?? []
        let theme = visit.theme ?? "system"
        return .page(
            "me",
            [
                "title": words("me.title"), "path": path, "brand": ["name": first?.brand.name ?? ""] as PageValues,
                "brands": description.brands.map { brand, permissions in
                    [
                        "name": brand.name, "isCurrent": false,
                        "address": Shell.home(visit.installation.name(of: brand.id), permissions),
                    ] as PageValues
                },
                "at": PageValues(), "me": Shell.me(description, permissions, words),
                "may": [
                    "today": permissions.contains(.readFigures), "customers": permissions.contains(.readCustomers),
                    "makeBrands": description.isAdministrator,
                ] as PageValues,
                "languages": [
                    PageValues.option("zh", "中文", isChosen: visit.language == .chinese),
                    .option("en", "English", isChosen: visit.language == .english),
                ],
                "themes": ["system", "light", "dark"].map {
                    PageValues.option($0, words("me.theme_" + $0), isChosen: $0 == theme)
                },
                "passwordRule": words("start.passwordRule", ["count": String(PasswordRules.leastCharacters)]),
                "errors": errors, "hasFactor": description.hasSecondFactor,
                "sessions": sessions.map { line in
                    [
                        "id": line.id, "isThis": line.isThis,
                        "begun": words("me.begun", ["when": written.moment(line.session.begunAt, today: today)]),
                        "seen": words("me.seen", ["when": written.moment(line.session.seenAt, today: today)]),
                    ] as PageValues
                },
            ], status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
