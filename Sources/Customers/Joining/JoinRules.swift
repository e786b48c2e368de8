package import Shop

/// Says when two customers are one person, when somebody is to be asked, and when nothing follows.
package enum JoinRules {
    /// How far a name of a kind tells one person from all others.
    package enum Scope: Hashable, Sendable {
        /// In the whole brand.
        case brand
        /// In all of the brand's stores on one platform.
        case platform(Platform)
        /// In one store.
        case store(ID<Store>)
    }

    /// One name that somebody is known by.
    package struct Known: Hashable, Sendable {
        package let kind: IdentityKind
        package let scope: Scope
        package let blindIndex: [UInt8]

        package init(kind: IdentityKind, scope: Scope, blindIndex: [UInt8]) {
            self.kind = kind
            self.scope = scope
            self.blindIndex = blindIndex
        }
    }

    package enum Verdict: Hashable, Sendable {
        case join
        case propose
        case nothing
    }

    /// A value that ties more persons than these is weak.
    package static let mostPersons = 5

    /// Phones, e-mails, unionids and member cards are the same anywhere. A login name is its platform's; a number that a shop
    /// gives its buyers is that shop's alone.
    package static func scope(of kind: IdentityKind, in store: ID<Store>, on platform: Platform) -> Scope {
        switch kind {
        case .phone, .email, .wechatUnionID, .memberCard, .anonymous: .brand
        case .nick: platform == .taobao ? .platform(platform) : .store(store)
        case .account: platform == .jd ? .platform(platform) : .store(store)
        case .wechatOpenID: .store(store)
        }
    }

    /// What a name shared by two is worth as evidence.
    package static func evidence(of kind: IdentityKind) -> JoinEvidence {
        switch kind {
        case .phone, .email, .nick, .account, .wechatOpenID, .wechatUnionID, .memberCard: .sameIdentity
        case .anonymous: .device
        }
    }

    /// Whether a person has one of the kind: two different ones are two persons. A person has several phones and devices.
    package static func isUnique(_ kind: IdentityKind) -> Bool {
        switch kind {
        case .email, .nick, .account, .wechatOpenID, .wechatUnionID, .memberCard: true
        case .phone, .anonymous: false
        }
    }

    /// - Parameters:
    ///   - sides: the names of all who are read as one customer, and as the other.
    ///   - isTiedByASource: whether one statement named both: a sign-in ties a device to a person.
    ///   - isDoubted: whether somebody has said before that they are two.
    ///   - isCommon: whether the value ties more than `mostPersons`.
    package static func verdict(
        _ evidence: JoinEvidence, between sides: (Set<Known>, Set<Known>), isTiedByASource: Bool, isDoubted: Bool,
        isCommon: Bool
    ) -> Verdict {
        if isCommon { return .nothing }
        guard !isDoubted, !contradict(sides.0, sides.1) else { return .propose }
        switch evidence {
        case .sameIdentity: return .join
        case .device: return isTiedByASource && (isNameless(sides.0) || isNameless(sides.1)) ? .join : .propose
        case .contactPhone, .contactEmail, .addressAndName: return .propose
        }
    }

    /// Whether they have different names where a person has one.
    static func contradict(_ one: Set<Known>, _ other: Set<Known>) -> Bool {
        struct Space: Hashable {
            let kind: IdentityKind
            let scope: Scope
        }
        let names = { (side: Set<Known>) in
            Dictionary(grouping: side.filter { isUnique($0.kind) }) { Space(kind: $0.kind, scope: $0.scope) }
        }
        let (mine, theirs) = (names(one), names(other))
        return mine.contains { space, known in
            guard let others = theirs[space] else { return false }
            return Set(known).isDisjoint(with: others)
        }
    }

    /// Known by devices alone.
    private static func isNameless(_ side: Set<Known>) -> Bool {
        side.allSatisfy { $0.kind == .anonymous }
    }
}
