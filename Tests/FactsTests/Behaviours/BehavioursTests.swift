import Database
import Facts
import Shop
import TestDatabases
import Testing

struct BehavioursTests {
    private func viewed(_ number: String, day: Int64 = 3) -> StatedBehaviour {
        StatedBehaviour(
            number: number, kind: .viewed, buyers: [], product: StatedProduct(code: "soap", title: "Soap"),
            occurredAt: .day(day))
    }

    @Test(arguments: TestEngine.available)
    func eachHappenedOnce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let new = try await stall.tell(behaviours: [viewed("1"), viewed("2"), viewed("1")])
            #expect(new == 2)
            #expect(try await stall.tell(behaviours: [viewed("2"), viewed("3")]) == 1)
            #expect(try await stall.of(store: 2).tell(behaviours: [viewed("2")]) == 1)
            #expect(try await stall.count("behaviours") == 4)
            #expect(try await stall.facts().filter { $0.fact.kind == .behaviourSeen }.count == 4)
        }
    }
}
