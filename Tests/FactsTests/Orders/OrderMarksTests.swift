import Database
import Facts
import Shop
import TestDatabases
import Testing

struct OrderMarksTests {
    @Test(arguments: TestEngine.available)
    func aMarkedOrderIsNoPurchaseUntilItCountsAgain(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B")])
            let marked = try await stall.mark(["A", "nowhere"], as: .brushing)
            #expect(marked.changed == 1)
            #expect(marked.unknown == ["nowhere"])
            #expect(try await stall.order("A").version.leftOut == .brushing)
            #expect(try await stall.order("A").purchasedAt == nil)
            #expect(try await stall.order("B").purchasedAt != nil)
            #expect(try await stall.mark(["A"], as: .brushing).changed == 0)
            #expect(try await stall.mark(["A"], as: nil).changed == 1)
            #expect(try await stall.order("A").purchasedAt != nil)
            #expect(try await stall.facts().filter { $0.fact.kind == .orderMarked }.map { $0.fact.part } == [1, 2])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func aMarkStandsOverWhatTheSourceSays(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            var test = StatedOrder.paid("A")
            test.leftOut = .test
            try await stall.tell(test)
            #expect(try await stall.mark(["A"], as: nil).changed == 1)
            #expect(try await stall.order("A").purchasedAt != nil)
            // A further statement of the source does not bring its own reason back.
            test.status = .confirmed
            try await stall.tell(test, age: 2)
            #expect(try await stall.order("A").version.status == .confirmed)
            #expect(try await stall.order("A").purchasedAt != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func ordersOfOtherStoresAndBrandsAreNotMarked(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            #expect(try await stall.of(store: 2).mark(["A"], as: .staff).unknown == ["A"])
            #expect(try await stall.of(brand: 2).mark(["A"], as: .staff).unknown == ["A"])
            #expect(try await stall.order("A").purchasedAt != nil)
        }
    }
}
