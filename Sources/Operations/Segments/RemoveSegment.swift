package import Access
import Customers
import Database
import Insight
import Segments
package import Shop

/// Takes a saved segment away. What was recorded of it stays.
package struct RemoveSegment: BrandOperation {
    package static let permission = Permission.changeSegments
    package static let audited = Audited.change([.segmentRemoved])
    private let name: String
    package let brand: String?

    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        try await SegmentRound.change(brand, in: installation, at: now) { round in
            let follower = round.follower
            let segment = try follower.named(name)
            let others = follower.segments.filter { SegmentNames(of: $0.definition).segments.contains(name) }
            guard others.isEmpty else { throw SegmentsError.isNamed(name: name, by: others.map(\.name)) }
            let written: SegmentFollower? = try await installation.database.write { tx in
                var next = follower
                guard try next.remove(segment, at: now, in: tx) else { return nil }
                AuditLog.append(
                    AuditEntry(
                        .segmentRemoved, by: rights.caller, brand: brand.id, of: AuditSubject(.segment, segment.id.raw),
                        at: now), in: tx)
                try SegmentTags.remove(of: segment.id.raw, tag: nil, brand: next.brand.id, in: tx)
                return next
            }
            return written.map { ($0, ()) }
        }
    }
}

extension SegmentFollower {
    /// - Throws: `SegmentsError.noSuchSegment`.
    func named(_ name: String) throws -> SavedSegment {
        guard let segment = segments.first(where: { $0.name == name }) else {
            throw SegmentsError.noSuchSegment(name: name, known: segments.map(\.name))
        }
        return segment
    }
}
