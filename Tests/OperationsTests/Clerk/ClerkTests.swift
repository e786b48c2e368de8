import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// What happens at the counter.
struct ClerkTests {
    private static let day = Instant(seconds: 1_770_000_000)

    private static func buyer(_ number: String, _ keys: [BuyerKey]) -> ToldEvent {
        .statement(
            store: "Web",
            .order(
                StatedOrder(
                    number: number, status: .paid, times: OrderTimes(placed: day, paid: day), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 5_000)), buyers: keys,
                    personal: [PersonalValue(kind: .name, text: "林一")])))
    }

    private static let phone = BuyerKey(kind: .phone, value: "13912345678")
    private static let item = StoreVisit.Item(
        product: StatedProduct(code: "SOAP", title: "Soap"), quantity: 2, unitPrice: Millionths(19_900_000))

    private static func open(_ engine: TestEngine, _ body: (Workshop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "Web", platform: .shopify, brand: nil))
            _ = try await shop.run(AddStore(name: "High Street", platform: .physical, brand: nil))
            try await shop.tell([
                buyer("1", [phone]), buyer("2", [BuyerKey(kind: .phone, value: "13800005678")]),
                buyer("3", [BuyerKey(kind: .memberCard, value: "5678")]),
            ])
            try await body(shop)
        }
    }

    @Test(arguments: TestEngine.available)
    func theExactAnswerComesFirst(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let whole = try await shop.run(LookUpCustomer("139 1234 5678", brand: nil)).lines
            #expect(whole.map(\.isExact) == [true])
            #expect(whole.map(\.purchases) == [1])
            let tail = try await shop.run(LookUpCustomer("5678", brand: nil)).lines
            #expect(tail.map(\.isExact) == [true, false, false])
            #expect(tail.allSatisfy { $0.name == "林**" })
            #expect(try await shop.run(LookUpCustomer("0000", brand: nil)).lines.isEmpty)
            _ = try await shop.run(
                NoteRisk(.blacklist, of: whole[0].customer, evidence: [], reason: nil, until: nil, brand: nil))
            let warned = try await shop.run(LookUpCustomer("13912345678", brand: nil)).lines
            #expect(warned.map(\.risks) == [[RiskKind.blacklist.name]])
        }
    }

    @Test(arguments: TestEngine.available)
    func aVisitAndItsOrderAreWrittenOnce(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let visit = StoreVisit(.named(Self.phone), store: nil, key: "receipt 7", items: [Self.item])
            let first = try await shop.run(RecordStoreVisit(visit, brand: nil))
            #expect(first.isNew)
            let number = try #require(first.order)
            #expect(number.hasPrefix("S"))
            let before = try await shop.installation.database.read { try FactLog.last(brand: ID(1), in: $0) }
            let later = shop.now.advanced(milliseconds: 90_000_000)
            let again = try await shop.installation.run(
                RecordStoreVisit(visit, brand: nil), as: .commandLine, at: later)
            #expect(again.customer == first.customer)
            #expect(again.order == number)
            #expect(!again.isNew)
            #expect(try await shop.installation.database.read { try FactLog.last(brand: ID(1), in: $0) } == before)
            // The phone is the same person's as on the web.
            let profile = try await shop.run(ShowCustomer(id: first.customer, brand: nil))
            #expect(profile.summary.orders == 2)
            #expect(profile.summary.money.minor == 8_980)
            #expect(Set(profile.timeline.entries.map(\.place.kind)) == [.joined, .order, .interaction])
        }
    }

    @Test(arguments: TestEngine.available)
    func anotherVisitUnderTheSameKeyIsSaidSo(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let visit = StoreVisit(.named(Self.phone), store: nil, key: "receipt 7", items: [Self.item])
            _ = try await shop.run(RecordStoreVisit(visit, brand: nil))
            let before = try await shop.dump()
            let other = BuyerKey(kind: .memberCard, value: "NEW-1")
            let more = StoreVisit.Item(
                product: StatedProduct(code: "SOAP", title: "Soap"), quantity: 3, unitPrice: Millionths(19_900_000))
            for told in [
                StoreVisit(.named(other), store: nil, key: "receipt 7", items: [Self.item]),
                StoreVisit(.named(Self.phone), store: nil, key: "receipt 7", items: [more]),
                StoreVisit(.named(Self.phone), store: nil, key: "receipt 7"),
            ] {
                await #expect(throws: CustomersError.visitDiffers(key: "receipt 7")) {
                    try await shop.run(RecordStoreVisit(told, brand: nil))
                }
            }
            #expect(try await shop.dump() == before)
        }
    }

    @Test(arguments: ["12", "phone", "139****5678", "1391234567890123"])
    func aSlipOfTheFingerMakesNobody(_ phone: String) async throws {
        try await Self.open(.sqlite) { shop in
            let before = try await shop.dump()
            await #expect(throws: CustomersError.self) {
                let key = BuyerKey(kind: .phone, value: phone)
                return try await shop.run(RecordStoreVisit(StoreVisit(.named(key), store: nil, key: "1"), brand: nil))
            }
            await #expect(throws: CustomersError.self) {
                let item = StoreVisit.Item(
                    product: StatedProduct(code: "SOAP", title: "Soap"), quantity: 1,
                    unitPrice: Millionths(100_000_000_000_001))
                return try await shop.run(
                    RecordStoreVisit(StoreVisit(.named(Self.phone), store: nil, key: "1", items: [item]), brand: nil))
            }
            #expect(try await shop.dump() == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func atTheCounterNamesFindNobody(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let found = try await shop.run(ListCustomers(brand: nil, matching: "林一", limit: nil))
            #expect(found.total == 3)
            for name in ["林一", "linyi"] {
                let looked = try await shop.run(LookUpCustomer(name, brand: nil))
                #expect(looked.lines.isEmpty)
            }
        }
    }

    @Test func aVisitNeedsAPhysicalStoreAndSomebody() async throws {
        try await Self.open(.sqlite) { shop in
            await #expect(throws: AccessError.noPhysicalStore(name: "Web", known: ["High Street"])) {
                try await shop.run(
                    RecordStoreVisit(StoreVisit(.named(Self.phone), store: "Web", key: "1"), brand: nil))
            }
            await #expect(throws: CustomersError.self) {
                let masked = BuyerKey(kind: .phone, value: "139****5678")
                return try await shop.run(
                    RecordStoreVisit(StoreVisit(.named(masked), store: nil, key: "1"), brand: nil))
            }
            let stranger = BuyerKey(kind: .memberCard, value: "NEW-1")
            let outcome = try await shop.run(
                RecordStoreVisit(StoreVisit(.named(stranger), store: nil, key: "2"), brand: nil))
            #expect(outcome.order == nil)
            #expect(outcome.isNew)
        }
    }
}
