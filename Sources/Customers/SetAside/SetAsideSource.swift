package import Shop

/// By what way something came in that was set aside. Words are kept.
package enum SetAsideSource: String, Sendable, CaseIterable {
    /// Events of a site or an app.
    case events
    /// What a platform tells by itself.
    case webhook

    package var name: Phrase {
        switch self {
        case .events: Phrase(en: "events", zh: "行为上报")
        case .webhook: Phrase(en: "webhook", zh: "平台推送")
        }
    }
}
