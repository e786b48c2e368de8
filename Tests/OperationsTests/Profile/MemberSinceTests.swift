import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Since when somebody is a member who is known under several names.
struct MemberSinceTests {
    private static func joined(_ number: String, _ buyer: String, _ day: String?, at seconds: Int64) -> ToldEvent {
        .person(
            store: "A",
            StatedPersonFact(
                number: number, buyers: [BuyerKey(kind: .account, value: buyer)],
                occurredAt: Instant(seconds: 1_770_000_000 + seconds),
                .trait(.memberSince(day.flatMap { BrandDay($0) }))))
    }

    private static func members(_ shop: Workshop, on day: String) async throws -> Int {
        let asked = AskSegment("became_member on \(day)", brand: nil, limit: 0)
        return try await shop.run(asked).members.members.count
    }

    /// Of one name the last word stands, also a correction; of several the earliest day.
    @Test(arguments: TestEngine.available)
    func theEarliestOfAllNamesStands(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            try await shop.tell([
                Self.joined("1", "b1", "2020-01-01", at: 1), Self.joined("2", "b1", "2021-05-05", at: 2),
                Self.joined("3", "b2", "2024-03-03", at: 3),
            ])
            let ids = (1...2).map { shop.installation.outerIDs.shown($0, prefix: "c") }
            _ = try await shop.run(MergeCustomers(ids[0], ids[1], reason: nil, brand: nil))
            let first = try #require(BrandDay("2021-05-05"))
            var profile = try await shop.run(ShowCustomer(id: ids[1], brand: nil))
            #expect(profile.status.traits.map(\.value) == [.value(.date(first))])
            #expect(try await Self.members(shop, on: "2021-05-05") == 1)
            #expect(try await Self.members(shop, on: "2024-03-03") == 0)
            try await shop.tell([Self.joined("4", "b1", nil, at: 4)])
            profile = try await shop.run(ShowCustomer(id: ids[1], brand: nil))
            #expect(profile.status.traits.map(\.value) == [.value(.date(try #require(BrandDay("2024-03-03"))))])
            #expect(try await Self.members(shop, on: "2024-03-03") == 1)
        }
    }
}
