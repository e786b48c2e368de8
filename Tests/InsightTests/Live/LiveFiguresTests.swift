import Columns
import Database
import Facts
import Shop
import TestDatabases
import Testing

@testable import Insight

/// The columns say what the plain reference says, loaded at once and followed fact by fact.
struct LiveFiguresTests {
    private static let days = [BrandDay(number: 19_700), BrandDay(number: 19_950), RandomBrand.lastDay]

    @Test(arguments: TestEngine.available, [21, 22, 23] as [UInt64])
    func loadedColumnsAgreeWithTheReference(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: seed, persons: 150).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            for day in Self.days {
                let plain = try await Answers.of(database, on: day)
                let columns = try await Answers.of(live, database, on: day)
                columns.expectEqual(plain)
            }
        }
    }

    @Test(arguments: TestEngine.available, [31, 32] as [UInt64])
    func columnsThatFollowTheFactsAgreeAfterEveryStep(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: seed, persons: 60)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            var asked = 0
            for (number, step) in brand.steps.enumerated() {
                try await RandomBrand.write(step, to: database)
                let before = live
                live = try await database.read { tx in
                    var followed = before
                    _ = try followed.catchUp(in: tx)
                    return followed
                }
                guard number % 3 == 0 || number + 12 > brand.steps.count else { continue }
                asked += 1
                let plain = try await Answers.of(database, on: Self.days[asked % 3])
                let columns = try await Answers.of(live, database, on: Self.days[asked % 3])
                columns.expectEqual(plain)
            }
            #expect(asked > 5)
        }
    }

    @Test(arguments: TestEngine.available)
    func whoChangedIsReadAnewAndNobodyElse(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 41, persons: 80).write(to: database)
            let loaded = try await LiveLoader.load(RandomBrand.brand, from: database)
            let order = StatedOrder(
                number: "one-more", status: .confirmed,
                times: OrderTimes(placed: RandomBrand.recordedAt, paid: RandomBrand.recordedAt), currency: .cny,
                amounts: .told(OrderAmounts(paid: 100)), buyers: .number(7))
            try await RandomBrand.write(.orders([order], store: 1, told: RandomBrand.recordedAt), to: database)
            let followed = try await database.read { tx in
                var live = loaded
                #expect(try !live.isCurrent(in: tx))
                _ = try live.catchUp(in: tx)
                #expect(try live.isCurrent(in: tx))
                return live
            }
            #expect(followed.tail.slots <= 3)
            #expect(followed.base.isRead.count >= loaded.base.isRead.count - 3)
        }
    }
}
