import Access
import Customers
import Database
import Insight
import Segments
import Shop

/// A brand's saved segments followed to the newest fact and to today, with what changed by that recorded.
struct SegmentRound: Sendable {
    let figures: FigureDesk
    let follower: SegmentFollower
    let stores: [Store]
    /// What was recorded now.
    let moves: [SegmentMove]

    /// How often somebody else may come first.
    private static let mostTries = 20

    /// - Parameter lease: whoever holds one records under it alone.
    /// - Throws: `DatabaseError.leaseLost`, `SegmentsError.busy`.
    static func next(
        _ brand: Brand, under lease: Lease? = nil, in installation: Installation, at now: Instant
    ) async throws -> SegmentRound {
        try await liftOverdueRisks(brand.id, in: installation, at: now)
        for _ in 0..<mostTries {
            let figures = try await FigureDesk(brand, today: nil, in: installation, at: now)
            let begun = try await begin(figures, in: installation, at: now)
            guard let round = try await begun?.recorded(under: lease, in: installation, at: now) else { continue }
            guard try await OwedTags(round.follower).write(in: installation, at: now) else { continue }
            try await SegmentTagging.follow(brand.id, in: installation, at: now)
            return round
        }
        throw SegmentsError.busy
    }

    /// Runs `body` on the newest round, and again whenever somebody else recorded first; keeps where it leads to.
    ///
    /// - Parameter body: nil when somebody else was first.
    static func change<Value: Sendable>(
        _ brand: Brand, in installation: Installation, at now: Instant,
        _ body: (SegmentRound) async throws -> (SegmentFollower, Value)?
    ) async throws -> Value {
        for _ in 0..<mostTries {
            let round = try await next(brand, in: installation, at: now)
            if let (follower, value) = try await body(round) {
                installation.segmentFollowers.keep(follower)
                return value
            }
        }
        throw SegmentsError.busy
    }

    /// Warnings that ran out are tags that segments see no more.
    private static func liftOverdueRisks(
        _ brand: ID<Brand>, in installation: Installation, at now: Instant
    ) async throws {
        let isOverdue = try await installation.database.read { tx in
            try !Risks(installation.keys, brand: brand).overdue(at: now, limit: 1, in: tx).isEmpty
        }
        guard isOverdue else { return }
        try await installation.database.write { tx in
            try RiskDesk(installation.keys, brand: brand, decider: Decider.expiry).liftOverdue(at: now, in: tx)
        }
    }

    /// The follower as it is recorded, with what became known since; nil when the record is ahead of the columns.
    private static func begin(
        _ figures: FigureDesk, in installation: Installation, at now: Instant
    ) async throws -> SegmentRound? {
        let (brand, live) = (figures.brand, figures.live)
        let kept = installation.segmentFollowers.of(brand)
        let (recorded, stores) = try await installation.database.read { tx in
            let stores = try Stores.all(of: brand.id, in: tx)
            if let kept, try kept.isCurrent(in: tx) { return (kept, stores) }
            return (try SegmentFollower.find(brand, in: tx) ?? SegmentFollower(live, at: now), stores)
        }
        guard !recorded.isAhead(of: live) else { return nil }
        let asked = try await figures.question(
            .any(recorded.segments.map(\.definition)), definitions: recorded.definitions, stores: stores,
            in: installation, at: now)
        let (follower, moves) = try await installation.database.read { tx in
            var next = recorded
            let moves = try next.follow(live, asked, at: now, in: tx)
            return (next, moves)
        }
        return SegmentRound(figures: figures, follower: follower, stores: stores, moves: moves)
    }

    /// Lists whom the days to come concern, for when they begin.
    func listDays(in installation: Installation) {
        installation.segmentFollowers.keep(follower.listingDays(figures.live))
    }

    /// Nil when somebody else recorded first.
    private func recorded(
        under lease: Lease?, in installation: Installation, at now: Instant
    ) async throws -> SegmentRound? {
        guard !moves.isEmpty || follower.isToBeWritten else {
            installation.segmentFollowers.keep(follower)
            return self
        }
        let (begun, moves) = (follower, moves)
        let written: (follower: SegmentFollower, moves: [SegmentMove])? = try await installation.database.write { tx in
            try lease?.fence(in: tx)
            var next = begun
            guard let recorded = try next.record(moves, at: now, in: tx) else { return nil }
            return (next, recorded)
        }
        guard let written else { return nil }
        installation.segmentFollowers.keep(written.follower)
        return SegmentRound(figures: figures, follower: written.follower, stores: stores, moves: written.moves)
    }
}

extension FigureDesk {
    /// A question of segments on the desk's day, with what stands for it where that is asked for.
    func question(
        _ segment: Segment, definitions: [String: Segment], stores: [Store], in installation: Installation,
        at now: Instant
    ) async throws -> SegmentQuestion {
        let rfm = RFMChoice().question(on: today, settings)
        var question = SegmentQuestion(
            segment, definitions: definitions, stores: stores, rfm: rfm, settings: figures)
        if question.isMeasured { question = question.standing(try await standing(rfm, in: installation, at: now)) }
        guard !question.everyThreshold.isEmpty else { return question }
        return question.standing(try await thresholds(of: question, in: installation, at: now))
    }
}
