import Access
import Customers
import Database
import Imports
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What was set aside is listed, shown to those who may see it, tried again and forgotten.
struct SetAsideOperationsTests {
    private static let redact = "{\"shop_id\": 1, \"customer\": {\"id\": 7, \"email\": \"ann@shop.example\"}}"

    @Test(arguments: TestEngine.available)
    func whatAPersonDecidesIsShownWithAWord(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            for (number, topic) in ["customers/redact", "customers/data_request", "shop/redact", "app/uninstalled"]
                .enumerated()
            {
                try await desk.send(
                    .shopify, topic, Self.redact, at: desk.shop.now.advanced(milliseconds: Int64(number)))
            }
            try await desk.send(
                .shopify, "orders/create", "{\"line_items\": []}", at: desk.shop.now.advanced(milliseconds: 9))
            let first = try await desk.shop.run(ListSetAside(brand: nil, limit: 2))
            #expect(first.lines.map(\.item.reason) == [.invalid, .senderRemoved])
            #expect(first.lines.map(\.store) == ["Shopify", "Shopify"])
            let next = try #require(first.next)
            let second = try await desk.shop.run(ListSetAside(brand: nil, source: .webhook, after: next, limit: 9))
            #expect(second.lines.map(\.item.reason) == [.shopErasureAsked, .dataRequested, .erasureAsked])
            #expect(second.next == nil)
            let none = try await desk.shop.run(ListSetAside(brand: nil, source: .events, limit: 9))
            #expect(none.lines.isEmpty)
            await #expect(throws: CustomersError.badAsideCursor) {
                try await desk.shop.run(ListSetAside(brand: nil, after: "t_1", limit: 9))
            }
            let shown = try await desk.shop.run(ShowSetAside(second.lines[2].name, brand: nil))
            #expect(shown.content == Self.redact && shown.problem == nil)
            #expect(shown.item.topic == "shopify customers/redact")
            let wrong = try await desk.shop.run(ShowSetAside(first.lines[0].name, brand: nil))
            #expect(wrong.problem?.english.hasPrefix("name: ") == true)
            let audit = try await desk.database.read { try AuditLog.after(0, brand: nil, limit: .max, in: $0) }
            #expect(audit.filter { $0.code == "aside.shown" }.count == 2)
            #expect(audit.filter { $0.code == "webhook.made" }.map(\.note) == ["shopify", "woocommerce", "standard"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsForgottenIsGoneAndWhatStaysSaysWhy(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "carts/update", "{\"id\": 1}")
            try await desk.send(.shopify, "shop/redact", "{\"id\": 1}")
            let lines = try await desk.shop.run(ListSetAside(brand: nil, limit: 9)).lines
            let retried = try await desk.shop.run(RetrySetAside(nil, brand: nil))
            #expect(retried.taken.isEmpty && retried.left.map(\.reason) == [.unknownTopic])
            for line in lines {
                let one = try await desk.shop.run(RetrySetAside(line.name, brand: nil))
                #expect(one.left.map(\.reason) == [line.item.reason])
                try await desk.shop.run(ForgetSetAside(line.name, brand: nil))
                await #expect(throws: CustomersError.noSuchAside) {
                    try await desk.shop.run(ForgetSetAside(line.name, brand: nil))
                }
                await #expect(throws: CustomersError.noSuchAside) {
                    try await desk.shop.run(ShowSetAside(line.name, brand: nil))
                }
                await #expect(throws: CustomersError.noSuchAside) {
                    try await desk.shop.run(RetrySetAside(line.name, brand: nil))
                }
            }
        }
    }

    /// Also what comes in while somebody is being erased: it is either found by the erasure, or finds it.
    @Test(arguments: TestEngine.available)
    func anErasedPersonIsInNothingThatWasSetAside(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order())
            try await desk.send(.shopify, "customers/redact", Self.redact)
            try await desk.send(.shopify, "carts/update", "{\"email\": \"other@shop.example\"}")
            let found = try await desk.shop.run(ListCustomers(brand: nil, matching: "ann@shop.example", limit: 2))
            let id = try #require(found.lines.first?.id)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await desk.shop.run(EraseCustomer(id: id, because: .request, brand: nil)) }
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<4 { try await desk.send(.shopify, "customers/redact", Self.redact) }
                    }
                }
                try await group.waitForAll()
            }
            try await desk.send(.shopify, "customers/redact", Self.redact)
            let left = try await desk.shop.run(ListSetAside(brand: nil, limit: 50)).lines.map(\.item.topic)
            #expect(left == ["shopify carts/update"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aRotationOfKeysKeepsSecretsAndContentsOpen(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "carts/update", "{\"id\": 1}")
            let name = try #require(desk.names[.woocommerce])
            _ = try await desk.shop.run(RotateWebhookSecret(name, secret: nil, overlapHours: 24, brand: nil))
            let status = try await desk.shop.run(RotateKeyring())
            #expect(status.pending == nil)
            #expect(status.keys.map(\.webhooks) == [0, 3])
            let answers = [
                try await desk.send(.shopify, "orders/create", ShopifyPayload.order()),
                try await desk.send(.woocommerce, "order.created", ShopifyPayload.wooOrder),
            ]
            #expect(answers == [.taken, .taken])
            let line = try #require(try await desk.shop.run(ListSetAside(brand: nil, limit: 1)).lines.first)
            let shown = try await desk.shop.run(ShowSetAside(line.name, brand: nil))
            #expect(shown.content == "{\"id\": 1}")
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsOfAnotherBrandDoesNotExist(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "carts/update", "{\"id\": 1}")
            let line = try #require(try await desk.shop.run(ListSetAside(brand: nil, limit: 1)).lines.first)
            _ = try await desk.shop.run(
                CreateBrand(name: "other", timeZone: "UTC", currency: "CNY", language: .english))
            await #expect(throws: CustomersError.noSuchAside) {
                try await desk.shop.run(ShowSetAside(line.name, brand: "other"))
            }
            await #expect(throws: AccessError.noSuchWebhook) {
                try await desk.shop.run(EndWebhookSource(desk.names[.shopify] ?? "", brand: "other"))
            }
            let lines = try await desk.shop.run(ListWebhookSources(brand: "other"))
            #expect(lines.isEmpty)
        }
    }
}
