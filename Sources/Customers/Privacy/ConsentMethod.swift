package import Shop

/// How a person said what they allow: a closed list, since in anybody's own words a name may be in it. Words are kept for
/// good; how exactly lies with the paper, the message or the form that the brand keeps.
package enum ConsentMethod: String, Sendable, CaseIterable {
    case form
    case checkout
    case membership
    /// An answer to a message.
    case reply
    /// By a link or a button made for it.
    case unsubscribe
    case phone
    case paper
    case counter
    /// A platform, or another system, told it.
    case imported = "import"
    case other

    package var name: Phrase {
        switch self {
        case .form: Phrase(en: "form", zh: "表单")
        case .checkout: Phrase(en: "checkout", zh: "下单时")
        case .membership: Phrase(en: "membership", zh: "入会")
        case .reply: Phrase(en: "reply", zh: "回复")
        case .unsubscribe: Phrase(en: "unsubscribe link", zh: "退订链接")
        case .phone: Phrase(en: "phone", zh: "电话")
        case .paper: Phrase(en: "paper", zh: "书面")
        case .counter: Phrase(en: "at the counter", zh: "门店当面")
        case .imported: Phrase(en: "import", zh: "导入")
        case .other: Phrase(en: "other", zh: "其他")
        }
    }

    /// What a source tells may be anything.
    package init(told text: String) {
        self = ConsentMethod(rawValue: text.lowercased()) ?? .other
    }

    /// What is kept, in words; how it was said is not kept of whoever was erased.
    package static func shown(_ kept: String) -> Phrase {
        kept == "erased" ? Phrase(en: "erased", zh: "已删除") : ConsentMethod(told: kept).name
    }
}
