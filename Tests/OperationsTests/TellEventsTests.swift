import Access
import Operations
import Shop
import TestDatabases
import Testing

struct TellEventsTests {
    private static let day = Instant(seconds: 1_770_000_000)

    private static func key(_ buyer: String) -> BuyerKey {
        BuyerKey(kind: .account, value: buyer)
    }

    private static func order(_ number: Int) -> Statement {
        .order(
            StatedOrder(
                number: "N\(number)", status: .paid, times: OrderTimes(placed: day, paid: day), currency: .cny,
                amounts: .told(OrderAmounts(paid: 100)), buyers: [key("b\(number % 7)")]))
    }

    private static func look(_ number: Int) -> StatedBehaviour {
        StatedBehaviour(
            number: "L\(number)", kind: .viewed, buyers: [key("b\(number % 7)")],
            product: StatedProduct(code: "soap", title: "Soap"), occurredAt: day)
    }

    private static func tag(_ number: Int) -> StatedPersonFact {
        StatedPersonFact(
            number: "T\(number)", buyers: [key("b\(number % 7)")], occurredAt: day,
            .tag(number % 2 == 0 ? "VIP" : "员工", isOn: number % 5 > 0))
    }

    /// More than one transaction takes, of two stores.
    private static let events: [ToldEvent] =
        (0..<4_500).map { .statement(store: $0 % 2 == 0 ? "A" : "B", order($0)) }
        + (0..<9_000).map { .behaviour(store: $0 % 3 == 0 ? "B" : "A", look($0)) }
        + (0..<300).map { .person(store: $0 % 2 == 0 ? "A" : "B", tag($0)) }
        + [
            .person(store: "A", StatedPersonFact(number: "N", buyers: [], occurredAt: day, .tag("nobody", isOn: true))),
            .leftOut(store: "A", orderNumber: "N2", .brushing),
            .merge(ToldMerge(store: "A", buyer: key("b1"), otherStore: "B", otherBuyer: key("b1"))),
            .merge(ToldMerge(store: "A", buyer: key("nobody"), otherStore: "B", otherBuyer: key("b2"))),
        ]

    @Test(arguments: TestEngine.available)
    func toldAgainItChangesNothing(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            for name in ["A", "B"] {
                _ = try await shop.run(AddStore(name: name, platform: .taobao, brand: nil))
            }
            let first = try await shop.run(TellEvents(brand: nil, Self.events, statedAt: Self.day))
            #expect(first.new == 4_500)
            #expect(first.behaviours == 9_000)
            #expect(first.personFacts == 300)
            let before = try await shop.dump()
            let second = try await shop.run(TellEvents(brand: nil, Self.events, statedAt: Self.day))
            #expect([second.new, second.advanced, second.conflicts, second.behaviours] == [0, 0, 0, 0])
            #expect(second.personFacts == 0)
            #expect(second.unchanged == 4_500)
            #expect(try await shop.dump() == before)
        }
    }

    @Test func aStoreThatIsUnknownIsNamedBeforeAnythingIsWritten() async throws {
        try await Workshop.open(.sqlite) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            let before = try await shop.dump()
            await #expect(throws: AccessError.noSuchStore(name: "B", known: ["A"])) {
                try await shop.run(TellEvents(brand: nil, Self.events, statedAt: Self.day))
            }
            #expect(try await shop.dump() == before)
        }
    }
}
