import Access
import Customers
import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

@testable import Operations

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

    /// However few moves are taken up at a time, and wherever it was cut short.
    @Test(arguments: TestEngine.available)
    func tagsFollowInStepsAndGoOnWhereTheyEnded(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            _ = try await shop.run(SaveSegment("buyers", as: "orders.count >= 1", brand: nil, enters: false))
            #expect(try await shop.run(TagSegment("buyers", with: "keen", .tags(takesOff: true), brand: nil)) == 2)
            try await shop.tell((3...9).map { Self.order("\($0)", "b\($0)", at: shop.now) })
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await Self.tagged(shop) == 9)
            // As if the process had ended behind the record: the rule has taken up some, and some tags are missing.
            let (brand, word) = (ID<Brand>(1), "keen")
            try await shop.installation.database.write { tx in
                try tx.execute("UPDATE segment_tags SET followed = 3 WHERE tag = \(word)")
                try tx.execute(
                    """
                    DELETE FROM person_tags
                    WHERE id IN (SELECT id FROM person_tags ORDER BY id DESC LIMIT 4)
                    """)
            }
            try await SegmentTagging.follow(brand, most: 2, in: shop.installation, at: shop.now)
            let count = try await shop.installation.database.read { tx in
                try tx.first("SELECT COUNT(DISTINCT customer_id) FROM person_tags") { $0.int(0) }
            }
            #expect(count == 9)
            let dump = try await shop.dump()
            try await SegmentTagging.follow(brand, most: 2, in: shop.installation, at: shop.now)
            #expect(try await shop.dump() == dump)
        }
    }

    /// As if the process had ended behind the rule: some of those who were there then are not tagged, others moved since.
    @Test(arguments: TestEngine.available)
    func whoWasThereWhenARuleWasSetIsTaggedWheneverItEnds(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            _ = try await shop.run(SaveSegment("buyers", as: "orders.count >= 1", brand: nil, enters: false))
            _ = try await shop.run(FollowSegments(brand: nil))
            try await shop.installation.database.write { tx in
                let rule = SegmentTags.Rule(segment: 1, tag: "keen", takesOff: true)
                let last = try SegmentMoves.last(of: ID(1), brand: ID(1), in: tx)
                try SegmentTags.set(rule, after: last, brand: ID(1), at: shop.now, in: tx)
            }
            try await shop.tell([Self.order("3", "b3", at: shop.now)])
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await Self.tagged(shop) == 3)
            let owing = try await shop.installation.database.read { try SegmentTags.owing(brand: ID(1), in: $0) }
            #expect(owing.isEmpty)
            let dump = try await shop.dump()
            _ = try await shop.run(FollowSegments(brand: nil))
            #expect(try await shop.dump() == dump)
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
            _ = try await shop.run(DefineTrait(waist, brand: nil))
            let waistOf = TraitValue.number(Millionths(70_500_000))
            #expect(try await shop.run(SetTrait(customer, name: "waist", to: " 70.50 ", brand: nil)) == waistOf)
            await #expect(throws: CustomersError.self) {
                try await shop.run(SetTrait(customer, name: "waist", to: "7", brand: nil))
            }
            let profile = try await shop.run(ShowCustomer(id: customer, brand: nil))
            #expect(profile.status.traits.map(\.value) == [.value(.number(Millionths(70_500_000)))])
            #expect(profile.status.traits.map(\.store) == [nil])
            #expect(try await shop.run(ListTraits(brand: nil)) == [waist])
            let defined = try await shop.run(DefineTrait(waist, brand: nil))
            let removed = try await shop.run(RemoveTrait("waist", brand: nil))
            #expect(defined == 1 && removed == 1)
            #expect(try await shop.run(ListTraits(brand: nil)).isEmpty)
            // What was told outlives the definition until it is taken back.
            #expect(try await shop.run(SetTrait(customer, name: "waist", to: nil, brand: nil)) == nil)
            #expect(try await shop.run(ShowCustomer(id: customer, brand: nil)).status.traits.isEmpty)
            await #expect(throws: CustomersError.noSuchTrait(name: "waist", known: [])) {
                try await shop.run(SetTrait(customer, name: "waist", to: nil, brand: nil))
            }
        }
    }
}
