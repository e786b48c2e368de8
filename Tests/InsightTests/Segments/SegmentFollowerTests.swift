import Database
import Facts
import Foundation
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Whoever follows the facts step by step, day by day, has everybody in who is in by a look at everybody.
struct SegmentFollowerTests {
    /// With more of what changes as days pass.
    private static let clauses =
        RandomQuestions.clauses + [
            "bought this week", "bought this month", "bought within last 1 day", "bought previous week",
            "viewed this month",
            "reviewed within last 90 days", "orders.count = 1 within last 14 days",
            "days_since_last_order between 10 and 40",
        ]

    @Test(arguments: TestEngine.available, [81, 82, 83, 84] as [UInt64])
    func followingIsAskingEverybody(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            var random = SplitMix(state: seed)
            let brand = RandomBrandWriter.brand(seed: seed, persons: 30)
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay.adding(days: -90))
            for number in 0..<8 {
                let parts = (0...random.below(2)).map { _ in Self.clauses[random.below(Self.clauses.count)] }
                try await desk.define("s\(number)", parts.joined(separator: random.chance(1, of: 2) ? " and " : " or "))
            }
            var moved = 0
            for step in brand.steps {
                try await RandomBrand.write(step, to: database)
                if random.chance(1, of: 3) { desk.pass(days: 1 + random.below(random.chance(1, of: 5) ? 80 : 6)) }
                // Now and then whoever follows has been away, and begins from what is recorded.
                if random.chance(1, of: 4) { try await desk.restart() }
                moved += try await desk.follow().count
                desk.check()
            }
            for _ in 0..<40 {
                desk.pass(days: 1 + random.below(3))
                moved += try await desk.follow().count
                desk.check()
            }
            #expect(moved > 50)
            try await desk.checkRecords()
        }
    }

    /// A day that begins asks those whom it may concern, and nobody else.
    @Test func aDayConcernsThoseWhoseBoundPasses() async throws {
        try await TestEngine.sqlite.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) {
            database in
            for step in RandomBrandWriter.brand(seed: 90, persons: 120).steps {
                try await RandomBrand.write(step, to: database)
            }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay.adding(days: 5))
            try await desk.define("recent", "bought within last 60 days")
            var left = 0
            for number in 6...70 {
                let day = RandomBrand.lastDay.adding(days: number)
                let before = try #require(desk.members("recent"))
                desk.pass(days: 1)
                let moves = try await desk.follow()
                let after = try #require(desk.members("recent"))
                #expect(before.subtracting(after).members == moves.map(\.customer).sorted())
                let isOfDay = moves.allSatisfy { move in
                    !move.isIn && move.reason == .day(day) && move.occurredAt == day.start(in: RandomBrand.zone)
                }
                #expect(isOfDay)
                left += moves.count
            }
            // By then everybody's last purchase lies further back.
            #expect(left > 10)
            #expect(desk.members("recent")?.isEmpty == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewDefinitionIsNoEntering(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            for step in RandomBrandWriter.brand(seed: 91, persons: 60).steps {
                try await RandomBrand.write(step, to: database)
            }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("buyers", "orders.count >= 1")
            try await desk.define("others", "not in segment \"buyers\"")
            let (buyers, others) = (try #require(desk.members("buyers")), try #require(desk.members("others")))
            try await desk.define("buyers", "orders.count >= 3")
            let fewer = try #require(desk.members("buyers"))
            let more = try #require(desk.members("others"))
            #expect(fewer.count < buyers.count)
            #expect(more.count - others.count == buyers.count - fewer.count)
            // Whoever names it has a new version too, and nobody entered anything.
            #expect(desk.follower.segments.map(\.version) == [2, 2])
            let brand = RandomBrand.brand.id
            let segments = desk.follower.segments
            let records = try await database.read { tx in
                try segments.map { segment in
                    (
                        versions: try SavedSegments.versions(of: segment, brand: brand, in: tx),
                        moves: try SegmentMoves.after(0, of: segment.id, brand: brand, in: tx)
                    )
                }
            }
            #expect(records.allSatisfy { $0.moves.isEmpty })
            #expect(records[0].versions.map(\.went) == [0, buyers.count - fewer.count])
            #expect(records[1].versions.map(\.came) == [0, buyers.count - fewer.count])
            #expect(records[1].versions.map(\.origin) == [.defined, .named])
            // Asked for, they do.
            try await desk.define("buyers", "orders.count >= 2", enters: true)
            let again = try #require(desk.members("buyers"))
            let segment = try #require(desk.follower.segments.first)
            let moves = try await database.read { try SegmentMoves.after(0, of: segment.id, brand: brand, in: $0) }
            #expect(moves.map(\.move.customer) == again.subtracting(fewer).members)
            #expect(moves.allSatisfy { $0.move.isIn && $0.move.reason == .definition(3) })
            try await desk.checkRecords()
        }
    }

    /// A clock that was ahead once does not keep anybody from entering after it was set right.
    @Test func aClockSetBackIsFollowed() async throws {
        try await TestEngine.sqlite.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) {
            database in
            for step in RandomBrandWriter.brand(seed: 93, persons: 40).steps {
                try await RandomBrand.write(step, to: database)
            }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("recent", "bought within last 30 days")
            let before = try #require(desk.members("recent"))
            #expect(!before.isEmpty)
            desk.pass(days: 200)
            _ = try await desk.follow()
            #expect(desk.members("recent")?.isEmpty == true)
            desk.pass(days: -1)
            #expect(try await desk.worksOut().isEmpty)
            desk.pass(days: -199)
            _ = try await desk.follow()
            desk.check()
            #expect(desk.members("recent") == before)
        }
    }

    /// Set back by an hour and a half, out of a day that had begun: the day before stands again, at once.
    @Test func aClockSetBackOverMidnightIsFollowed() async throws {
        try await TestEngine.sqlite.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) {
            database in
            for step in RandomBrandWriter.brand(seed: 93, persons: 40).steps {
                try await RandomBrand.write(step, to: database)
            }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("recent", "bought within last 30 days")
            var changes = 0
            for _ in 0..<30 {
                desk.pass(days: 1)
                _ = try await desk.follow()
                desk.pass(minutes: -90)
                changes += try await desk.follow().count
                desk.check()
                desk.pass(minutes: 90)
                _ = try await desk.follow()
                desk.check()
            }
            #expect(changes > 0)
        }
    }

    /// The same days begin again, as often as it happens; and once more when they really come.
    @Test(arguments: TestEngine.available)
    func daysThatBeginAgainAreFollowedAgain(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            for step in RandomBrandWriter.brand(seed: 94, persons: 40).steps {
                try await RandomBrand.write(step, to: database)
            }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("recent", "bought within last 30 days")
            let before = try #require(desk.members("recent"))
            for _ in 0..<3 {
                desk.pass(days: 200)
                let left = try await desk.follow()
                #expect(left.count == before.members.count && left.allSatisfy { !$0.isIn })
                desk.pass(days: -200)
                let back = try await desk.follow()
                #expect(back.count == before.members.count && back.allSatisfy(\.isIn))
                desk.check()
            }
            for _ in 0..<40 {
                desk.pass(days: 5)
                _ = try await desk.follow()
                desk.check()
            }
            let segment = try #require(desk.follower.segments.first).id
            let recorded = try await database.read { tx in
                try SegmentMoves.after(0, of: segment, brand: RandomBrand.brand.id, in: tx)
            }
            #expect(recorded.count == before.members.count * 7)
        }
    }

    @Test func segmentsThatNameEachOtherAreRefused() async throws {
        try await TestEngine.sqlite.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) {
            database in
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("a", "orders.count >= 1")
            try await desk.define("b", "in segment \"a\"")
            do {
                try await desk.define("a", "not in segment \"b\"")
                Issue.record("a circle was taken")
            } catch let circle as SegmentCircle {
                #expect(circle.path == ["a", "b", "a"])
            }
            #expect(desk.follower.segments.map(\.version) == [1, 1])
        }
    }

    /// Of two who follow from the same round, the second records nothing.
    @Test(arguments: TestEngine.available)
    func whatOneRecordsAnotherDoesNot(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: 92, persons: 40)
            for step in brand.steps { try await RandomBrand.write(step, to: database) }
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay)
            try await desk.define("recent", "bought within last 30 days")
            #expect(try #require(desk.members("recent")).count > 3)
            var other = desk
            desk.pass(days: 35)
            other.pass(days: 35)
            let moves = try await desk.follow()
            #expect(!moves.isEmpty)
            #expect(try await other.worksOut() == moves)
            #expect(try await !other.records(moves))
            try await other.restart()
            #expect(try await other.follow().isEmpty)
            other.check()
        }
    }
}
