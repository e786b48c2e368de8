import Access
import Foundation
import Hummingbird
import Operations
import Shop

/// One request of a browser as a page sees it.
struct Visit: Sendable {
    let installation: Installation
    let caller: Caller
    let words: Words
    let now: Instant
    /// Where it comes from, seen through the proxies that are trusted.
    let address: String
    /// The address that was asked for, without its query.
    let place: String
    /// What stands in the address for the names in brackets.
    let path: [String: String]
    let query: FormFields
    let form: FormFields
    /// Whether a part of a page is asked for by a page that is there.
    let isPart: Bool
    /// Whether the page may be sent packed.
    let takesPacked: Bool
    /// `light`, `dark`, or nil for what the device says.
    let theme: String?
    /// The numbers that the page's own scripts carry.
    let nonce: String
    let cookies: Cookies
    /// The page from which it was asked, where that is one of ours.
    let cameFrom: String?
    /// Where our pages come from, as it is told to others: `https://crm.example`.
    let origin: String
    /// What is sent where a page takes a file, still on its way; nil elsewhere.
    let file: RequestBody?
    let boundary: String?

    subscript(_ name: String) -> String { path[name] ?? "" }

    var language: Language { words.language }

    func run<Asked: Askable>(_ operation: Asked) async throws -> Asked.Output {
        try await operation.ask(of: installation, as: caller, at: now)
    }

    /// What every page takes.
    var common: PageValues {
        var values: PageValues = [
            "lang": language == .chinese ? "zh-CN" : "en", "isEnglish": language == .english,
            "isChinese": language == .chinese, "nonce": nonce, "version": AssetPages.version, "t": words.values,
            "errors": PageValues(), "otherTheme": theme == "dark" ? "light" : "dark",
            "inChinese": inLanguage("zh"), "inEnglish": inLanguage("en"),
        ]
        values["theme"] = theme
        if let name = cookies["huitou-notice"]?.value, Notice(rawValue: name) != nil {
            values["notice"] = ["text": words("notice." + name), "isGood": true] as PageValues
        }
        return values
    }

    private func inLanguage(_ name: String) -> String {
        SignInPages.own(place) + "?" + query.replacing("language", with: name).text
    }
}
