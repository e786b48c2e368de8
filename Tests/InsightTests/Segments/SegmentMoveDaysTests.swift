import Database
import Facts
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Moves per day are what a look at each move says.
struct SegmentMoveDaysTests {
    @Test(arguments: TestEngine.available)
    func eachMoveCountsOnItsDay(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: 91, persons: 40)
            var desk = try await FollowingDesk.open(database, on: RandomBrand.lastDay.adding(days: -30))
            try await desk.define("recent", "bought within last 60 days")
            try await desk.define("other", "bought within last 30 days")
            for step in brand.steps {
                try await RandomBrand.write(step, to: database)
                desk.pass(days: 1)
                _ = try await desk.follow()
            }
            let segment = try #require(desk.follower.segments.first { $0.name == "recent" })
            let last = BrandDay(desk.now, in: RandomBrand.zone)
            for count in [1, 7, 400] {
                let first = last.adding(days: 1 - count)
                let (days, moves) = try await database.read { tx in
                    (
                        try SegmentMoves.perDay(
                            of: segment.id, days: count, until: last, brand: RandomBrand.brand, in: tx),
                        try SegmentMoves.after(0, of: segment.id, brand: RandomBrand.brand.id, in: tx).map(\.move)
                    )
                }
                #expect(days.map(\.day) == (0..<count).map { first.adding(days: $0) })
                for day in days {
                    let own = moves.filter { BrandDay($0.occurredAt, in: RandomBrand.zone) == day.day }
                    #expect(day.entered == own.count(where: \.isIn))
                    #expect(day.left == own.count { !$0.isIn })
                }
                if count == 400 { #expect(days.reduce(0) { $0 + $1.entered + $1.left } > 3) }
            }
            let snapshots = try await database.read { tx in
                try SegmentSnapshots.newest(of: segment.id, brand: RandomBrand.brand.id, limit: 10, in: tx)
            }
            #expect(!snapshots.isEmpty)
            let oldest = try #require(snapshots.last)
            #expect(oldest.version == 1 && oldest.move == 0)
        }
    }

    @Test func howManyThereAreIsReadFromTheHead() {
        for count in [0, 1, 127, 128, 20_000] {
            let members = MemberSet((0..<count).map { ID<Customer>(Int64($0 * 3 + 1)) })
            let bytes = MemberSetForm.bytes(members)
            #expect(MemberSetForm.count(Array(bytes.prefix(MemberSetForm.longestHead))) == count)
        }
        #expect(MemberSetForm.count([]) == nil)
    }
}
