import Columns
import Database
import Facts
import Foundation
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Folding old behaviours changes no answer that hangs on days, and everybody who answers sees the same.
struct FoldedBrandTests {
    private static let days = [BrandDay(number: 19_950), RandomBrand.lastDay]

    @Test(arguments: zip(TestEngine.available, [91, 92] as [UInt64]))
    func answersByDaysAreThoseOfBefore(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await Self.write(RandomBrandWriter.brand(seed: seed, persons: 40), to: database)
            let loaded = try await LiveLoader.load(RandomBrand.brand, from: database)
            var random = SplitMix(state: seed)
            let segments =
                RandomQuestions.clauses.filter { !$0.hasPrefix("value ") }.compactMap(RandomQuestions.parsed)
                + ["viewed at least 2 times", "added exactly 2 times within last 1 year", "viewed in store \"官网\""]
                .compactMap(RandomQuestions.parsed)
            let before = try await Self.members(of: segments, database)
            let answers = try await Self.answers(database)
            for _ in 0..<2 {
                let day = RandomBrand.firstDay.adding(days: random.below(800))
                let most = 1 + random.below(40)
                while try await Self.fold(before: day, most: most, database) > 0 {}
                let after = try await Self.members(of: segments, database)
                for (segment, (one, other)) in zip(segments, zip(before, after)) {
                    #expect(one == other, "\(segment.text()) before \(day)")
                }
            }
            for (one, other) in zip(answers, try await Self.answers(database)) { Self.expectEqual(one, other) }
            // Whoever followed, whoever begins now, and the plain look agree in all, carts too.
            let followed = try await loaded.following(database)
            let fresh = try await LiveLoader.load(RandomBrand.brand, from: database)
            #expect(fresh.behaviourCount == loaded.behaviourCount)
            let all = segments + ["value is potential", "value is not high"].compactMap(RandomQuestions.parsed)
            try await database.read { tx in
                for day in Self.days {
                    for segment in all {
                        let question = RandomQuestions.question(segment, on: day, FigureSettings())
                        let plain = try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
                        #expect(fresh.members(question) == plain, "\(segment.text()), loaded")
                        #expect(followed.members(question) == plain, "\(segment.text()), followed")
                    }
                }
            }
            for day in Self.days {
                let plain = try await Answers.of(database, on: day)
                try await Answers.of(followed, database, on: day).expectEqual(plain)
            }
        }
    }

    /// Columns that were kept before are followed like any that are in memory.
    @Test(arguments: TestEngine.available)
    func columnsThatWereKeptBeforeNotice(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await Self.write(RandomBrandWriter.brand(seed: 95, persons: 40), to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                while try await Self.fold(before: RandomBrand.lastDay, most: 50, database) > 0 {}
                let read = try await kept.read(database).following(database)
                let zone = RandomBrand.zone
                for part in read.parts {
                    for slot in 0..<part.slots where part.isRead[slot] {
                        for row in part.behaviours(of: slot) {
                            let at = Instant(milliseconds: part.behaviours.moments[row])
                            let day = BrandDay(at, in: zone)
                            #expect(at == day.start(in: zone) || day >= RandomBrand.lastDay)
                        }
                    }
                }
                let seq = try await database.read { try FactLog.last(brand: RandomBrand.brand.id, in: $0) }
                #expect(read.seq == seq)
            }
        }
    }

    /// Everything is told, and what was done is done again an hour later by another number.
    private static func write(_ brand: RandomBrand, to database: Database) async throws {
        try await brand.write(to: database)
        for step in brand.steps {
            guard case .behaviours(let behaviours, let store) = step else { continue }
            let again = behaviours.filter { $0.number.hasSuffix("1") || $0.number.hasSuffix("2") }.map { told in
                var later = told
                later.number += "-again"
                later.occurredAt = told.occurredAt.advanced(milliseconds: 3_600_000)
                return later
            }
            try await RandomBrand.write(.behaviours(again, store: store), to: database)
            try await RandomBrand.write(.behaviours(again, store: 3 - store), to: database)
        }
    }

    private static func fold(before day: BrandDay, most: Int, _ database: Database) async throws -> Int {
        try await database.write { tx in
            try BehaviourFolding.fold(
                before: day, of: RandomBrand.brand, most: most, at: RandomBrand.recordedAt, in: tx)
        }
    }

    private static func members(of segments: [Segment], _ database: Database) async throws -> [[SegmentMembers]] {
        try await database.read { tx in
            try segments.map { segment in
                try days.map { day in
                    try ReferenceSegments.members(
                        RandomQuestions.question(segment, on: day, FigureSettings()), brand: RandomBrand.brand, in: tx)
                }
            }
        }
    }

    private static func answers(_ database: Database) async throws -> [Answers] {
        var answers: [Answers] = []
        for day in days { answers.append(try await Answers.of(database, on: day)) }
        return answers
    }

    /// All but value tiers: whether something lies in a cart is reckoned to the moment.
    private static func expectEqual(_ one: Answers, _ other: Answers) {
        #expect(one.rfm == other.rfm)
        #expect(one.standing == other.standing)
        #expect(one.stages == other.stages)
        #expect(one.cycles == other.cycles)
        #expect(one.due == other.due)
        #expect(one.moved == other.moved)
        #expect(one.repurchase == other.repurchase)
    }
}
