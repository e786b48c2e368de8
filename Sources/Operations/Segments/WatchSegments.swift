package import Access
import Database
import Facts
package import Insight
package import Shop

/// Follows the saved segments of a brand for as long as it runs: whoever enters or leaves one is recorded at once, and told.
///
/// Of several processes on one server, one records, by lease; the others tell what it records, and take over when it ends.
package struct WatchSegments: BrandOperation {
    package static let permission = Permission.changeSegments

    /// Somebody entered or left, as they are shown.
    package struct Told: Sendable {
        package let segment: String
        package let line: SegmentLine
        package let move: SegmentMove
    }

    private let names: [String]
    package let brand: String?
    private let clock: @Sendable () -> Instant
    private let tell: @Sendable ([Told]) throws -> Bool

    /// - Parameters:
    ///   - names: the segments to tell of; all of them where none is named.
    ///   - clock: says what time it is, as this goes on.
    ///   - tell: is handed what happened, now and then with nothing; says whether to go on.
    package init(
        _ names: [String], brand: String?, clock: @escaping @Sendable () -> Instant,
        tell: @escaping @Sendable ([Told]) throws -> Bool
    ) {
        self.names = names
        self.brand = brand
        self.clock = clock
        self.tell = tell
    }

    /// Ends when `tell` says so, the task is cancelled or the database closes.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        for name in names { _ = try round.follower.named(name) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Beside the rest, as to write columns down can take seconds.
            group.addTask { await keepColumns(in: installation) }
            defer { group.cancelAll() }
            try await follow(
                Watch(round, names, installation), FollowingPost(brand.id, installation), rights.caller, brand,
                installation)
        }
    }

    private func follow(
        _ begun: Watch, _ free: FollowingPost, _ caller: Caller, _ brand: Brand, _ installation: Installation
    ) async throws {
        var (watch, post) = (begun, free)
        try await watch.skip()
        do {
            try await Calls.each(of: brand.id, in: installation.database, every: .seconds(1)) {
                try await installation.demandStill(Self.permission, of: caller, in: brand.id, at: clock())
                let round = try await look(&watch, &post, brand, installation)
                let goesOn = try tell(try await watch.news())
                if goesOn { round?.listDays(in: installation) }
                return goesOn
            }
        } catch {
            await post.leave()
            throw error
        }
        await post.leave()
    }

    /// Records what is new, if this is the one to do it. What cannot be done now is done at the next call.
    ///
    /// - Returns: the round that was recorded.
    private func look(
        _ watch: inout Watch, _ post: inout FollowingPost, _ brand: Brand, _ installation: Installation
    ) async throws -> SegmentRound? {
        let now = clock()
        do {
            let isHeld = try await post.hold(at: now)
            let isOvertaken = try await watch.isOvertaken(at: now)
            guard isHeld, post.isNew || isOvertaken, !installation.isImporting else { return nil }
            let round = try await SegmentRound.next(brand, under: post.lease, in: installation, at: now)
            watch.take(round)
            return round
        } catch DatabaseError.leaseLost {
            post.lose()
            return nil
        } catch SegmentsError.busy {
            return nil
        }
    }

    private func keepColumns(in installation: Installation) async {
        while true {
            do { try await Task.sleep(for: .seconds(60)) } catch { return }
            await installation.liveBrands.keepCheckpoints(at: clock())
            await installation.noteAuditHead(at: clock())
        }
    }
}

/// What was told already.
private struct Watch {
    private let names: [String]
    private let installation: Installation
    private let lines: SegmentLines
    private var brand: Brand
    private var day: BrandDay
    private var seq: Int64
    private var seen: [ID<SavedSegment>: Int64] = [:]
    private static let most = 1_000

    init(_ round: SegmentRound, _ names: [String], _ installation: Installation) {
        self.names = names
        self.installation = installation
        brand = round.figures.brand
        day = round.figures.today
        seq = round.figures.live.seq
        lines = SegmentLines(installation, brand: brand.id)
    }

    /// Whether facts were recorded, or a day has begun, since the last round.
    func isOvertaken(at now: Instant) async throws -> Bool {
        if BrandDay(now, in: brand.timeZone) > day { return true }
        let (brand, seq) = (brand.id, seq)
        return try await installation.database.read { try FactLog.last(brand: brand, in: $0) > seq }
    }

    mutating func take(_ round: SegmentRound) {
        day = round.figures.today
        seq = round.figures.live.seq
    }

    /// What was recorded before is not told.
    mutating func skip() async throws {
        let (brand, names) = (brand.id, names)
        seen = try await installation.database.read { tx in
            var seen: [ID<SavedSegment>: Int64] = [:]
            for segment in try Self.watched(names, brand, in: tx) {
                seen[segment.id] = try SegmentMoves.last(of: segment.id, brand: brand, in: tx)
            }
            return seen
        }
    }

    /// What was recorded since, by whomever; the earliest first.
    mutating func news() async throws -> [WatchSegments.Told] {
        let (brand, names, seen, lines) = (brand.id, names, seen, lines)
        let (told, last) = try await installation.database.read { tx in
            var told: [WatchSegments.Told] = []
            var last = seen
            for segment in try Self.watched(names, brand, in: tx) {
                let moves = try SegmentMoves.after(
                    seen[segment.id] ?? 0, of: segment.id, brand: brand, limit: Self.most, in: tx)
                last[segment.id] = moves.last?.number ?? last[segment.id]
                for (recorded, line) in zip(moves, try lines.of(moves.map(\.move.customer), in: tx)) {
                    told.append(WatchSegments.Told(segment: segment.name, line: line, move: recorded.move))
                }
            }
            return (told, last)
        }
        self.seen = last
        return told.sorted { $0.move.occurredAt < $1.move.occurredAt }
    }

    private static func watched(
        _ names: [String], _ brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [SavedSegment] {
        try SavedSegments.all(brand: brand, in: tx).filter { names.isEmpty || names.contains($0.name) }
    }
}
