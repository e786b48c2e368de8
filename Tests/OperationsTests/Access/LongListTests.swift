import Access
import Operations
import Shop
import TestDatabases
import Testing

/// Lists of persons that are longer than a page.
struct LongListTests {
    @Test(arguments: TestEngine.available)
    func moreThanAPageIsAnExportInWhateverForm(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            _ = try await agency.shop.run(AddStore(name: "A", platform: .taobao, brand: Agency.own))
            let day = Instant(seconds: 1_770_000_000)
            let events = (1...(PersonLists.most + 1)).map { number in
                ToldEvent.statement(
                    store: "A",
                    .order(
                        StatedOrder(
                            number: "\(number)", status: .paid, times: OrderTimes(placed: day, paid: day),
                            currency: .cny, amounts: .told(OrderAmounts(paid: 100)),
                            buyers: [BuyerKey(kind: .nick, value: "n\(number)")])))
            }
            _ = try await agency.shop.run(TellEvents(brand: Agency.own, events, statedAt: day))
            let owner = try await agency.member("owner", .owner)
            let agent = try await agency.member("agent", .agent)
            func exports() async throws -> [String?] {
                try await agency.audit().filter { $0.code == "customers.exported" }.map(\.note)
            }
            let page = ListCustomers(brand: nil, matching: nil, limit: PersonLists.most)
            let all = ListCustomers(brand: nil, matching: nil, limit: nil)
            _ = try await agency.run(page, as: owner)
            _ = try await agency.run(page, as: agent)
            #expect(try await exports().isEmpty)
            _ = try await agency.run(all, as: owner)
            _ = try await agency.run(AskSegment("bought", brand: nil, limit: nil), as: owner)
            _ = try await agency.run(Exported(page), as: owner)
            #expect(try await exports() == ["customers 501", "segment 501", "customers 500"])
            await #expect(throws: AccessError.forbidden(.exportCustomers)) { _ = try await agency.run(all, as: agent) }
            #expect(try await exports().count == 3)
        }
    }
}
