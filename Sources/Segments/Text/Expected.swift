package import Shop

/// What could stand at a place of a text.
package enum Expected: Hashable, Sendable {
    case word(Spelling)
    case value(ValueKind)
    /// Nothing more.
    case end

    /// For people: the canonical word, or what kind of value.
    package var name: Phrase {
        switch self {
        case .word(let spelling): spelling.canonical
        case .value(let kind): kind.name
        case .end: Phrase(en: "the end", zh: "结尾")
        }
    }
}

/// A value that a person types, by kind; callers complete names from what the brand has.
package enum ValueKind: String, Hashable, Sendable, CaseIterable {
    case wholeNumber = "whole_number"
    case number, share, date, product, category
    /// A product or a category.
    case goods
    case store, host, tag, trait
    case traitText = "trait_text"
    case segment, place
    case rfmCode = "rfm_code"

    package var name: Phrase {
        switch self {
        case .wholeNumber: Phrase(en: "a whole number", zh: "整数")
        case .number: Phrase(en: "a number", zh: "数字")
        case .share: Phrase(en: "a share as in 30%", zh: "百分比（如 30%）")
        case .date: Phrase(en: "a date as in 2025-06-18", zh: "日期（如 2025-06-18）")
        case .product: Phrase(en: "a product in quotes", zh: "带引号的商品")
        case .category: Phrase(en: "a category in quotes", zh: "带引号的品类")
        case .goods: Phrase(en: "a product or category in quotes", zh: "带引号的商品或品类")
        case .store: Phrase(en: "a store in quotes", zh: "带引号的店铺")
        case .host: Phrase(en: "a live host in quotes", zh: "带引号的主播")
        case .tag: Phrase(en: "a tag in quotes", zh: "带引号的标签")
        case .trait: Phrase(en: "the name of a trait", zh: "属性名")
        case .traitText: Phrase(en: "a text in quotes", zh: "带引号的文字")
        case .segment: Phrase(en: "a segment in quotes", zh: "带引号的人群")
        case .place: Phrase(en: "a name in quotes", zh: "带引号的名称")
        case .rfmCode: Phrase(en: "an RFM code as in 001 or 1x1", zh: "RFM 编码（如 001 或 1x1）")
        }
    }
}
