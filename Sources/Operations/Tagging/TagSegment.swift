package import Access
import Customers
import Database
import Insight
package import Shop

/// Has a saved segment tag its members from now on, or no more.
package struct TagSegment: BrandOperation {
    package static let permission = Permission.changeSegments
    package static let audited = Audited.change([.segmentTagChanged])
    private let name: String
    private let tag: String
    private let action: Action
    package let brand: String?

    package enum Action: Sendable {
        /// - Parameter takesOff: whether who leaves loses the tag.
        case tags(takesOff: Bool)
        /// What is tagged stays tagged.
        case stops
    }

    package init(_ name: String, with tag: String, _ action: Action, brand: String?) {
        self.name = name
        self.tag = tag
        self.action = action
        self.brand = brand
    }

    /// - Returns: how many got the tag now.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Int {
        try NameRules.check(tag)
        guard !tag.hasPrefix(RiskKind.tagPrefix) else { throw CustomersError.reservedTag(tag) }
        let count = try await SegmentRound.change(brand, in: installation, at: now) { round in
            try await settle(round, by: rights.caller, in: installation, at: now)
        }
        // The next round, whoever's it is, tags those who are owed; it is begun here.
        if case .tags = action { _ = try await SegmentRound.next(brand, in: installation, at: now) }
        return count
    }

    /// Sets the rule as the next thing recorded of segments: whoever enters before is a member here, and whoever does after
    /// is tagged by the rule.
    ///
    /// - Returns: how many are members.
    private func settle(
        _ round: SegmentRound, by caller: Caller, in installation: Installation, at now: Instant
    ) async throws -> (SegmentFollower, Int)? {
        let (segment, brand) = (try round.follower.named(name), round.follower.brand.id)
        let written: SegmentFollower? = try await installation.database.write { tx in
            var next = round.follower
            guard try next.record([], at: now, in: tx) != nil else { return nil }
            switch action {
            case .stops: _ = try SegmentTags.remove(of: segment.id.raw, tag: tag, brand: brand, in: tx)
            case .tags(let takesOff):
                let rule = SegmentTags.Rule(segment: segment.id.raw, tag: tag, takesOff: takesOff)
                let last = try SegmentMoves.last(of: segment.id, brand: brand, in: tx)
                try SegmentTags.set(rule, after: last, brand: brand, at: now, in: tx)
            }
            AuditLog.append(
                AuditEntry(
                    .segmentTagChanged, by: caller, brand: brand, of: AuditSubject(.segment, segment.id.raw), at: now),
                in: tx)
            try SegmentTagging.find(brand, in: tx).check(next.segments)
            return next
        }
        guard let next = written else { return nil }
        guard case .tags = action else { return (next, 0) }
        return (next, next.members(of: segment.id)?.count ?? 0)
    }
}
