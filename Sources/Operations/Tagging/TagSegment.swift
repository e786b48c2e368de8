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
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        let segment = try round.follower.named(name)
        let brand = brand.id
        let entry = AuditEntry(
            .segmentTagChanged, by: rights.caller, brand: brand, of: AuditSubject(.segment, segment.id.raw), at: now)
        switch action {
        case .stops:
            try await installation.database.write { tx in
                _ = try SegmentTags.remove(of: segment.id.raw, tag: tag, brand: brand, in: tx)
                AuditLog.append(entry, in: tx)
            }
            return 0
        case .tags(let takesOff):
            let rule = SegmentTags.Rule(segment: segment.id.raw, tag: tag, takesOff: takesOff)
            let tagging = try await installation.database.write { tx in
                try SegmentTags.set(rule, brand: brand, at: now, in: tx)
                AuditLog.append(entry, in: tx)
                let tagging = try SegmentTagging.find(brand, in: tx)
                try tagging.check(round.follower.segments)
                return tagging
            }
            let members = round.follower.members(of: segment.id) ?? MemberSet()
            let changes = tagging.changes(rule, from: MemberSet(), to: members, version: segment.version, at: now)
            try await tagging.write(changes, in: installation, at: now)
            return changes.count
        }
    }
}
