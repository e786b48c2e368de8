/// What a person may be reached for. Words are kept for good.
package enum ConsentPurpose: String, Sendable, CaseIterable {
    case marketing, service
    /// 画像
    case profiling
    case research

    package var name: Phrase {
        switch self {
        case .marketing: Phrase(en: "marketing", zh: "营销")
        case .service: Phrase(en: "service", zh: "服务")
        case .profiling: Phrase(en: "profiling", zh: "画像")
        case .research: Phrase(en: "research", zh: "调研")
        }
    }
}
