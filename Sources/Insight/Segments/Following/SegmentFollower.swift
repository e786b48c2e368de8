package import Database
import Facts
package import Segments
package import Shop

/// Follows the facts of a brand for its saved segments: who is in each as recorded, and what is to be recorded next.
///
/// A value: work out what changes with `follow`, then `record` it. Both see the same round: whoever records first wins, and
/// the other begins anew from what is recorded, so that each change is recorded once, whoever follows.
package struct SegmentFollower: Sendable {
    package let brand: Brand
    /// How often something was recorded.
    private var round: Int64
    /// The newest fact that is in it.
    private var seq: Int64
    private var day: BrandDay
    private var followedAt: Instant
    private var rolls: [SegmentRoll]
    /// The newest fact up to which it is written down: it reads on without anything to record.
    private var writtenSeq: Int64
    /// A digest of the settings that the record hangs on; empty before anything was asked.
    private var digest: [UInt8]
    /// What was asked last; nil before anything was.
    private var asked: SegmentQuestion?

    /// By so much may the clocks of machines that follow one brand differ.
    private static let mostLagMilliseconds: Int64 = 5 * 60_000

    package var segments: [SavedSegment] { rolls.map(\.segment) }

    /// The definition of each, by name.
    package var definitions: [String: Segment] {
        Dictionary(uniqueKeysWithValues: segments.map { ($0.name, $0.definition) })
    }

    /// Who is in a segment as recorded.
    package func members(of segment: ID<SavedSegment>) -> MemberSet? {
        rolls.first { $0.segment.id == segment }?.members
    }

    /// As it is recorded; nil where no segment was ever saved.
    ///
    /// - Complexity: O(members of all segments).
    package static func find(_ brand: Brand, in tx: ReadTransaction) throws -> SegmentFollower? {
        let state = try tx.first(
            "SELECT round, seq, day, followed_at, asked FROM segment_following WHERE brand_id = \(brand.id.raw)"
        ) { ($0.int64(0), $0.int64(1), $0.int(2), $0.int64(3), $0.bytes(4)) }
        guard let (round, seq, day, followedAt, digest) = state else { return nil }
        let rolls = try SavedSegments.all(brand: brand.id, in: tx).map { try roll(of: $0, brand: brand.id, in: tx) }
        return SegmentFollower(
            brand: brand, round: round, seq: seq, day: BrandDay(number: day),
            followedAt: Instant(milliseconds: followedAt), rolls: rolls, writtenSeq: seq,
            digest: digest)
    }

    /// Of a brand that has no segment yet.
    package init(_ live: LiveBrand, at now: Instant) {
        self.init(
            brand: live.brand, round: 0, seq: live.seq, day: BrandDay(now, in: live.brand.timeZone), followedAt: now,
            rolls: [], writtenSeq: live.seq, digest: [])
    }

    private init(
        brand: Brand, round: Int64, seq: Int64, day: BrandDay, followedAt: Instant, rolls: [SegmentRoll],
        writtenSeq: Int64, digest: [UInt8]
    ) {
        self.digest = digest
        self.brand = brand
        self.round = round
        self.seq = seq
        self.day = day
        self.followedAt = followedAt
        self.rolls = rolls
        self.writtenSeq = writtenSeq
    }

    /// Whether nobody recorded anything since.
    package func isCurrent(in tx: ReadTransaction) throws -> Bool {
        let recorded = try tx.first("SELECT round FROM segment_following WHERE brand_id = \(brand.id.raw)") {
            $0.int64(0)
        }
        return (recorded ?? 0) == round
    }

    /// What new facts and new days change, in the order in which it became true.
    ///
    /// - Parameters:
    ///   - live: with every fact known.
    ///   - asked: what the segments hang on beside facts, on the brand's day of `now`.
    package mutating func follow(
        _ live: LiveBrand, _ asked: SegmentQuestion, at now: Instant, in tx: ReadTransaction
    ) throws -> [SegmentMove] {
        // A clock that lags a little behind another's sees the day begin in a moment; one that was set back does not.
        let lag = day.number - asked.today.number
        guard lag <= 0 || lag > 1 || followedAt.milliseconds - now.milliseconds >= Self.mostLagMilliseconds else {
            return []
        }
        let beginsDay = lag < 0
        // After a clock that was far ahead, everybody is asked on the day that it is.
        let (from, since) = lag > 0 ? (asked.today, now) : (day, followedAt)
        let step = FollowingStep(
            live: live, facts: lag > 0 ? .ofEverybody : try facts(live, asked, in: tx), from: from, followedAt: since,
            asked: asked, isAskedAnew: !beginsDay && !(self.asked?.hangsOnTheSame(as: asked) ?? false),
            now: max(now, since))
        var moves: [SegmentMove] = []
        if beginsDay || step.isAskedAnew || step.facts.areAny {
            for number in rolls.indices { moves += rolls[number].follow(step) }
        }
        seq = max(seq, live.seq)
        day = step.today
        followedAt = step.now
        self.asked = asked
        digest = asked.digest
        // Moves of one segment and person stay as they follow each other: sorting keeps what is equal in place.
        return moves.sorted { $0.occurredAt < $1.occurredAt }
    }

    /// With lists of whom the days to come concern, made where there are none: before a day begins, so that its begin does not
    /// wait for them.
    ///
    /// - Complexity: a pass over what lies within the periods of each segment without a list; 32 days are listed.
    package func listingDays(_ live: LiveBrand) -> SegmentFollower {
        guard let asked else { return self }
        var next = self
        for number in rolls.indices
        where !rolls[number].knowsDays(after: day) && !asked.hangsOnDay(rolls[number].segment) {
            next.rolls[number].listDays(after: day, live, asked)
        }
        return next
    }

    /// Whether the record has facts in it that some columns do not have: take the columns again.
    package func isAhead(of live: LiveBrand) -> Bool { seq > live.seq }

    /// Whether it is of a later round, or has read further in the same.
    package func isLater(than other: SegmentFollower) -> Bool {
        (round, seq) > (other.round, other.seq)
    }

    /// Other settings, or another name or source of a store, may concern everybody, as no fact tells of them.
    private func facts(
        _ live: LiveBrand, _ asked: SegmentQuestion, in tx: ReadTransaction
    ) throws -> FactsSince {
        digest.isEmpty || digest == asked.digest ? try FactsSince(after: seq, live, in: tx) : .ofEverybody
    }

    /// Records what changed, if nobody recorded anything meanwhile.
    ///
    /// - Returns: the moves as they are recorded; nil when somebody did: begin anew with `find`.
    package mutating func record(
        _ moves: [SegmentMove], at now: Instant, in tx: WriteTransaction
    ) throws -> [SegmentMove]? {
        guard try advance(in: tx) else { return nil }
        let apart = try RepeatedMoves.apart(moves, brand: brand.id, in: tx)
        let last = try SegmentMoves.append(apart, brand: brand.id, at: now, in: tx)
        for number in rolls.indices {
            rolls[number].lastMove = last[rolls[number].segment.id] ?? rolls[number].lastMove
            try rolls[number].keepIfLong(brand: brand.id, at: now, in: tx)
        }
        return apart
    }

    /// Whether where it stands is to be written down although nothing changed: whoever begins anew reads from there.
    package var isToBeWritten: Bool { seq - writtenSeq > 10_000 }

    /// What defining a segment so changes: for it and for all that name it, by one way or another.
    ///
    /// - Parameter asked: what segments hang on beside facts, with the definitions as they will be.
    /// - Throws: `SegmentCircle`.
    package func define(
        _ name: String, as definition: Segment, _ live: LiveBrand, _ asked: SegmentQuestion
    ) throws -> SegmentChange {
        if let path = SegmentCircles.path(saving: definition, as: name, among: definitions) {
            throw SegmentCircle(path: path)
        }
        let known = segments.first { $0.name == name }
        var changed = [SegmentChange.Part(name: name, known: known, definition: definition, origin: .defined)]
        var names: Set<String> = [name]
        // Whoever names one that changes changes with it.
        while let next = segments.first(where: { segment in
            !names.contains(segment.name)
                && SegmentNames(of: segment.definition).segments.contains(where: names.contains)
        }) {
            names.insert(next.name)
            changed.append(
                SegmentChange.Part(name: next.name, known: next, definition: next.definition, origin: .named))
        }
        for place in changed.indices {
            let members = live.members(asked.of(changed[place].definition)).members
            changed[place].before = changed[place].known.flatMap { self.members(of: $0.id) }
            changed[place].after = MemberSet(members)
        }
        return SegmentChange(parts: changed)
    }

    /// Records a change of definitions, if nobody recorded anything meanwhile.
    ///
    /// - Parameter enters: whether whoever is in a segment by its new definition alone enters it, and whoever is not any more
    ///   leaves it; else nobody does.
    /// - Returns: the segment that was defined; nil when somebody recorded something: begin anew with `find`.
    package mutating func record(
        _ change: SegmentChange, enters: Bool, at now: Instant, in tx: WriteTransaction
    ) throws -> SavedSegment? {
        guard try advance(in: tx) else { return nil }
        var defined: SavedSegment?
        for part in change.parts {
            let (roll, moves) = try part.record(brand: brand.id, at: now, in: tx)
            let last = try SegmentMoves.append(enters ? moves : [], brand: brand.id, at: now, in: tx)
            var written = roll
            written.lastMove = last[roll.segment.id] ?? roll.lastMove
            rolls.removeAll { $0.segment.id == roll.segment.id }
            rolls.append(written)
            defined = defined ?? roll.segment
        }
        rolls.sort { ($0.segment.name, $0.segment.id) < ($1.segment.name, $1.segment.id) }
        return defined
    }

    /// Forgets a segment, if nobody recorded anything meanwhile.
    package mutating func remove(
        _ segment: SavedSegment, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        guard try advance(in: tx) else { return false }
        try SavedSegments.remove(segment.id, brand: brand.id, at: now, in: tx)
        rolls.removeAll { $0.segment.id == segment.id }
        return true
    }

    /// Takes the next round; false when another has.
    private mutating func advance(in tx: WriteTransaction) throws -> Bool {
        let taken = try tx.first(
            """
            INSERT INTO segment_following (brand_id, round, seq, day, followed_at, asked)
            VALUES (\(brand.id.raw), \(round + 1), \(seq), \(day.number), \(followedAt.milliseconds), \(digest))
            ON CONFLICT (brand_id) DO UPDATE
            SET round = excluded.round, seq = excluded.seq, day = excluded.day, followed_at = excluded.followed_at,
                asked = excluded.asked
            WHERE segment_following.round = \(round)
            RETURNING round
            """
        ) { $0.int64(0) }
        guard taken != nil else { return false }
        round += 1
        writtenSeq = seq
        return true
    }

    private static func roll(
        of segment: SavedSegment, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> SegmentRoll {
        let kept = try SegmentSnapshots.newest(
            of: segment.id, version: segment.version, before: Instant(milliseconds: .max), brand: brand, in: tx)
        var (members, last) = kept
        for recorded in try SegmentMoves.after(kept.move, of: segment.id, brand: brand, in: tx) {
            members.set(recorded.move.customer, isIn: recorded.move.isIn)
            last = recorded.number
        }
        return SegmentRoll(segment, members: members, lastMove: last, lastSnapshot: kept.move)
    }
}

extension SegmentQuestion {
    /// Whether two questions of a day hang on the same settings and figures.
    fileprivate func hangsOnTheSame(as other: SegmentQuestion) -> Bool {
        rfm == other.rfm && settings == other.settings && standing == other.standing && thresholds == other.thresholds
    }
}

extension SegmentRoll {
    /// Writes the members down when many moves lie behind those written last: who was in a segment on some day is read from
    /// there on.
    fileprivate mutating func keepIfLong(brand: ID<Brand>, at now: Instant, in tx: WriteTransaction) throws {
        guard lastMove - lastSnapshot > max(1_000, Int64(members.count) / 4) else { return }
        try SegmentSnapshots.keep(
            members, of: segment.id, version: segment.version, after: lastMove, brand: brand, at: now, in: tx)
        lastSnapshot = lastMove
    }
}
