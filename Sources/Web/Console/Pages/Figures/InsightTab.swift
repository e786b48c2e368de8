import Insight
import Operations
import Shop

/// The pages to think on, beside each other.
enum InsightTab: String, Sendable {
    case rfm, stages, cycles, cohorts, compare
}

extension Shell {
    /// One of the pages to think on.
    ///
    /// - Parameters:
    ///   - tab: where one is; nil for a page of its own.
    ///   - csv: the addresses of the page's tables, by name.
    func insight(
        _ template: String, title: String, in tab: InsightTab?, csv: [String: String], _ values: PageValues,
        isRefused: Bool = false
    ) -> PageReply {
        var inside: PageValues = [:]
        if let tab { inside[tab.rawValue] = true }
        let around: PageValues = ["in": inside, "csv": csv as PageValues]
        return page(template, title: title, at: .insight, around.merging(values) { $1 }, isRefused: isRefused)
    }

    /// Where the customers are listed who are in a segment.
    func members(of segment: String) -> String {
        path + "/customers?segment=" + FormFields.encoded(segment)
    }

    /// An address of the brand with what the present one asks for.
    func beside(_ place: String, _ query: FormFields) -> String {
        let text = query.text
        return path + place + (text.isEmpty ? "" : "?" + text)
    }

    /// How many purchases have a known buyer, as a sentence.
    func stated(_ coverage: Coverage) -> String {
        words("insight.coverage", ["share": coverage.share.map { written.percent($0) } ?? "–"])
    }
}

extension PageValues {
    /// How a figure is reckoned.
    static func formula(_ text: String, _ parts: [String] = []) -> PageValues {
        ["text": text, "parts": parts]
    }
}
