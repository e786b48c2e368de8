/// 分层: what a buyer is worth to the brand. Who has not bought (潜客) has none.
package enum ValueTier: String, Sendable, CaseIterable, Codable, Comparable {
    /// 沉睡: stage dormant or lost.
    case dormant
    /// 高价值
    case high
    /// 低忠诚
    case lowLoyalty = "low_loyalty"
    /// 潜力客户: a buyer who may rise.
    case potential
    /// 普通
    case ordinary

    /// In the order in which they are tried.
    package static func < (left: Self, right: Self) -> Bool {
        left.place < right.place
    }

    package var name: Phrase {
        switch self {
        case .dormant: Phrase(en: "dormant", zh: "沉睡")
        case .high: Phrase(en: "high value", zh: "高价值")
        case .lowLoyalty: Phrase(en: "low loyalty", zh: "低忠诚")
        case .potential: Phrase(en: "potential", zh: "潜力")
        case .ordinary: Phrase(en: "ordinary", zh: "普通")
        }
    }

    private var place: Int {
        switch self {
        case .dormant: 0
        case .high: 1
        case .lowLoyalty: 2
        case .potential: 3
        case .ordinary: 4
        }
    }
}
