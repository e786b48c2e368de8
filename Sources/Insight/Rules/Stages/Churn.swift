package import Shop

/// Whether a buyer has stayed away for longer than their cycle.
package enum Churn: String, Sendable, CaseIterable {
    /// Within one cycle of the last purchase.
    case current
    /// 短期流失: over one cycle without buying.
    case shortTerm = "short_term"
    /// 长期流失: over three.
    case longTerm = "long_term"

    /// - Parameter cycle: days; above zero.
    package init(daysSinceLast: Int, cycle: Double) {
        let days = Double(daysSinceLast)
        self = days > 3 * cycle ? .longTerm : days > cycle ? .shortTerm : .current
    }

    package var name: Phrase {
        switch self {
        case .current: Phrase(en: "within the cycle", zh: "周期内")
        case .shortTerm: Phrase(en: "short-term churned", zh: "短期流失")
        case .longTerm: Phrase(en: "long-term churned", zh: "长期流失")
        }
    }
}
