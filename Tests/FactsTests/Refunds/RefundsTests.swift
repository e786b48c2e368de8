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
            let told: [(amount: Int64, age: Int64)] = [(500, 5), (500, 6), (400, 4), (400, 5), (800, 7), (500, 8)]
            var outcomes: [StatementOutcome] = []
            for (amount, age) in told {
                outcomes += try await stall.tell(refunds: [.of(order: "A", giving: .amount(minor: amount))], age: age)
            }
            #expect(
                outcomes == [
                    .new, .unchanged, .late, .conflict([.refundLowered]), .advanced, .conflict([.refundLowered]),
                ])
            #expect(try await stall.refunds() == ["R A 800 5"])
            #expect(try await stall.facts().map { $0.fact.part } == [1, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameNumberForSomethingElseChangesNothing(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(refunds: [.of(order: "A", giving: .amount(minor: 500))])
            var exchanged = StatedRefund.of(order: "B", buyer: 8, currency: .usd, giving: .amount(minor: 900))
            exchanged.kind = .moneyOnly
            let outcomes = try await stall.tell(
                refunds: [
                    .of(order: "B", giving: .amount(minor: 500)),
                    .of(order: "A", buyer: 8, giving: .amount(minor: 500)),
                    .of(order: "A", currency: .usd, giving: .amount(minor: 500)), exchanged,
                ], age: 9)
            #expect(
                outcomes == [
                    .conflict([.order]), .conflict([.buyer]), .conflict([.currency]),
                    .conflict([.buyer, .currency, .order, .kind]),
                ])
            #expect(try await stall.refunds() == ["R A 500 5"])
            #expect(try await stall.count("refund_versions") == 1)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func anOrderAndABuyerAreFilledInLater(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B", buyer: 8)])
            var outcomes = try await stall.tell(refunds: [.of(buyer: nil, giving: .amount(minor: 500))])
            outcomes += try await stall.tell(refunds: [.of(giving: .amount(minor: 500))])
            outcomes += try await stall.tell(refunds: [.of(order: "A", buyer: nil, giving: .amount(minor: 500))])
            outcomes += try await stall.tell(refunds: [.of(giving: .amount(minor: 500))])
            outcomes += try await stall.tell(refunds: [.of(order: "B", giving: .amount(minor: 500))])
            #expect(outcomes == [.new, .advanced, .advanced, .unchanged, .conflict([.order])])
            #expect(try await stall.refunds() == ["R A 500 5"])
            #expect(try await stall.order("A").refunded == 500)
            #expect(try await stall.isSound())
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
            let outcomes = try await stall.tell(refunds: [.of(giving: .lines([dear]))])
            #expect(outcomes == [.conflict([.amountTooLarge])])
            let kept = try await stall.count("refunds")
            #expect(kept == 0)
        }
    }
}

extension Stall {
    /// Number, order named, amount and day of each.
    func refunds() async throws -> [String] {
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
