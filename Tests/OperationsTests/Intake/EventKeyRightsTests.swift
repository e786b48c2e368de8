import Access
import Database
import Operations
import Shop
import TestDatabases
import Testing

/// What a key may do that everybody can read in a page.
struct EventKeyRightsTests {
    private static let page = Array(#"{"userId":"u1","messageId":"1"}"#.utf8)

    @Test(arguments: TestEngine.available)
    func aPagesKeySendsEventsAndOpensNothingElse(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            _ = try await agency.shop.run(AddStore(name: "site", platform: .other, brand: Agency.own))
            let owner = try await agency.member("owner", .owner)
            let made = try await agency.run(
                CreateKey("page", [.sendEvents], store: "site", brand: Agency.own), as: owner)
            let caller = Caller.key(made.key.id)
            let before = try await agency.dump()
            for asked in AskedOperation.all where asked.permission != .sendEvents {
                let refusal = try await agency.refusal(of: asked, by: caller)
                #expect(refusal == .forbidden(asked.permission), "\(asked)")
            }
            #expect(try await agency.dump() == before)
            let report = try await agency.run(TakeEvents(Self.page, as: .page), as: caller)
            #expect(report.taken == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func onlySuchAKeyNamesAStoreAndItDoes(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            _ = try await agency.shop.run(AddStore(name: "site", platform: .other, brand: Agency.own))
            _ = try await agency.shop.run(AddStore(name: "theirs", platform: .other, brand: Agency.other))
            func make(_ permissions: Set<Permission>, _ store: String?) async throws -> APIKey {
                try await agency.shop.run(CreateKey("k", permissions, store: store, brand: Agency.own)).key
            }
            await #expect(throws: AccessError.keyWithoutStore) { _ = try await make([.sendEvents], nil) }
            await #expect(throws: AccessError.keyOfNoEvents) { _ = try await make([.readBrand], "site") }
            await #expect(throws: AccessError.noSuchStore(name: "theirs", known: ["site"])) {
                _ = try await make([.sendEvents], "theirs")
            }
            let key = try await make([.sendEvents], "site")
            let rotated = try await agency.shop.run(RotateKey(key.prefix, overlapHours: 1, brand: Agency.own)).key
            #expect(rotated.store == key.store && key.store != nil)
            let listed = try await agency.shop.run(ListKeys(brand: Agency.own))
            #expect(listed.map(\.store) == ["site", "site"])
        }
    }

    /// A key that imports sends no events, and the events of a key are its own store's whatever else is asked.
    @Test(arguments: TestEngine.available)
    func eventsTakeTheirPermission(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let importing = try await shop.shop.run(CreateKey("i", [.importFacts], brand: nil)).key
            await #expect(throws: AccessError.forbidden(.sendEvents)) {
                _ = try await shop.send([], by: .key(importing.id))
            }
            _ = try await shop.shop.installation.run(
                TakeEvents(Self.page, as: .page, store: "other"), as: shop.page, at: shop.now)
            let stores = try await shop.shop.installation.database.read { tx in
                try tx.all("SELECT s.name FROM behaviours b JOIN stores s ON s.id = b.store_id") { $0.text(0) }
            }
            #expect(stores == ["site"])
            await #expect(throws: EventsError.storeNotNamed(["site", "other"])) {
                _ = try await shop.shop.run(TakeEvents(Self.page, as: .page))
            }
        }
    }
}
