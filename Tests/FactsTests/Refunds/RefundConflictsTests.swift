import Database
import Facts
import Shop
import TestDatabases
import Testing

struct RefundConflictsTests {
    @Test(arguments: TestEngine.available)
    func aStatementKeptAsideIsListedWithBothSides(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(refunds: [.of(order: "A", giving: .amount(minor: 500))])
            let other = StatedRefund.of(order: "B", buyer: 8, giving: .amount(minor: 900))
            #expect(try await stall.tell(refunds: [other], age: 2) == [.conflict([.buyer, .order])])
            // Told once more, it is asked about once.
            #expect(try await stall.tell(refunds: [other], age: 3) == [.unchanged])
            let conflict = try #require(try await stall.refundConflicts().first)
            #expect(try await stall.refundConflicts().count == 1)
            #expect(conflict.contradictions == [.buyer, .order])
            #expect(conflict.inForce.orderNumber == "A")
            #expect(conflict.stated.orderNumber == "B")
            #expect(conflict.stated.customer == ID(8))
            #expect(conflict.stated.amount == Money(minor: 900, .cny))
            #expect(try await stall.of(brand: 2).refundConflicts().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAcceptedStatementStandsAlsoWhenBothFilesComeAgain(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let first = StatedRefund.of(order: "A", giving: .amount(minor: 500))
            let second = StatedRefund.of(order: "A", giving: .amount(minor: 300))
            try await stall.tell(refunds: [first], age: 1)
            try await stall.tell(refunds: [second], age: 2)
            let conflict = try #require(try await stall.refundConflicts().first)
            try await stall.decide(conflict, accepts: true)
            #expect(try await stall.refunds() == ["R A 300 5"])
            #expect(try await stall.refundConflicts().isEmpty)
            #expect(try await stall.tell(refunds: [first], age: 1) == [.unchanged])
            #expect(try await stall.tell(refunds: [second], age: 2) == [.unchanged])
            #expect(try await stall.refunds() == ["R A 300 5"])
            #expect(try await stall.isSound())
            await #expect(throws: FactsError.alreadyDecided) { try await stall.decide(conflict, accepts: false) }
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefusedStatementIsNotAskedAboutAgain(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(refunds: [.of(order: "A", giving: .amount(minor: 500))])
            let other = StatedRefund.of(order: "A", currency: .usd, giving: .amount(minor: 500))
            try await stall.tell(refunds: [other], age: 2)
            try await stall.decide(try #require(try await stall.refundConflicts().first), accepts: false)
            #expect(try await stall.tell(refunds: [other], age: 4) == [.unchanged])
            #expect(try await stall.refundConflicts().isEmpty)
            #expect(try await stall.refunds() == ["R A 500 5"])
        }
    }
}
