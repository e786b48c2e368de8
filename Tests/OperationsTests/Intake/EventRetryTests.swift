import Access
import Customers
import Operations
import Shop
import TestDatabases
import Testing

/// Messages that were set aside are tried again.
struct EventRetryTests {
    @Test(arguments: TestEngine.available)
    func anOrderThatAPageToldIsTakenByThePersonWhoMay(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { desk in
            let order = Told.track(
                "m1", Told.user("u1"), "Order Completed",
                #"{"order_id":"E-1","total":12.5,"products":[{"sku":"T","name":"Tea","price":12.5,"quantity":1}]}"#)
            try await desk.send([order])
            let line = try #require(try await desk.shop.run(ListSetAside(brand: nil, limit: 9)).lines.first)
            #expect(line.item.reason == .needsImport)
            // Together with all others it is left: nobody looked at it.
            let all = try await desk.shop.run(RetrySetAside(nil, brand: nil))
            #expect(all.taken.isEmpty && all.left.isEmpty)
            let clerk = try await desk.shop.run(CreateKey("clerk", [.decideConflicts], brand: nil))
            let refused = try await desk.shop.installation.run(
                RetrySetAside(line.name, brand: nil), as: .key(clerk.key.id), at: desk.now)
            #expect(refused.left.map(\.reason) == [.needsImport])
            let taken = try await desk.shop.run(RetrySetAside(line.name, brand: nil))
            #expect(taken.taken == [line.name])
            let orders = try await desk.count("orders_read")
            let left = try await desk.shop.run(ListSetAside(brand: nil, limit: 9))
            #expect(orders == 1 && left.lines.isEmpty)
        }
    }

    /// What says nothing of its own kind came by the path of its kind.
    @Test(arguments: TestEngine.available)
    func whatIsUnknownStaysWithItsReason(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { desk in
            try await desk.send(
                #"{"messageId":"m1","userId":"u1","event":"Nobody Knows This"}"#, as: .track)
            let retried = try await desk.shop.run(RetrySetAside(nil, brand: nil))
            #expect(retried.taken.isEmpty && retried.left.map(\.reason) == [.unknownEvent])
            let left = try await desk.shop.run(ListSetAside(brand: nil, limit: 9))
            #expect(left.lines.count == 1)
        }
    }
}
