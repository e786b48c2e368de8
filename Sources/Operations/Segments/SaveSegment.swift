package import Access
import Customers
import Database
package import Insight
import Segments
package import Shop

/// Gives a name to a segment, or another definition to one that is saved.
package struct SaveSegment: BrandOperation {
    package static let permission = Permission.changeSegments
    package static let audited = Audited.change([.segmentSaved])

    package struct Outcome: Sendable {
        package let segment: SavedSegment
        /// Whether anything changed.
        package let isChanged: Bool
        package let isNew: Bool
        package let members: Int
        /// Who is in it by this definition and was not by the one before; and the other way round.
        package let came: Int
        package let went: Int
        /// Others that name it and changed with it.
        package let changedWith: [String]
        package let remarks: [Phrase]
    }

    private let name: String
    private let text: String
    package let brand: String?
    private let enters: Bool

    /// - Parameter enters: whether whoever is in it by this definition alone enters it now, and whoever is not any more
    ///   leaves. Unless asked for nobody does: a journey is not to begin for thousands because a word was changed.
    package init(_ name: String, as text: String, brand: String?, enters: Bool) {
        self.name = name
        self.text = text
        self.brand = brand
        self.enters = enters
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Outcome {
        try NameRules.check(name)
        if (try? SegmentParser.parse(name)) != nil { throw SegmentsError.nameIsSentence(name) }
        return try await SegmentRound.change(brand, in: installation, at: now) { round in
            try await save(round, by: rights.caller, in: installation, at: now)
        }
    }

    private func save(
        _ round: SegmentRound, by caller: Caller, in installation: Installation, at now: Instant
    ) async throws -> (SegmentFollower, Outcome)? {
        let desk = try await SegmentDesk(text, round, in: installation, at: now)
        let (definition, follower, live) = (desk.question.segment, round.follower, round.figures.live)
        let known = follower.segments.first { $0.name == name }
        let names = follower.segments.map(\.name) + [name]
        if let missing = SegmentNames(of: definition).segments.first(where: { !names.contains($0) }) {
            throw SegmentsError.noSuchSegment(name: missing, known: follower.segments.map(\.name))
        }
        if let known, known.definition == definition, !enters {
            let members = follower.members(of: known.id)?.count ?? 0
            return (
                follower,
                Outcome(
                    segment: known, isChanged: false, isNew: false, members: members, came: 0, went: 0, changedWith: [],
                    remarks: desk.remarks())
            )
        }
        var definitions = follower.definitions
        definitions[name] = definition
        let asked = try await round.figures.question(
            .any(Array(definitions.values)), definitions: definitions, stores: round.stores, in: installation, at: now)
        let change = try follower.define(name, as: definition, live, asked)
        let written: (SegmentFollower, SavedSegment)? = try await installation.database.write { tx in
            var next = follower
            guard let segment = try next.record(change, enters: self.enters, at: now, in: tx) else { return nil }
            AuditLog.append(
                AuditEntry(
                    .segmentSaved, by: caller, brand: follower.brand.id, of: AuditSubject(.segment, segment.id.raw),
                    at: now), in: tx)
            try SegmentTagging.find(next.brand.id, in: tx).check(next.segments)
            return (next, segment)
        }
        guard let (next, segment) = written else { return nil }
        try await tag(from: follower, to: next, in: installation, at: now)
        let outcome = Outcome(
            segment: segment, isChanged: true, isNew: known == nil, members: change.parts[0].after.count,
            came: change.parts[0].came.count, went: change.parts[0].went.count,
            changedWith: change.parts.dropFirst().map(\.name), remarks: desk.remarks())
        return (next, outcome)
    }

    /// Whoever is in a segment by its new definition has its tags from now on.
    private func tag(
        from before: SegmentFollower, to after: SegmentFollower, in installation: Installation, at now: Instant
    ) async throws {
        let tagging = try await installation.database.read { try SegmentTagging.find(after.brand.id, in: $0) }
        for segment in after.segments {
            for rule in tagging.rules where rule.segment == segment.id.raw {
                let changes = tagging.changes(
                    rule, from: before.members(of: segment.id) ?? MemberSet(),
                    to: after.members(of: segment.id) ?? MemberSet(), version: segment.version, at: now)
                try await tagging.write(changes, in: installation, at: now)
            }
        }
    }
}
