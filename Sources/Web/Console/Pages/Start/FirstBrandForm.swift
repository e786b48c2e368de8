import Access
import Foundation
import HTTPTypes
import Shop

/// The form that a brand is made with: what was typed, else what is likely.
struct FirstBrandForm {
    private static let currencies = [
        "CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "SGD", "MYR", "THB", "VND", "IDR", "INR", "AUD", "CAD",
    ]
    private let visit: Visit
    private let action: String

    /// - Parameter action: where it is sent.
    init(_ visit: Visit, action: String) {
        self.visit = visit
        self.action = action
    }

    var name: String { visit.form.filled("name") ?? "" }

    var timeZone: String { visit.form.filled("timeZone") ?? Self.likelyZone(visit.language) }

    var currency: String {
        visit.form.filled("currency") ?? (visit.language == .chinese ? Currency.cny : .usd).code
    }

    var language: Language { visit.form["language"].flatMap { Language(tag: $0) } ?? visit.language }

    /// - Parameter error: why no brand was made of what was typed.
    func page(refused error: AccessError? = nil) -> PageReply {
        let words = visit.words
        var problem: String?
        var errors = PageValues()
        if let error {
            let message = error.message(in: visit.language)
            if let field = Self.field(of: error) { errors[field] = message } else { problem = message }
        }
        let chosen = currency
        let codes = Self.currencies.contains(chosen) ? Self.currencies : [chosen] + Self.currencies
        let values: PageValues = .filled([
            "title": words("start.brandTitle"), "action": action, "problem": problem, "errors": errors,
            "form": ["name": visit.form["name"] ?? "", "timeZone": timeZone] as PageValues,
            "currencies": codes.map { PageValues.option($0, label(of: $0), isChosen: $0 == chosen) },
            "languages": [
                PageValues.option("zh", "中文", isChosen: language == .chinese),
                .option("en", "English", isChosen: language == .english),
            ],
            "zones": Self.zones,
        ])
        return .page(
            "start_brand", values.merging(StartSteps.brand.marks(words)) { $1 },
            status: error == nil ? .ok : .unprocessableContent)
    }

    /// `CNY · Chinese Yuan`
    private func label(of code: String) -> String {
        let locale = Locale(identifier: visit.language == .chinese ? "zh-Hans" : "en")
        guard let name = locale.localizedString(forCurrencyCode: code) else { return code }
        return code + " · " + name
    }

    /// The field that an error is about.
    private static func field(of error: AccessError) -> String? {
        if case .unknownTimeZone = error { return "timeZone" }
        return error.code.hasPrefix("name.") || error.code == "brand.exists" ? "name" : nil
    }

    private static let zones = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.sorted()

    /// China's for whoever reads Chinese; the server's own else, where it has one.
    private static func likelyZone(_ language: Language) -> String {
        if language == .chinese { return "Asia/Shanghai" }
        let own = TimeZone.current.identifier
        return own.contains("/") && zones.contains(own) ? own : "UTC"
    }
}
