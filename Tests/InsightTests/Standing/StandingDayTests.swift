import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// One order must not push thousands of others across a line: not before the next day.
struct StandingDayTests {
    private static let day = RandomBrand.lastDay
    private static let settings = FigureSettings()

    @Test(arguments: TestEngine.available, [61, 62] as [UInt64])
    func anOrderMovesNobodyElseThatDay(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            var random = SplitMix(state: seed)
            try await RandomBrandWriter.brand(seed: seed, persons: 100).write(to: database)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let questions = Answers.questions(on: Self.day)
            for question in questions { try await Self.keep(live, question, in: database) }
            var movedOtherwise = 0
            for number in 1...8 {
                // Nobody whom the brand's merges concern.
                let buyer = Int64(101 + random.below(20))
                let before = live
                live = try await Self.sell("more-\(number)", to: buyer, minor: 90_000_000, before, in: database)
                for question in questions {
                    let standing = try await Self.find(question, in: database)
                    let marks = live.rfm(question, standing: standing).byCustomer
                    let marksBefore = before.rfm(question, standing: standing).byCustomer
                    #expect(marks.without(buyer) == marksBefore.without(buyer))
                    #expect(marks[ID(buyer)] != nil)
                    let reckonedAnew = live.rfm(question).byCustomer.without(buyer)
                    if reckonedAnew != before.rfm(question).byCustomer.without(buyer) { movedOtherwise += 1 }
                    let stages = live.stages(on: Self.day, settings: Self.settings, standing: standing)
                    let stagesBefore = before.stages(on: Self.day, settings: Self.settings, standing: standing)
                    #expect(
                        stages.rows.filter { $0.customer != ID(buyer) }
                            == stagesBefore.rows.filter { $0.customer != ID(buyer) })
                }
            }
            // Thresholds that did not stand would have moved others.
            #expect(movedOtherwise > 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func theNextDayItMay(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .insight, .segments, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 63, persons: 100).write(to: database)
            let before = try await LiveLoader.load(RandomBrand.brand, from: database)
            let live = try await Self.sell("more", to: 110, minor: 900_000_000, before, in: database)
            let next = RFMQuestion(today: Self.day.adding(days: 1))
            let moved = live.rfm(next, standing: live.standing(next)).byCustomer
            let unmoved = before.rfm(next, standing: before.standing(next)).byCustomer
            #expect(moved.without(110) != unmoved.without(110))
        }
    }

    private static func keep(_ live: LiveBrand, _ question: RFMQuestion, in database: Database) async throws {
        let reckoned = live.standing(question, settings: settings)
        _ = try await database.write { tx in
            try Standings.keep(
                reckoned, of: question, settings: settings, brand: live.brand.id, at: RandomBrand.recordedAt, in: tx)
        }
    }

    private static func find(_ question: RFMQuestion, in database: Database) async throws -> StandingFigures {
        let found = try await database.read {
            try Standings.find(question, settings: settings, brand: RandomBrand.brand.id, in: $0)
        }
        return try #require(found)
    }

    /// The brand after one more order on the day.
    private static func sell(
        _ number: String, to buyer: Int64, minor: Int64, _ live: LiveBrand, in database: Database
    ) async throws -> LiveBrand {
        let paidAt = day.start(in: RandomBrand.zone).advanced(milliseconds: 43_200_000)
        let order = StatedOrder(
            number: number, status: .confirmed, times: OrderTimes(placed: paidAt, paid: paidAt), currency: .cny,
            amounts: .told(OrderAmounts(paid: minor)), buyers: .number(buyer))
        try await RandomBrand.write(.orders([order], store: 1, told: RandomBrand.recordedAt), to: database)
        return try await database.read { tx in
            var followed = live
            _ = try followed.catchUp(in: tx)
            return followed
        }
    }
}

extension [ID<Customer>: RFMMark] {
    fileprivate func without(_ customer: Int64) -> Self {
        filter { $0.key != ID(customer) }
    }
}
