import Database
import Facts
import Foundation
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Who is in a segment by the columns is who is in it by a plain look at each person.
struct LiveSegmentsTests {
    private static let days = [BrandDay(number: 19_950), RandomBrand.lastDay]

    @Test func everyQuestionOfTheTableIsASegment() {
        let wrong = RandomQuestions.clauses.filter { RandomQuestions.parsed($0) == nil }
        #expect(wrong == [])
    }

    @Test(arguments: zip(TestEngine.available, [51, 52] as [UInt64]))
    func columnsAndPersonsAgreeOnEveryClause(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: seed, persons: 90).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database).withLists
            var settings = FigureSettings()
            settings.countsFreight = seed % 2 == 0
            var random = SplitMix(state: seed)
            let joined = (0..<12).map { _ in RandomQuestions.joined(&random) }
            let segments = RandomQuestions.clauses.compactMap(RandomQuestions.parsed) + joined
            let asked = settings
            try await database.read { tx in
                for day in Self.days {
                    for segment in segments {
                        let question = RandomQuestions.question(segment, on: day, asked)
                        let plain = try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
                        let columns = live.members(question)
                        #expect(columns == plain, "\(segment.text()) on \(day.number)")
                    }
                }
            }
        }
    }

    @Test(arguments: zip(TestEngine.available, [53, 54] as [UInt64]))
    func whoeverWasErasedIsInNone(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .erasedPeople, .retention]) { database in
            try await RandomBrandWriter.brand(seed: seed, persons: 60).write(to: database)
            let before = try await LiveLoader.load(RandomBrand.brand, from: database)
            let gone = Set([3, 7, 11].flatMap { before.people.members(of: before.people.survivor(of: $0)) }).sorted()
            try await database.write { tx in
                let facts = gone.map { Fact(.customerErased, subject: $0, occurredAt: Instant(milliseconds: 1)) }
                try FactLog.append(facts, brand: RandomBrand.brand.id, at: Instant(milliseconds: 1), in: tx)
            }
            let loaded = try await LiveLoader.load(RandomBrand.brand, from: database)
            let segments = RandomQuestions.clauses.compactMap(RandomQuestions.parsed)
            try await database.read { tx in
                var followed = before
                _ = try followed.catchUp(in: tx)
                for segment in segments {
                    let question = RandomQuestions.question(segment, on: RandomBrand.lastDay, FigureSettings())
                    let plain = try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
                    #expect(plain.members.allSatisfy { !gone.contains($0.raw) }, "\(segment.text())")
                    for live in [loaded, followed] {
                        #expect(live.members(question) == plain, "\(segment.text())")
                        #expect(live.members(question, among: gone.map { ID($0) }) == [], "\(segment.text())")
                    }
                    let why = try loaded.why(ID(gone[0]), question, in: tx)
                    #expect(why?.isKnown != true, "\(segment.text())")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available, [61] as [UInt64])
    func columnsThatFollowTheFactsAgree(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: seed, persons: 40)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            var random = SplitMix(state: seed)
            for (number, step) in brand.steps.enumerated() {
                try await RandomBrand.write(step, to: database)
                let before = live
                live = try await database.read { tx in
                    var followed = before
                    _ = try followed.catchUp(in: tx)
                    return followed
                }
                guard number % 4 == 0 || number + 6 > brand.steps.count else { continue }
                let segments = (0..<6).map { _ in RandomQuestions.joined(&random, depth: 2) }
                let (followed, some) = (live, Self.some(&random))
                try await database.read { tx in
                    for segment in segments {
                        let question = RandomQuestions.question(segment, on: RandomBrand.lastDay, FigureSettings())
                        let plain = try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
                        let columns = followed.members(question)
                        #expect(columns == plain, "\(segment.text()) after step \(number)")
                        let among = followed.members(question, among: some)
                        let wanted = Set(some.map { ID<Customer>(followed.people.survivor(of: $0.raw)) })
                        #expect(among == plain.members.filter(wanted.contains), "\(segment.text()) among some")
                    }
                }
            }
            #expect(live.orderCount > 0)
        }
    }

    /// Some customers, one of them never met.
    private static func some(_ random: inout SplitMix) -> [ID<Customer>] {
        (0..<8).map { _ in ID(Int64(1 + random.below(40))) } + [ID(999_999)]
    }

    @Test(arguments: TestEngine.available)
    func whySaysWhatMembershipSays(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 71, persons: 25).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            var random = SplitMix(state: 71)
            let segments = (0..<15).map { _ in RandomQuestions.joined(&random) }
            try await database.read { tx in
                for segment in segments {
                    let question = RandomQuestions.question(segment, on: RandomBrand.lastDay, FigureSettings())
                    let members = Set(live.members(question).members)
                    for number in 1...25 {
                        let customer = ID<Customer>(Int64(number))
                        guard let why = try live.why(customer, question, in: tx) else { continue }
                        let survivor = ID<Customer>(live.people.survivor(of: customer.raw))
                        #expect(
                            (why.isKnown && why.answer.holds) == members.contains(survivor),
                            "\(segment.text()) of \(number)")
                    }
                }
            }
        }
    }
}
