import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// What must not change an answer.
struct InvarianceTests {
    private static let day = BrandDay(number: 19_950)

    @Test(arguments: TestEngine.available)
    func theOrderOfFilesDoesNotMatter(_ engine: TestEngine) async throws {
        let brand = RandomBrandWriter.brand(seed: 1, persons: 120)
        let told = try await answers(brand, on: engine)
        for seed in [11, 12] as [UInt64] {
            let otherwise = try await answers(brand.shuffled(seed: seed), on: engine)
            #expect(otherwise == told)
        }
        #expect(told.stages.rows.count > 100)
    }

    @Test(arguments: TestEngine.available)
    func mergedAndPartedIsNeverMerged(_ engine: TestEngine) async throws {
        let brand = RandomBrandWriter.brand(seed: 2, persons: 120)
        let alone = RandomBrand(steps: brand.steps.filter { !$0.isAboutPersons })
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await alone.write(to: database)
            let before = try await Answers.of(database, on: Self.day)
            // A chain: the survivor of one merge is read as another in the next.
            for pair in [(40, 50), (30, 40), (30, 60), (61, 62)] as [(Int64, Int64)] {
                try await RandomBrand.write(.merged(pair.0, pair.1), to: database)
            }
            let merged = try await Answers.of(database, on: Self.day)
            #expect(merged.stages.rows.count == before.stages.rows.count - 4)
            #expect(merged != before)
            for customer in [40, 62, 50, 60] as [Int64] {
                try await RandomBrand.write(.parted(customer), to: database)
            }
            #expect(try await Answers.of(database, on: Self.day) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func markedAndUnmarkedIsNeverMarked(_ engine: TestEngine) async throws {
        let brand = RandomBrandWriter.brand(seed: 3, persons: 120)
        let unmarked = RandomBrand(steps: brand.steps.filter { !$0.isMark })
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await unmarked.write(to: database)
            let before = try await Answers.of(database, on: Self.day)
            let counting = unmarked.steps.flatMap { $0.numbersCounting(store: 1) }.prefix(60)
            try await RandomBrand.write(.marked(Array(counting), store: 1, as: .brushing), to: database)
            let marked = try await Answers.of(database, on: Self.day)
            #expect(marked.repurchase[0].coverage.purchases < before.repurchase[0].coverage.purchases)
            try await RandomBrand.write(.marked(Array(counting), store: 1, as: nil), to: database)
            #expect(try await Answers.of(database, on: Self.day) == before)
        }
    }

    /// What happens after a day changes nothing of that day, but for what is known now of orders that were there already.
    @Test(arguments: TestEngine.available)
    func whatHappensLaterLeavesAPastDayAlone(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 4, persons: 80).write(to: database)
            let before = try await Answers.of(database, on: Self.day)
            let later = Self.day.adding(days: 1).start(in: RandomBrand.zone)
            var orders: [StatedOrder] = []
            for customer in 1...40 as ClosedRange<Int64> {
                orders.append(
                    StatedOrder(
                        number: "late-\(customer)", status: .confirmed, times: OrderTimes(placed: later, paid: later),
                        currency: .cny, amounts: .told(OrderAmounts(paid: 777)), buyers: .number(customer)))
            }
            let told = orders
            try await RandomBrand.write(.orders(told, store: 1, told: RandomBrand.recordedAt), to: database)
            let refund = StatedRefund(
                number: "late", kind: .goodsReturned, occurredAt: later, currency: .cny, buyers: .number(5),
                content: .amount(minor: 9))
            try await RandomBrand.write(.refunds([refund], store: 1), to: database)
            #expect(try await Answers.of(database, on: Self.day) == before)
            #expect(try await Answers.of(database, on: Self.day.adding(days: 1)).rfm != before.rfm)
        }
    }

    @Test(.enabled(if: TestEngine.available.count > 1, "HUITOU_TEST_POSTGRES names no server"))
    func bothEnginesAgree() async throws {
        let brand = RandomBrandWriter.brand(seed: 5)
        let sqlite = try await answers(brand, on: .sqlite)
        let postgres = try await answers(brand, on: .postgres)
        #expect(sqlite == postgres)
    }

    private func answers(_ brand: RandomBrand, on engine: TestEngine) async throws -> Answers {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await brand.write(to: database)
            return try await Answers.of(database, on: Self.day)
        }
    }
}

extension RandomBrand.Step {
    fileprivate var isAboutPersons: Bool {
        switch self {
        case .merged, .parted: true
        case .products, .seen, .orders, .refunds, .reviews, .behaviours, .told, .marked: false
        }
    }

    fileprivate var isMark: Bool {
        switch self {
        case .marked: true
        case .products, .seen, .orders, .refunds, .reviews, .behaviours, .told, .merged, .parted: false
        }
    }

    fileprivate func numbersCounting(store asked: Int64) -> [String] {
        switch self {
        case .orders(let orders, let store, _) where store == asked:
            orders.filter { $0.leftOut == nil }.map(\.number)
        case .products, .seen, .orders, .refunds, .reviews, .behaviours, .told, .marked, .merged, .parted: []
        }
    }
}
