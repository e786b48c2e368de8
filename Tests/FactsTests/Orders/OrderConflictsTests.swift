import Database
import Facts
import Shop
import TestDatabases
import Testing

/// Statements kept aside, and what a person makes of them.
struct OrderConflictsTests {
    @Test(arguments: TestEngine.available)
    func aContradictionIsKeptAsideAndListed(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 2)
            try await stall.tell(.paid("B"), age: 2)
            let before = try await stall.order("B").version
            #expect(
                try await stall.tell(.paid("B", minor: 9_000, buyer: 8), age: 3) == .conflict([.buyer, .paidAmount]))
            #expect(try await stall.order("B").version == before)
            let conflict = try await #require(stall.conflicts().first)
            #expect(try await stall.conflicts().count == 1)
            #expect(conflict.number == "B")
            #expect(conflict.store == ID(1))
            #expect(conflict.inForce == before)
            #expect(conflict.stated.customer == ID(8))
            #expect(conflict.stated.amounts.paid == 9_000)
            #expect(conflict.contradictions == [.buyer, .paidAmount])
            #expect(conflict.recordedAt == .day(1003))
            #expect(try await stall.of(brand: 2).conflicts().isEmpty)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func anAcceptedStatementIsInForce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A", lines: .whole([.numbered(1, "soap")])), age: 2)
            try await stall.tell(.paid("A", minor: 9_000, buyer: nil, lines: .whole([.numbered(1, "wipes")])), age: 3)
            let conflict = try await #require(stall.conflicts().first)
            #expect(conflict.contradictions == [.paidAmount, .lines])
            try await stall.decide(conflict, accepts: true)
            let order = try await stall.order()
            #expect(order.version.amounts.paid == 9_000)
            // What the statement did not tell stays.
            #expect(order.version.customer == ID(7))
            #expect(try await stall.lines() == ["wipes×1@10000000"])
            #expect(try await stall.conflicts().isEmpty)
            #expect(try await stall.isSound())
            // Both statements are known now.
            #expect(
                try await stall.tell(.paid("A", lines: .whole([.numbered(1, "soap")])), age: 2) == .unchanged)
            #expect(try await stall.tell(.paid("A", status: .shipped, minor: 9_000), age: 4) == .advanced)
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefusedStatementStaysAndIsNotAskedAgain(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 2)
            let before = try await stall.order().version
            let other = StatedOrder.paid("A", minor: 9_000)
            try await stall.tell(other, age: 3)
            #expect(try await stall.tell(other, age: 4) == .unchanged)
            #expect(try await stall.conflicts().count == 1)
            try await stall.decide(#require(stall.conflicts().first), accepts: false)
            #expect(try await stall.order().version == before)
            #expect(try await stall.tell(other, age: 5) == .unchanged)
            #expect(try await stall.conflicts().isEmpty)
            #expect(try await stall.count("order_versions") == 2)
        }
    }

    @Test(arguments: TestEngine.available, [true, false])
    func decidingTwiceFails(_ engine: TestEngine, accepts: Bool) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(.paid("A", minor: 9_000))
            let conflict = try await #require(stall.conflicts().first)
            try await stall.decide(conflict, accepts: accepts)
            let facts = try await stall.facts().count
            await #expect(throws: FactsError.alreadyDecided) { try await stall.decide(conflict, accepts: true) }
            #expect(try await stall.facts().count == facts)
            await #expect(throws: FactsError.noSuchConflict) {
                try await stall.of(brand: 2).decide(conflict, accepts: true)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsInForceIsNoConflict(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(.paid("A", minor: 9_000))
            let conflict = try await #require(stall.conflicts().first)
            await #expect(throws: FactsError.noSuchConflict) {
                try await stall.database.write { tx in
                    try OrderConflicts.decide(
                        order: conflict.orderID, version: 1, accepts: true, brand: ID(1), at: .day(1), in: tx)
                }
            }
        }
    }

    @Test func decisionsAreFacts() async throws {
        try await Stall.on(.sqlite) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(.paid("A", minor: 9_000))
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            let facts = try await stall.facts().map { $0.fact }
            #expect(facts.map(\.kind) == [.orderStated, .orderStated, .orderDecided, .orderStated])
            #expect(facts.map(\.part) == [1, 2, 2, 3])
        }
    }

    @Test(arguments: TestEngine.available)
    func severalAsideKeepTheirLinesApart(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            func unpaid(_ product: String, buyer: Int64?) -> StatedOrder {
                .paid("A", status: .placed, paidAt: nil, buyer: buyer, lines: .whole([.numbered(1, product)]))
            }
            try await stall.tell(unpaid("soap", buyer: 7), age: 1)
            try await stall.tell(unpaid("wipes", buyer: 8), age: 2)
            try await stall.tell(unpaid("towel", buyer: 9), age: 3)
            let conflicts = try await stall.conflicts()
            try await stall.decide(conflicts[0], accepts: true)
            #expect(try await stall.lines() == ["wipes×1@10000000"])
            #expect(try await stall.tell(unpaid("candle", buyer: 8), age: 5) == .advanced)
            #expect(try await stall.lines() == ["candle×1@10000000"])
            try await stall.decide(conflicts[1], accepts: true)
            #expect(try await stall.lines() == ["towel×1@10000000"])
            #expect(try await stall.order().version.customer == ID(9))
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func anAcceptedPartOfAUnionKeepsTheRowsKnown(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.rows([.row("soap")]), age: 1)
            #expect(try await stall.tell(.rows([.row("wipes")], buyer: 8, at: 2), age: 2) == .conflict([.buyer]))
            let conflict = try await #require(stall.conflicts().first)
            // Other times and rows are no contradiction of a union.
            #expect(conflict.contradictions == [.buyer])
            try await stall.decide(conflict, accepts: true)
            #expect(try await stall.lines() == ["soap×1@10000000", "wipes×1@10000000"])
            #expect(try await stall.order().version.amounts.paid == 2_000)
            #expect(try await stall.order().version.customer == ID(8))
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsThatCameInBeforeTheAcceptanceStay(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let (soap, towel) = (StatedLine.row("soap"), StatedLine.row("towel", price: 40_000_000))
            try await stall.tell(.rows([soap]), age: 1)
            try await stall.tell(.rows([soap, .row("wipes", price: 20_000_000)], buyer: 8), age: 2)
            #expect(try await stall.tell(.rows([towel]), age: 3) == .advanced)
            #expect(try await stall.order().version.amounts.paid == 5_000)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.lines() == ["soap×1@10000000", "towel×1@40000000", "wipes×1@20000000"])
            #expect(try await stall.order().version.amounts == OrderAmounts(goods: 7_000, paid: 7_000))
            #expect(try await stall.order().version.customer == ID(8))
            #expect(try await stall.tell(.rows([towel]), age: 3) == .unchanged)
            #expect(try await stall.tell(.rows([towel], buyer: 8), age: 4) == .unchanged)
            #expect(try await stall.lines().count == 3)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsToldTwiceBeforeTheAcceptanceCountOnce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.rows([.row("soap")]), age: 1)
            try await stall.tell(.rows([.row("wipes")], buyer: 8), age: 2)
            try await stall.tell(.rows([.row("wipes"), .row("towel")], buyer: 9), age: 3)
            try await stall.tell(.rows([.row("wipes")]), age: 4)
            for conflict in try await stall.conflicts() { try await stall.decide(conflict, accepts: true) }
            #expect(try await stall.lines() == ["soap×1@10000000", "towel×1@10000000", "wipes×1@10000000"])
            #expect(try await stall.order().version.amounts.paid == 3_000)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsOfAnOrderWithoutAnyFormItsFirstSet(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 1)
            try await stall.tell(.rows([.row("wipes")], buyer: 8), age: 2)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.lines() == ["wipes×1@10000000"])
            #expect(try await stall.tell(.rows([.row("soap")], buyer: 8), age: 3) == .advanced)
            #expect(try await stall.lines() == ["soap×1@10000000", "wipes×1@10000000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func conflictsAfterAnAcceptanceAreNamedRightly(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let wipes = StatedLines.whole([.numbered(1, "wipes")])
            try await stall.tell(.paid("A", lines: .whole([.numbered(1, "soap")])), age: 1)
            try await stall.tell(.paid("A", lines: wipes), age: 2)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.tell(.paid("A", buyer: 8, lines: wipes), age: 3) == .conflict([.buyer]))
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 4) == .conflict([.paidAmount]))
            #expect(try await stall.conflicts().map(\.contradictions) == [[.buyer], [.paidAmount]])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasOverruledMayBeToldAnewByAYoungerSource(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 1)
            try await stall.tell(.paid("A", minor: 9_000), age: 2)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            // The same files once more.
            #expect(try await stall.tell(.paid("A"), age: 1) == .unchanged)
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 2) == .unchanged)
            // What was accepted, told again.
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 3) == .unchanged)
            let retold = try await stall.tell(.paid("A"), age: 4)
            #expect(retold == .conflict([.paidAmount]))
            #expect(try await stall.tell(.paid("A"), age: 4) == .unchanged)
            #expect(try await stall.tell(.paid("A"), age: 5) == .unchanged)
            #expect(try await stall.conflicts().count == 1)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.order().version.amounts.paid == 10_000)
            #expect(try await stall.tell(.paid("A"), age: 4) == .unchanged)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func aFileFromBeforeWhatWasAcceptedAsksNothing(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 3)
            #expect(try await stall.tell(.paid("A"), age: 5) == .unchanged)
            try await stall.tell(.paid("A", minor: 9_000), age: 6)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.tell(.paid("A"), age: 5) == .unchanged)
            #expect(try await stall.count("order_versions") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func aFileWithoutAnyTimeAsksNothingTwice(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let first = try await stall.tell(.paid, importedOn: 1)
            #expect(first == .new)
            #expect(try await stall.tell(.shipped, importedOn: 2) == .advanced)
            #expect(try await stall.tell(.paid, importedOn: 3) == .unchanged)
            #expect(try await stall.conflicts().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasRefusedIsAskedAgainOnlyAfterAnotherAcceptance(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 1)
            try await stall.tell(.paid("A", minor: 9_000), age: 2)
            try await stall.decide(#require(stall.conflicts().first), accepts: false)
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 3) == .unchanged)
            try await stall.tell(.paid("A", minor: 8_000), age: 4)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 2) == .unchanged)
            #expect(try await stall.tell(.paid("A", minor: 9_000), age: 5) == .conflict([.paidAmount]))
        }
    }

    @Test func anAcceptedRefundCountsFromItsDay() async throws {
        try await Stall.on(.sqlite) { stall in
            try await stall.tell(.paid("A"), age: 2)
            var other = StatedOrder.paid("A", refunded: 4_000, buyer: 8)
            other.times.confirmed = .day(6)
            try await stall.tell(other, age: 8)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.orders(refundsBefore: .day(6))["A"]?.refunded == 0)
            #expect(try await stall.orders(refundsBefore: .day(7))["A"]?.refunded == 4_000)
        }
    }

    @Test func aConflictIsToldInFullWhenTheOrderMovedOn() async throws {
        try await Stall.on(.sqlite) { stall in
            try await stall.tell(.paid("A", status: .shipped), age: 2)
            try await stall.tell(.paid("A", status: .paid), age: 3)
            try await stall.tell(.paid("A", status: .confirmed), age: 4)
            #expect(try await stall.conflicts().first?.contradictions == [.statusBackwards])
        }
    }
}

extension Stall {
    /// Tells the order as a file without any time in it does.
    fileprivate func tell(_ status: OrderStatus, importedOn day: Int64) async throws -> StatementOutcome? {
        let source = StatementSource(brand: brand, store: store, statedAt: .day(day), recordedAt: .day(day))
        let entry = OrderEntry(order: .paid("A", status: status), customer: ID(7))
        return try await database.write { tx in
            var products = ProductDirectory()
            return try Orders.record([entry], from: source, products: &products, in: tx).first
        }
    }
}
