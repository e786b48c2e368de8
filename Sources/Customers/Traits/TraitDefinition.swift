package import Shop

/// 偏好: a trait that the brand keeps of its customers, and what it may be.
package struct TraitDefinition: Hashable, Sendable {
    /// Words are kept for good.
    package enum Form: String, Sendable, CaseIterable {
        case text, number, date, choice
        case yesNo = "yes_no"

        package var name: Phrase {
            switch self {
            case .text: Phrase(en: "text", zh: "文本")
            case .number: Phrase(en: "number", zh: "数字")
            case .date: Phrase(en: "date", zh: "日期")
            case .choice: Phrase(en: "one of a list", zh: "单选")
            case .yesNo: Phrase(en: "yes or no", zh: "是/否")
            }
        }

        /// The bound that a text means: of a date its day's number in millionths; nil where it means none.
        package func bound(_ text: String) -> Millionths? {
            switch self {
            case .date: BrandDay(text).map { Millionths(Int64($0.number) * 1_000_000) }
            case .text, .number, .choice, .yesNo: Millionths(plain: text.utf8)
            }
        }
    }

    package let name: String
    package let form: Form
    /// Of a choice: what it may be, in order.
    package let choices: [String]
    /// Of a number: what it counts, as `cm`.
    package let unit: String?
    /// Of a number, or of a date as its day's number in millionths.
    package let lowest: Millionths?
    package let highest: Millionths?

    package init(
        name: String, form: Form, choices: [String] = [], unit: String? = nil, lowest: Millionths? = nil,
        highest: Millionths? = nil
    ) {
        self.name = name
        self.form = form
        self.choices = choices
        self.unit = unit
        self.lowest = lowest
        self.highest = highest
    }
}
