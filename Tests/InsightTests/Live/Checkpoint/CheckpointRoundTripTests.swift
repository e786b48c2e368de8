import Database
import Facts
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Columns that were written down and read back are the same columns.
struct CheckpointRoundTripTests {
    @Test(arguments: TestEngine.available, [61, 62, 63] as [UInt64])
    func columnsReadBackAreTheSame(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: seed, persons: 120).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await Self.expectSame(live, database)
        }
    }

    @Test(arguments: TestEngine.available)
    func columnsThatFollowedTheFactsReadBackAreTheSame(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: 64, persons: 80)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            for (number, step) in brand.steps.enumerated() {
                try await RandomBrand.write(step, to: database)
                live = try await live.following(database)
                if number == brand.steps.count / 2 { try await Self.expectSame(live, database) }
            }
            #expect(live.tail.slots > 50)
            try await Self.expectSame(live, database)
        }
    }

    /// So that a member that is not written down cannot be overlooked above: somewhere each holds something.
    @Test func nothingThatIsWrittenDownIsEmptyInTheseTests() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: 64, persons: 120)
            var followed = try await LiveLoader.load(RandomBrand.brand, from: database)
            for step in brand.steps {
                try await RandomBrand.write(step, to: database)
                followed = try await followed.following(database)
            }
            let erased = Fact(.customerErased, subject: 1, occurredAt: Instant(milliseconds: 1))
            try await database.write {
                try FactLog.append([erased], brand: RandomBrand.brand.id, at: erased.occurredAt, in: $0)
            }
            let loaded = try await LiveLoader.load(RandomBrand.brand, from: database)
            followed = try await followed.following(database)
            #expect(loaded.portrait.empty.filter { !$0.hasPrefix(".tail") && $0 != ".people.later" } == [])
            #expect(followed.portrait.empty.filter { !$0.hasPrefix(".base") && $0 != ".unclaimed.givenBack" } == [])
        }
    }

    @Test(arguments: TestEngine.available, [65, 66] as [UInt64])
    func columnsReadBackFollowTheFactsFromThere(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: seed, persons: 60)
            let middle = brand.steps.count * 2 / 3
            for step in brand.steps.prefix(middle) { try await RandomBrand.write(step, to: database) }
            let loaded = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(loaded, database)
                for step in brand.steps.dropFirst(middle) { try await RandomBrand.write(step, to: database) }
                let followed = try await kept.read(database).following(database)
                #expect(followed.tail.slots > 0)
                let fresh = try await LiveLoader.load(RandomBrand.brand, from: database)
                #expect(followed.seq == fresh.seq)
                for day in [BrandDay(number: 19_950), RandomBrand.lastDay] {
                    let plain = try await Answers.of(fresh, database, on: day)
                    let columns = try await Answers.of(followed, database, on: day)
                    columns.expectEqual(plain)
                }
            }
        }
    }

    private static func expectSame(_ live: LiveBrand, _ database: Database) async throws {
        try await KeptBrand.inFolder { kept in
            try await kept.write(live, database)
            let read = try await kept.read(database)
            let (before, after) = (live.portrait, read.portrait)
            #expect(before.lines.count == after.lines.count)
            for (one, other) in zip(before.lines, after.lines) where one != other {
                Issue.record("\(one.prefix(200)) became \(other.prefix(200))")
            }
            let answers = try await Answers.of(live, database, on: RandomBrand.lastDay)
            let again = try await Answers.of(read, database, on: RandomBrand.lastDay)
            again.expectEqual(answers)
            // The same columns make the same file.
            let written = try kept.bytes()
            try await kept.write(read, database)
            let rewritten = try kept.bytes()
            #expect(written == rewritten)
        }
    }
}
