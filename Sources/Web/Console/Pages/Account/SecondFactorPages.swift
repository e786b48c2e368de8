import Access
import Foundation
import HTTPTypes
import Operations
import Shop

/// Codes of an authenticator beside one's password: turned on, and off again.
enum SecondFactorPages {
    /// Secrets that somebody is setting an authenticator up with: shown again after a wrong code, for a quarter of an hour.
    private static let begun = KeptBriefly<Caller, Secret>(milliseconds: 900_000)

    static let all: [PageRoute] = [
        .post("/me/second-factor/new") { visit in
            let uri = try await visit.run(BeginSecondFactor(of: nil))
            begun.keep(uri, as: visit.caller, at: visit.now)
            return setup(visit, uri)
        },
        .post("/me/second-factor", confirm),
        .post("/me/second-factor/removal") { visit in
            do {
                try await visit.run(
                    RemoveSecondFactor(of: nil, code: Secret(visit.form.filled("code") ?? "")))
                return .go("/sign-in", cookies: [SessionCookie.cleared, Notice.factorOff.cookie])
            } catch AccessError.wrongCode {
                return try await AccountPages.page(visit, errors: ["code": visit.words("factor.wrong")])
            } catch let error as AccessError where error.kind == .limited {
                return try await AccountPages.page(visit, errors: ["code": error.message(in: visit.language)])
            }
        },
    ]

    /// Sessions end with it: this is the last answer to the one that asked.
    private static func confirm(_ visit: Visit) async throws -> PageReply {
        do {
            let codes = try await visit.run(
                ConfirmSecondFactor(of: nil, code: Secret(visit.form.filled("code") ?? "")))
            begun.forget(visit.caller)
            return .page(
                "recovery_codes",
                ["title": visit.words("factor.codesTitle"), "codes": codes.map(\.revealed)],
                cookies: [SessionCookie.cleared])
        } catch AccessError.wrongCode {
            guard let uri = begun.find(visit.caller, at: visit.now) else { return .go("/me") }
            return setup(visit, uri, problem: visit.words("factor.wrong"))
        } catch AccessError.noSecondFactor {
            return .go("/me")
        }
    }

    /// Never cached, as nothing is.
    private static func setup(_ visit: Visit, _ uri: Secret, problem: String? = nil) -> PageReply {
        .page(
            "second_factor_setup",
            .filled([
                "title": visit.words("factor.setupTitle"), "secret": secret(in: uri),
                "errors": PageValues.filled(["code": problem]),
            ]), status: problem == nil ? .ok : .unprocessableContent)
    }

    /// As it is typed in: four letters at a time.
    private static func secret(in uri: Secret) -> String {
        let items = URLComponents(string: uri.revealed)?.queryItems ?? []
        let letters = Array(items.first { $0.name == "secret" }?.value ?? "")
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
    }
}
