/// A language that people read Huitou in.
package enum Language: String, Sendable, CaseIterable, Codable {
    case chinese = "zh"
    case english = "en"

    /// Reads a locale or language tag: `zh_CN.UTF-8`, `zh-Hans`, `en`; nil for any other language.
    package init?(tag: String) {
        let lowered = tag.lowercased()
        if lowered.hasPrefix("zh") {
            self = .chinese
        } else if lowered.hasPrefix("en") {
            self = .english
        } else {
            return nil
        }
    }
}
