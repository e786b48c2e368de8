package import Shop

/// What is warned of. Words are kept for good.
package enum RiskKind: String, Sendable, CaseIterable {
    /// 黑名单
    case blacklist
    /// 差评师
    case badReviewer = "bad_reviewer"
    /// 羊毛党
    case couponFarmer = "coupon_farmer"
    /// 恶意退款
    case maliciousRefunds = "malicious_refunds"

    /// The tag by which segments see it: nobody may put or take it by hand.
    package var tag: String { Self.tagPrefix + rawValue }

    package static let tagPrefix = "risk:"

    package var name: Phrase {
        switch self {
        case .blacklist: Phrase(en: "blacklist", zh: "黑名单")
        case .badReviewer: Phrase(en: "bad reviewer", zh: "差评师")
        case .couponFarmer: Phrase(en: "coupon farmer", zh: "羊毛党")
        case .maliciousRefunds: Phrase(en: "malicious refunds", zh: "恶意退款")
        }
    }
}

/// A warning about somebody.
package struct PersonRisk: Sendable {
    package let id: ID<PersonRisk>
    package let customer: ID<Customer>
    package let kind: RiskKind
    /// Codes of what shows it, as order numbers.
    package let evidence: [String]
    /// Whether somebody said why, in their own words: it lies among the customer's values, and `RevealCustomer` gives it.
    package internal(set) var hasNote = false
    package let notedBy: String
    package let notedAt: Instant
    /// Nil for one that does not run out.
    package let expiresAt: Instant?
    package let liftedAt: Instant?

    package func stands(at now: Instant) -> Bool {
        liftedAt == nil && (expiresAt.map { $0 > now } ?? true)
    }
}
