import Database
import Foundation
import Segments
import Shop
import Testing

@testable import Insight

/// A follower of the random brand with the day it stands on, in a test.
struct FollowingDesk: Sendable {
    private let database: Database
    private(set) var follower: SegmentFollower
    private(set) var live: LiveBrand
    private(set) var now: Instant
    /// What stands for the day.
    private var standing: (day: BrandDay, figures: StandingFigures)?
    private var thresholds: (day: BrandDay, known: KnownThresholds)?
    private var rounds = 0

    static func open(_ database: Database, on day: BrandDay) async throws -> FollowingDesk {
        let live = try await LiveLoader.load(RandomBrand.brand, from: database)
        let now = day.start(in: RandomBrand.zone).advanced(milliseconds: 3_600_000)
        return FollowingDesk(database: database, follower: SegmentFollower(live, at: now), live: live, now: now)
    }

    private init(database: Database, follower: SegmentFollower, live: LiveBrand, now: Instant) {
        self.database = database
        self.follower = follower
        self.live = live
        self.now = now
    }

    mutating func pass(days: Int) {
        now = now.advanced(milliseconds: Int64(days) * 86_400_000)
    }

    mutating func pass(minutes: Int) {
        now = now.advanced(milliseconds: Int64(minutes) * 60_000)
    }

    func members(_ name: String) -> MemberSet? {
        follower.segments.first { $0.name == name }.flatMap { follower.members(of: $0.id) }
    }

    mutating func define(_ name: String, _ text: String, enters: Bool = false) async throws {
        let definition = try SegmentParser.parse(text)
        let (follower, live, now) = (follower, live, now)
        var definitions = follower.definitions
        definitions[name] = definition
        try await measure(question(definitions), on: BrandDay(now, in: RandomBrand.zone))
        let asked = question(definitions)
        let change = try follower.define(name, as: definition, live, asked)
        self.follower = try await database.write { tx in
            var next = follower
            let defined = try next.record(change, enters: enters, at: now, in: tx)
            #expect(defined?.name == name)
            return next
        }
        _ = try await follow()
    }

    /// Begins from what is recorded.
    mutating func restart() async throws {
        let found = try await database.read { try SegmentFollower.find(RandomBrand.brand, in: $0) }
        follower = try #require(found)
    }

    mutating func follow() async throws -> [SegmentMove] {
        let moves = try await worksOut()
        let isRecorded = try await records(moves)
        #expect(isRecorded)
        rounds += 1
        // Whoever goes on following lists the days to come beforehand; whoever begins anew has no list.
        if rounds % 3 == 0 { follower = follower.listingDays(live) }
        return moves
    }

    mutating func worksOut() async throws -> [SegmentMove] {
        let before = live
        live = try await database.read { tx in
            var followed = before
            _ = try followed.catchUp(in: tx)
            return followed
        }
        let day = BrandDay(now, in: RandomBrand.zone)
        if standing?.day != day { standing = (day, live.standing(RFMQuestion(today: day))) }
        let (follower, live, now) = (follower, live, now)
        if thresholds?.day != day { thresholds = (day, KnownThresholds()) }
        try await measure(question(follower.definitions), on: day)
        let asked = question(follower.definitions)
        let (next, moves) = try await database.read { tx in
            var next = follower
            let moves = try next.follow(live, asked, at: now, in: tx)
            return (next, moves)
        }
        self.follower = next
        return moves
    }

    mutating func records(_ moves: [SegmentMove]) async throws -> Bool {
        let (follower, now) = (follower, now)
        let (next, isRecorded) = try await database.write { tx in
            var next = follower
            let isRecorded = try next.record(moves, at: now, in: tx) != nil
            return (next, isRecorded)
        }
        self.follower = next
        return isRecorded
    }

    /// Everybody asked anew.
    func check(_ location: SourceLocation = #_sourceLocation) {
        let asked = question(follower.definitions)
        let (follower, live) = (follower, live)
        for segment in follower.segments {
            let all = live.members(asked.of(segment.definition)).members
            let followed = follower.members(of: segment.id)?.members ?? []
            #expect(
                followed == all, "\(segment.definition.text()) on \(asked.today.number)", sourceLocation: location)
        }
    }

    /// What is recorded says the same, and each move turns somebody round, in the order of time.
    func checkRecords() async throws {
        let (follower, now) = (follower, now)
        try await database.read { tx in
            for segment in follower.segments {
                let end = now.advanced(milliseconds: 1)
                let members = try SegmentSnapshots.members(
                    of: segment.id, before: end, brand: RandomBrand.brand.id, in: tx)
                #expect(members?.members == follower.members(of: segment.id))
                let moves = try SegmentMoves.after(0, of: segment.id, brand: RandomBrand.brand.id, in: tx)
                #expect(moves.map(\.number) == Array(1...Int64(max(1, moves.count))).prefix(moves.count).map { $0 })
                var last: [ID<Customer>: SegmentMove] = [:]
                for recorded in moves {
                    let move = recorded.move
                    if let before = last[move.customer], before.version == move.version {
                        #expect(before.isIn != move.isIn)
                        #expect(before.occurredAt <= move.occurredAt)
                    }
                    last[move.customer] = move
                }
            }
        }
    }

    /// Thresholds stand from when they are first asked for on a day.
    private mutating func measure(_ question: SegmentQuestion, on day: BrandDay) async throws {
        let live = live
        let all = question.of(.any(Array(question.definitions.values)))
        let known = live.thresholds(all)
        thresholds = (day, known.merging(thresholds?.known ?? KnownThresholds()))
    }

    private func question(_ definitions: [String: Segment]) -> SegmentQuestion {
        let day = BrandDay(now, in: RandomBrand.zone)
        return SegmentQuestion(
            .all([]), definitions: definitions, stores: RandomQuestions.stores, rfm: RFMQuestion(today: day),
            standing: standing?.day == day ? standing?.figures : nil,
            thresholds: thresholds.flatMap { $0.day == day ? $0.known : nil } ?? KnownThresholds())
    }
}
