import Database
import Facts
import Shop
import TestDatabases
import Testing

struct RefundsTests {
    @Test(arguments: TestEngine.available)
    func rowsOfSeveralFilesUnite(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let (soap, wipes) = (StatedLine.row("soap"), StatedLine.row("wipes", quantity: 3, price: 1_005_000))
            var outcomes = try await stall.tell(refunds: [.of(giving: .lines([soap]))])
            outcomes += try await stall.tell(refunds: [.of(day: 4, giving: .lines([soap, wipes]))])
            outcomes += try await stall.tell(refunds: [.of(giving: .lines([wipes]))])
            #expect(outcomes == [.new, .advanced, .unchanged])
            // 10 + 3 × 1.005, rounded once.
            #expect(try await stall.refunds() == ["R null 1302 4"])
            #expect(try await stall.count("refund_lines") == 2)
            #expect(try await stall.count("refund_versions") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAmountOnlyRises(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let amounts: [Int64] = [500, 500, 400, 800]
            var outcomes: [StatementOutcome] = []
            for amount in amounts {
                outcomes += try await stall.tell(refunds: [.of(order: "A", giving: .amount(minor: amount))])
            }
            #expect(outcomes == [.new, .unchanged, .late, .advanced])
            #expect(try await stall.refunds() == ["R A 800 5"])
            #expect(try await stall.facts().map { $0.fact.part } == [1, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameNumberTwiceInABatchUnites(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let outcomes = try await stall.tell(refunds: [
                .of(giving: .lines([.row("soap")])), .of("S", giving: .lines([.row("soap")])),
                .of(giving: .lines([.row("soap", ordinal: 2)])),
            ])
            #expect(outcomes == [.new, .new, .advanced])
            #expect(try await stall.refunds() == ["R null 2000 5", "S null 1000 5"])
        }
    }

    @Test(arguments: TestEngine.available)
    func storesAndBrandsKeepTheirRefundsApart(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(refunds: [.of(giving: .amount(minor: 1))])
            try await stall.of(store: 2).tell(refunds: [.of(giving: .amount(minor: 2))])
            try await stall.of(brand: 2).tell(refunds: [.of(giving: .amount(minor: 3))])
            #expect(try await stall.refunds() == ["R null 1 5", "R null 2 5"])
            #expect(try await stall.of(brand: 2).refunds() == ["R null 3 5"])
        }
    }

    @Test func aSumTooLargeIsRefused() async throws {
        try await Stall.on(.sqlite) { stall in
            let dear = StatedLine.row("gold", quantity: 1_000_000_000, price: .max)
            await #expect(throws: FactsError.amountTooLarge(number: "R")) {
                try await stall.tell(refunds: [.of(giving: .lines([dear]))])
            }
            let kept = try await stall.count("refunds")
            #expect(kept == 0)
        }
    }
}

extension Stall {
    /// Number, order named, amount and day of each.
    fileprivate func refunds() async throws -> [String] {
        let brand = brand
        return try await database.read { tx in
            try tx.all(
                """
                SELECT number, order_number, amount, occurred_at
                FROM refunds_read
                WHERE brand_id = \(brand.raw)
                ORDER BY number, amount
                """
            ) { "\($0.text(0)) \($0.optionalText(1) ?? "null") \($0.int64(2)) \($0.int64(3) / 86_400_000)" }
        }
    }
}
