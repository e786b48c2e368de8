import Facts
import Shop
import TestDatabases
import Testing

/// Statements of orders on their way into the database.
struct OrdersTests {
    @Test(arguments: TestEngine.available)
    func aBatchMayBeLarge(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let orders = (0..<33_000).map { StatedOrder.paid("A\($0)") }
            let outcomes = [try await stall.tell(orders), try await stall.tell(orders)]
            #expect(outcomes.map { Set($0) } == [[.new], [.unchanged]])
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewOrderIsKeptAsItWasTold(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            var order = StatedOrder.paid(
                status: .closed, refunded: 500, lines: .whole([.numbered(1, "soap", quantity: 2)]))
            order.kind = .group
            order.times = OrderTimes(
                placed: .day(1), depositPaid: .day(2), paid: .day(3), grouped: .day(4), shipped: .day(5),
                delivered: .day(6), confirmed: .day(7), closed: .day(8))
            order.amounts = .told(
                OrderAmounts(goods: 1, freight: 2, paid: 10_000, received: -4, refunded: 500, isRefundAssumed: true))
            order.leftOut = .staff
            order.origin = "直播间"
            #expect(try await stall.tell(order, age: 9) == .new)
            let kept = try await stall.order()
            #expect(
                kept.version
                    == OrderVersion(
                        kind: .group, status: .closed, times: order.times, currency: .cny,
                        amounts: OrderAmounts(
                            goods: 1, freight: 2, paid: 10_000, received: -4, refunded: 500, isRefundAssumed: true),
                        refundedAt: .day(8), customer: ID(7), leftOut: .staff, origin: "直播间", lineSet: 1,
                        statedAt: .day(9)))
            #expect(try await stall.lines() == ["soap×2@10000000"])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameStatementAgainWritesNothing(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let order = StatedOrder.paid(lines: .union([.row("soap")]))
            try await stall.tell(order, age: 5)
            for age in [4, 5, 6] as [Int64] { #expect(try await stall.tell(order, age: age) == .unchanged) }
            #expect(try await stall.count("order_versions") == 1)
            #expect(try await stall.count("order_lines") == 1)
            #expect(try await stall.facts().count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAdvanceIsAppendedAndInForce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A", buyer: nil), age: 5)
            #expect(try await stall.tell(.paid("A", status: .confirmed), age: 6) == .advanced)
            let order = try await stall.order()
            #expect(order.version.status == .confirmed)
            #expect(order.version.customer == ID(7))
            #expect(try await stall.count("order_versions") == 2)
            // Told again, the earlier statement is known.
            #expect(try await stall.tell(.paid("A", buyer: nil), age: 5) == .unchanged)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func aLateStatementIsAppendedAndChangesNothing(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A", status: .confirmed, lines: .whole([.numbered(1, "soap")])), age: 6)
            let before = try await stall.order()
            #expect(try await stall.tell(.paid("A", status: .shipped), age: 5) == .late)
            let after = try await stall.order()
            #expect(after.version == before.version)
            #expect(try await stall.count("order_versions") == 2)
            #expect(try await stall.conflicts().isEmpty)
            #expect(try await stall.tell(.paid("A", status: .shipped), age: 5) == .unchanged)
            #expect(try await stall.isSound())
            // The next version comes after the late one.
            #expect(try await stall.tell(.paid("A", status: .closed), age: 7) == .advanced)
            #expect(try await stall.count("order_versions") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameNumberTwiceInABatchIsJudgedInOrder(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let outcomes = try await stall.tell([
                .paid("A", lines: .union([.row("soap")])), .paid("B"), .paid("A", status: .shipped),
                .paid("A", minor: 1), .paid("A", status: .shipped),
                .paid("A", status: .shipped, lines: .union([.row("wipes")])),
            ])
            #expect(outcomes == [.new, .new, .advanced, .conflict([.paidAmount]), .unchanged, .advanced])
            #expect(try await stall.order().version.status == .shipped)
            #expect(try await stall.lines() == ["soap×1@10000000", "wipes×1@10000000"])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func storesAndBrandsKeepTheirOrdersApart(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let lines = StatedLines.union([.row("soap")])
            try await stall.tell(.paid("A", lines: lines))
            #expect(try await stall.of(store: 2).tell(.paid("A", minor: 2, buyer: 8, lines: lines)) == .new)
            #expect(try await stall.of(brand: 2).tell(.paid("A", minor: 3, buyer: 9, lines: lines)) == .new)
            #expect(try await stall.of(brand: 2).order().version.amounts.paid == 3)
            #expect(try await stall.count("orders") == 2)
            #expect(try await stall.count("products") == 2)
            #expect(try await stall.of(brand: 2).count("order_lines") == 1)
            #expect(try await stall.sequence() == [1, 2, 3, 4])
            #expect(try await stall.of(brand: 2).sequence() == [1, 2])
            #expect(try await stall.of(store: 2).tell(.paid("A", status: .shipped, minor: 2, buyer: 8)) == .advanced)
            #expect(try await stall.of(brand: 2).order().version.status == .paid)
        }
    }

    @Test func anOrderTooLargeToAddUpHoldsUpNoOther() async throws {
        try await Stall.on(.sqlite) { stall in
            let dear = StatedLine.row("gold", quantity: 1_000_000_000, price: .max)
            let outcomes = try await stall.tell([.paid("B"), .rows([dear])])
            #expect(outcomes == [.new, .conflict([.amountTooLarge])])
            let kept = try await stall.count("orders")
            #expect(kept == 1)
        }
    }
}
