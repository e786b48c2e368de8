package import Shop

/// What speaks for two customers being one person. Numbers are kept for good.
package enum JoinEvidence: Int64, Sendable, CaseIterable {
    /// A name that one person alone has is known of both.
    case sameIdentity = 1
    /// A phone that both told for deliveries, or one told so that is the other's own.
    case contactPhone = 2
    /// An e-mail, the same way.
    case contactEmail = 3
    /// The same name at the same address.
    case addressAndName = 4
    /// The same device.
    case device = 5

    /// For programs.
    package var code: String {
        switch self {
        case .sameIdentity: "same_identity"
        case .contactPhone: "contact_phone"
        case .contactEmail: "contact_email"
        case .addressAndName: "address_and_name"
        case .device: "device"
        }
    }

    package var name: Phrase {
        switch self {
        case .sameIdentity: Phrase(en: "the same identity", zh: "相同的客户标识")
        case .contactPhone: Phrase(en: "the same contact phone", zh: "相同的联系电话")
        case .contactEmail: Phrase(en: "the same contact e-mail", zh: "相同的联系邮箱")
        case .addressAndName: Phrase(en: "the same name at the same address", zh: "姓名与地址都相同")
        case .device: Phrase(en: "the same device", zh: "同一设备")
        }
    }
}

/// One value that two customers share. It is told by its keyed hash, never in the clear.
package struct JoinClue: Hashable, Sendable {
    package let one: ID<Customer>
    package let other: ID<Customer>
    package let evidence: JoinEvidence
    /// Of the value: an `IdentityKind` or a `PersonalKind`, by its word.
    package let kind: String
    package let blindIndex: [UInt8]

    /// - Parameters: `one` and `other` in any order.
    init(
        _ one: ID<Customer>, _ other: ID<Customer>, _ evidence: JoinEvidence, kind: String, blindIndex: [UInt8]
    ) {
        self.one = min(one, other)
        self.other = max(one, other)
        self.evidence = evidence
        self.kind = kind
        self.blindIndex = blindIndex
    }
}
