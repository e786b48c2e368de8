import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Tags and traits by hand and by rule.
struct TaggingTests {
    private static func order(_ number: String, _ buyer: String, at moment: Instant) -> ToldEvent {
        .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: number, status: .paid, times: OrderTimes(placed: moment, paid: moment), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 100)), buyers: [BuyerKey(kind: .account, value: buyer)])))
    }

    private static func open(_ engine: TestEngine, _ body: (Workshop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            try await shop.tell([order("1", "b1", at: shop.now), order("2", "b2", at: shop.now)])
            try await body(shop)
        }
    }

    private static func tagged(_ shop: Workshop, _ tag: String = "keen") async throws -> Int {
        try await shop.run(AskSegment("tag \"\(tag)\"", brand: nil, limit: 0)).members.members.count
    }

    @Test(arguments: TestEngine.available)
    func aSegmentTagsItsMembersAsItMoves(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            _ = try await shop.run(SaveSegment("often", as: "orders.count >= 2", brand: nil, enters: false))
            try await shop.tell([Self.order("3", "b1", at: shop.now)])
            #expect(try await shop.run(TagSegment("often", with: "keen", .tags(takesOff: true), brand: nil)) == 1)
            #expect(try await Self.tagged(shop) == 1)
            try await shop.tell([Self.order("4", "b2", at: shop.now)])
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await Self.tagged(shop) == 2)
            // Whoever leaves loses it.
            try await shop.installation.database.write { tx in
                _ = try OrderMarks.mark(["4"], of: ID(1), as: .brushing, brand: ID(1), at: Instant(seconds: 1), in: tx)
            }
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await Self.tagged(shop) == 1)
            // Another definition moves the tag with it.
            _ = try await shop.run(SaveSegment("often", as: "orders.count >= 1", brand: nil, enters: false))
            #expect(try await Self.tagged(shop) == 2)
            _ = try await shop.run(TagSegment("often", with: "keen", .stops, brand: nil))
            try await shop.tell([Self.order("5", "b3", at: shop.now)])
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await Self.tagged(shop) == 2)
        }
    }

    @Test func aSegmentDoesNotHangOnItsOwnTag() async throws {
        try await Self.open(.sqlite) { shop in
            _ = try await shop.run(SaveSegment("calm", as: "not tag \"keen\"", brand: nil, enters: false))
            _ = try await shop.run(SaveSegment("other", as: "tag \"calm\"", brand: nil, enters: false))
            await #expect(throws: SegmentsError.tagCircle(segment: "calm", tag: "keen")) {
                try await shop.run(TagSegment("calm", with: "keen", .tags(takesOff: true), brand: nil))
            }
            _ = try await shop.run(TagSegment("calm", with: "calm", .tags(takesOff: false), brand: nil))
            // By way of another.
            await #expect(throws: SegmentsError.self) {
                try await shop.run(TagSegment("other", with: "keen", .tags(takesOff: false), brand: nil))
            }
            await #expect(throws: SegmentsError.self) {
                try await shop.run(SaveSegment("calm", as: "tag \"calm\"", brand: nil, enters: false))
            }
            await #expect(throws: CustomersError.reservedTag("risk:blacklist")) {
                try await shop.run(TagSegment("calm", with: "risk:blacklist", .tags(takesOff: false), brand: nil))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func tagsAndTraitsByHandAreFacts(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let list = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
            let customer = list.lines[0].id
            #expect(try await shop.run(TagCustomer(customer, tag: "keen", isOn: true, brand: nil)))
            #expect(try await shop.run(TagCustomer(customer, tag: "keen", isOn: true, brand: nil)) == false)
            #expect(try await Self.tagged(shop) == 1)
            #expect(try await shop.run(TagCustomer(customer, tag: "keen", isOn: false, brand: nil)))
            #expect(try await Self.tagged(shop) == 0)
            await #expect(throws: CustomersError.noSuchTrait(name: "waist", known: [])) {
                try await shop.run(SetTrait(customer, name: "waist", to: "70", brand: nil))
            }
            let waist = TraitDefinition(
                name: "waist", form: .number, unit: "cm", lowest: Millionths(40_000_000),
                highest: Millionths(200_000_000))
            try await shop.run(DefineTrait(waist, brand: nil))
            #expect(try await shop.run(SetTrait(customer, name: "waist", to: " 70.50 ", brand: nil)) == "70.5")
            await #expect(throws: CustomersError.self) {
                try await shop.run(SetTrait(customer, name: "waist", to: "7", brand: nil))
            }
            let profile = try await shop.run(ShowCustomer(id: customer, brand: nil))
            #expect(profile.status.traits.map(\.value) == [.value(.number(Millionths(70_500_000)))])
            #expect(profile.status.traits.map(\.store) == [nil])
            #expect(try await shop.run(ListTraits(brand: nil)) == [waist])
            try await shop.run(RemoveTrait("waist", brand: nil))
            #expect(try await shop.run(ListTraits(brand: nil)).isEmpty)
        }
    }
}
