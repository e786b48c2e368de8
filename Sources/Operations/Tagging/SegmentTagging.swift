import Customers
import Database
import Insight
import Segments
import Shop

/// Tags people as segments move.
struct SegmentTagging {
    let brand: ID<Brand>
    let rules: [SegmentTags.Rule]

    static func find(_ brand: ID<Brand>, in tx: ReadTransaction) throws -> SegmentTagging {
        SegmentTagging(brand: brand, rules: try SegmentTags.all(brand: brand, in: tx))
    }

    /// Has each rule take up the moves that were recorded since it last did, some at a time: a day can move everybody, and
    /// others wait for no more. Cut short, the next round goes on where it ended.
    static func follow(
        _ brand: ID<Brand>, most: Int = mostAtOnce, in installation: Installation, at now: Instant
    ) async throws {
        while let (rule, place) = try await installation.database.read({ try behind(brand, in: $0) }) {
            try await installation.database.write { tx in
                let moves = try SegmentMoves.after(place, of: ID(rule.segment), brand: brand, limit: most, in: tx)
                guard let last = moves.last else { return }
                let tagging = SegmentTagging(brand: brand, rules: [rule])
                let changes = moves.compactMap { tagging.change(rule, following: $0.move) }
                try PersonTags(brand: brand).record(changes, at: now, in: tx)
                try SegmentTags.follow(rule, to: last.number, brand: brand, in: tx)
            }
        }
    }

    /// A rule whose segment has moved on, and how far it has come.
    private static func behind(
        _ brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> (rule: SegmentTags.Rule, place: Int64)? {
        for (rule, place) in try SegmentTags.followed(brand: brand, in: tx)
        where try SegmentMoves.last(of: ID(rule.segment), brand: brand, in: tx) > place { return (rule, place) }
        return nil
    }

    private func change(_ rule: SegmentTags.Rule, following move: SegmentMove) -> PersonTags.Change? {
        guard move.isIn || rule.takesOff else { return nil }
        return change(rule, move.customer, isOn: move.isIn, at: move.occurredAt, "\(move.version) \(move.reason)")
    }

    /// What a new definition, or a new rule, changes: who came gets the tag, who went loses it where the rule says so.
    func changes(
        _ rule: SegmentTags.Rule, from before: MemberSet, to after: MemberSet, version: Int64, at now: Instant
    ) -> [PersonTags.Change] {
        let came = after.members.filter { !before.contains($0) }
        let went = rule.takesOff ? before.members.filter { !after.contains($0) } : []
        return came.map { change(rule, $0, isOn: true, at: now, "defined \(version) \(now.milliseconds)") }
            + went.map { change(rule, $0, isOn: false, at: now, "defined \(version) \(now.milliseconds)") }
    }

    private func change(
        _ rule: SegmentTags.Rule, _ customer: ID<Customer>, isOn: Bool, at moment: Instant, _ cause: String
    ) -> PersonTags.Change {
        PersonTags.Change(
            customer: customer, tag: rule.tag, isOn: isOn, at: moment,
            key: "segment \(rule.segment) \(rule.tag) \(customer.raw) \(isOn) \(moment.milliseconds) \(cause)")
    }

    /// At once: others wait for no more.
    static let mostAtOnce = 2_000

    func write(_ changes: [PersonTags.Change], in installation: Installation, at now: Instant) async throws {
        for some in changes.inLists(of: Self.mostAtOnce) {
            try await installation.database.write { tx in
                _ = try PersonTags(brand: brand).record(some, at: now, in: tx)
            }
        }
    }

    /// A rule whose tag its own segment hangs on, by one way or another: it would put and take it for ever.
    ///
    /// - Throws: `SegmentsError.tagCircle`.
    func check(_ segments: [SavedSegment]) throws {
        for rule in rules {
            var reached: Set<String> = [rule.tag]
            var size = 0
            while size < reached.count {
                size = reached.count
                for other in rules {
                    let named = Self.tags(of: other.segment, segments)
                    if !named.isDisjoint(with: reached) { reached.insert(other.tag) }
                }
            }
            guard !Self.tags(of: rule.segment, segments).isDisjoint(with: reached) else { continue }
            let name = segments.first { $0.id.raw == rule.segment }?.name ?? ""
            throw SegmentsError.tagCircle(segment: name, tag: rule.tag)
        }
    }

    /// The tags that a segment names, and those it names do.
    private static func tags(of segment: Int64, _ segments: [SavedSegment]) -> Set<String> {
        guard let first = segments.first(where: { $0.id.raw == segment }) else { return [] }
        var tags: Set<String> = []
        var seen: Set<String> = [first.name]
        var waiting = [first]
        while let next = waiting.popLast() {
            let names = SegmentNames(of: next.definition)
            tags.formUnion(names.tags)
            for name in names.segments where seen.insert(name).inserted {
                waiting += segments.filter { $0.name == name }
            }
        }
        return tags
    }
}
