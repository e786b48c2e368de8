/// Why a person was erased: one of these, since whatever somebody typed might name them. Words are kept for good.
package enum ErasureReason: String, Sendable, CaseIterable {
    /// They asked for it.
    case request
    /// They took back what allowed keeping it.
    case consent
    /// It was kept long enough.
    case retention
    /// It should never have been there.
    case mistake
    /// An authority or a court ordered it.
    case law

    package var name: Phrase {
        switch self {
        case .request: Phrase(en: "they asked for it", zh: "本人要求")
        case .consent: Phrase(en: "consent was withdrawn", zh: "撤回授权")
        case .retention: Phrase(en: "kept long enough", zh: "保存期满")
        case .mistake: Phrase(en: "kept by mistake", zh: "误存")
        case .law: Phrase(en: "by order of law", zh: "法律要求")
        }
    }
}
