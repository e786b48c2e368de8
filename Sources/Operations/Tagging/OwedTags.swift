import Customers
import Database
import Insight
import Shop

/// Tags those who were members when a rule was set. The rule owes them until all are: cut short, the next round goes on.
struct OwedTags {
    let follower: SegmentFollower
    private var brand: ID<Brand> { follower.brand.id }

    init(_ follower: SegmentFollower) {
        self.follower = follower
    }

    /// - Returns: false where somebody recorded moves meanwhile: the next round tries again.
    func write(in installation: Installation, at now: Instant) async throws -> Bool {
        for owing in try await installation.database.read({ try SegmentTags.owing(brand: brand, in: $0) }) {
            let members: MemberSet? = try await installation.database.read { tx in
                try follower.isCurrent(in: tx) ? self.members(of: owing, in: tx) : nil
            }
            guard let members else { return false }
            let segment = follower.segments.first { $0.id.raw == owing.rule.segment }
            let tagging = SegmentTagging(brand: brand, rules: [owing.rule])
            // As of the moment when it was set: told again, each is known.
            let changes = tagging.changes(
                owing.rule, from: MemberSet(), to: members, version: segment?.version ?? 0, at: owing.setAt)
            try await tagging.write(changes, in: installation, at: now)
            try await installation.database.write { try SegmentTags.settle(owing, brand: brand, in: $0) }
        }
        return true
    }

    /// Who was in the segment when the rule was set: whoever moved since was what their first move says that they were.
    private func members(of owing: SegmentTags.Owing, in tx: ReadTransaction) throws -> MemberSet {
        let segment = ID<SavedSegment>(owing.rule.segment)
        var members = follower.members(of: segment) ?? MemberSet()
        var moved: Set<ID<Customer>> = []
        for recorded in try SegmentMoves.after(owing.move, of: segment, brand: brand, in: tx)
        where moved.insert(recorded.move.customer).inserted {
            if recorded.move.isIn {
                members.remove(recorded.move.customer)
            } else {
                members.insert(recorded.move.customer)
            }
        }
        return members
    }
}
