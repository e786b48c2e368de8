import Database
import Facts
package import Segments
import Shop

/// What defining a segment anew changes, for it and for all that name it.
package struct SegmentChange: Sendable {
    /// One segment that changes.
    package struct Part: Sendable {
        package let name: String
        /// Nil for one that is new.
        package let known: SavedSegment?
        package let definition: Segment
        package let origin: SegmentVersion.Origin
        /// Who is in it as recorded; nil for one that is new.
        package internal(set) var before: MemberSet?
        /// Who will be.
        package internal(set) var after = MemberSet()

        package var came: MemberSet { before.map { after.subtracting($0) } ?? MemberSet() }
        package var went: MemberSet { before.map { $0.subtracting(after) } ?? MemberSet() }
    }

    /// The one defined first.
    package internal(set) var parts: [Part]
}

extension SegmentChange.Part {
    /// Records the version and its members.
    ///
    /// - Returns: the roll, and the moves by which those who differ would enter and leave.
    func record(
        brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> (roll: SegmentRoll, moves: [SegmentMove]) {
        let number = (known?.version ?? 0) + 1
        let id = try known?.id ?? SavedSegments.add(name, brand: brand, in: tx)
        let segment = SavedSegment(id: id, name: name, version: number, definition: definition)
        let version = SegmentVersion(
            number: number, definition: definition, origin: origin, came: came.count, went: went.count,
            members: after.count, definedAt: now)
        try SavedSegments.add(version, to: id, brand: brand, in: tx)
        let last = try SegmentMoves.last(of: id, brand: brand, in: tx)
        try SegmentSnapshots.keep(after, of: id, version: number, after: last, brand: brand, at: now, in: tx)
        let fact = Fact(.segmentDefined, subject: id.raw, part: number, occurredAt: now)
        try FactLog.append([fact], brand: brand, at: now, in: tx)
        let entering = before == nil ? after : came
        let moves = entering.members.map { ($0, true) } + went.members.map { ($0, false) }
        return (
            SegmentRoll(segment, members: after, lastMove: last, lastSnapshot: last),
            moves.map { customer, isIn in
                SegmentMove(
                    id, version: number, customer: customer, isIn: isIn, because: .definition(number), at: now)
            }
        )
    }
}
