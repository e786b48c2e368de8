/// 生命周期: how a person stands to the brand. Rules and segments keep the case, never its name.
package enum Stage: String, Sendable, CaseIterable, Codable, Comparable {
    /// 潜客: known, and has never bought.
    case prospect
    /// 新客
    case new
    /// 活跃
    case active
    /// 预流失
    case cooling
    /// 沉睡
    case dormant
    /// 流失
    case lost

    /// In the order of a life.
    package static func < (left: Self, right: Self) -> Bool {
        left.place < right.place
    }

    package var name: Phrase {
        switch self {
        case .prospect: Phrase(en: "prospect", zh: "潜客")
        case .new: Phrase(en: "new", zh: "新客")
        case .active: Phrase(en: "active", zh: "活跃")
        case .cooling: Phrase(en: "cooling", zh: "预流失")
        case .dormant: Phrase(en: "dormant", zh: "沉睡")
        case .lost: Phrase(en: "lost", zh: "流失")
        }
    }

    private var place: Int {
        switch self {
        case .prospect: 0
        case .new: 1
        case .active: 2
        case .cooling: 3
        case .dormant: 4
        case .lost: 5
        }
    }
}
