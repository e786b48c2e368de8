import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// Figures that stand for a day are kept, found, and forgotten only as a whole day.
struct StandingsTests {
    private static let settings = FigureSettings()

    @Test(arguments: TestEngine.available, [51, 52] as [UInt64])
    func whatIsFoundIsWhatWasReckoned(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: seed, persons: 120).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            for day in [RandomBrand.firstDay, BrandDay(number: 19_800), RandomBrand.lastDay] {
                for question in Answers.questions(on: day) {
                    let reckoned = live.standing(question, settings: Self.settings)
                    #expect(try await Self.keep(reckoned, of: question, in: database) == reckoned)
                    #expect(try await Self.find(question, in: database) == reckoned)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func theFirstThatStandsWinsUntilItIsForgotten(_ engine: TestEngine) async throws {
        try await engine.database([.insight, .segments]) { database in
            let question = RFMQuestion(today: BrandDay(number: 100))
            #expect(try await Self.find(question, in: database) == nil)
            _ = try await Self.keep(.of(1, on: question.today), of: question, in: database)
            let second = try await Self.keep(.of(2, on: question.today), of: question, in: database)
            #expect(second == .of(1, on: question.today))
            #expect(try await Self.find(question, in: database) == .of(1, on: question.today))
            try await database.write { try Standings.forget(from: question.today, brand: ID(1), in: $0) }
            let third = try await Self.keep(.of(3, on: question.today), of: question, in: database)
            #expect(third == .of(3, on: question.today))
        }
    }

    @Test(arguments: TestEngine.available)
    func thoseWhoReckonAtOnceAllSeeTheSame(_ engine: TestEngine) async throws {
        try await engine.database([.insight, .segments]) { database in
            let question = RFMQuestion(today: BrandDay(number: 100))
            let seen = try await withThrowingTaskGroup(of: StandingFigures.self) { group in
                for days in 1...12 {
                    group.addTask {
                        try await Self.keep(.of(Double(days), on: question.today), of: question, in: database)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(seen.count == 12)
            #expect(seen.allSatisfy { $0 == seen[0] })
        }
    }

    @Test(arguments: TestEngine.available)
    func forgettingTakesWholeDaysOfOneBrand(_ engine: TestEngine) async throws {
        try await engine.database([.insight, .segments]) { database in
            let questions = (98...102).map { RFMQuestion(today: BrandDay(number: $0)) }
            for question in questions {
                _ = try await Self.keep(.of(1, on: question.today), of: question, in: database)
                _ = try await Self.keep(
                    .of(1, on: question.today), of: question.by(.median), in: database)
                _ = try await Self.keep(.of(1, on: question.today), of: question, brand: 2, in: database)
            }
            try await database.write { tx in
                try Standings.forget(before: BrandDay(number: 99), brand: ID(1), in: tx)
                try Standings.forget(from: BrandDay(number: 101), brand: ID(1), in: tx)
            }
            for question in questions {
                let stays = (99...100).contains(question.today.number)
                #expect(try await (Self.find(question, in: database) != nil) == stays)
                #expect(try await (Self.find(question.by(.median), in: database) != nil) == stays)
                #expect(try await Self.find(question, brand: 2, in: database) != nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aFormOfANewerProgramIsAsGoodAsNone(_ engine: TestEngine) async throws {
        try await engine.database([.insight, .segments]) { database in
            let question = RFMQuestion(today: BrandDay(number: 100))
            _ = try await Self.keep(.of(1, on: question.today), of: question, in: database)
            _ = try await database.write {
                try $0.execute("UPDATE standing_figures SET form = form + 1, figures = 'in other words'")
            }
            #expect(try await Self.find(question, in: database) == nil)
            let own = try await Self.keep(.of(2, on: question.today), of: question, in: database)
            #expect(own == .of(2, on: question.today))
            #expect(try await Self.find(question, in: database) == own)
        }
    }

    @Test(arguments: TestEngine.available)
    func figuresThatCannotBeReadAreTold(_ engine: TestEngine) async throws {
        try await engine.database([.insight, .segments]) { database in
            let question = RFMQuestion(today: BrandDay(number: 100))
            _ = try await Self.keep(.of(1, on: question.today), of: question, in: database)
            _ = try await database.write { try $0.execute("UPDATE standing_figures SET figures = '{}'") }
            await #expect(throws: DatabaseError.self) { try await Self.find(question, in: database) }
        }
    }

    private static func find(
        _ question: RFMQuestion, brand: Int64 = 1, in database: Database
    ) async throws -> StandingFigures? {
        try await database.read { try Standings.find(question, settings: settings, brand: ID(brand), in: $0) }
    }

    private static func keep(
        _ figures: StandingFigures, of question: RFMQuestion, brand: Int64 = 1, in database: Database
    ) async throws -> StandingFigures {
        try await database.write { tx in
            try Standings.keep(
                figures, of: question, settings: settings, brand: ID(brand), at: .day(100), in: tx)
        }
    }
}

extension StandingFigures {
    /// Figures with one cycle, to be told apart by it.
    fileprivate static func of(_ days: Double, on day: BrandDay) -> StandingFigures {
        StandingFigures(
            day: day, classes: nil, quintiles: nil,
            cycles: CycleReport(
                day: day, rows: [CycleReport.Row(.brand, Cycle(days: days, intervals: 1, persons: 1))]))
    }
}
