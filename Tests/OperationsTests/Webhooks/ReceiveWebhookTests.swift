import Access
import Customers
import Database
import Foundation
import Imports
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What comes in by webhooks is taken up once, from whoever signed it.
struct ReceiveWebhookTests {
    @Test(arguments: TestEngine.available)
    func anOrderIsTakenUpWithItsBuyer(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let answer = try await desk.send(.shopify, "orders/create", ShopifyPayload.order())
            #expect(answer == .taken)
            let order = try await desk.order("#1001")
            #expect(order == "2 3850 0 1767583798 0")
            let found = try await desk.shop.run(ListCustomers(brand: nil, matching: "ann@shop.example", limit: 2))
            #expect(found.lines.count == 1)
            let woo = try await desk.send(.woocommerce, "order.created", ShopifyPayload.wooOrder)
            #expect(woo == .taken)
            let second = try await desk.order("W-501")
            #expect(second == "2 5800 0 1767607260 0")
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameDeliveryAgainHasNoSecondEffect(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order(), id: "one")
            let aside = try await desk.send(.shopify, "carts/update", "{\"id\": 1}", id: "two")
            #expect(aside == .aside(.unknownTopic))
            let before = try await WholeDump.of(desk.database)
            for _ in 0..<3 {
                let again = try await desk.send(.shopify, "orders/create", ShopifyPayload.order(), id: "one")
                #expect(again == .taken)
                // Under the same number with other content, rightly signed: what came first stands.
                let other = try await desk.send(
                    .shopify, "orders/create", ShopifyPayload.order(payment: "refunded"), id: "one")
                #expect(other == .taken)
                let asideAgain = try await desk.send(.shopify, "carts/update", "{\"id\": 1}", id: "two")
                #expect(asideAgain == .aside(.unknownTopic))
            }
            let after = try await WholeDump.of(desk.database)
            #expect(after == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameAtOnceIsTakenUpOnce(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let request = desk.request(.shopify, "orders/create", ShopifyPayload.order(), id: "one")
            let name = try #require(desk.names[.shopify])
            try await withThrowingTaskGroup(of: ReceiveWebhook.Answer.self) { group in
                for _ in 0..<8 { group.addTask { try await desk.send(request, to: name) } }
                for try await answer in group { #expect(answer == .taken) }
            }
            let (deliveries, versions) = (
                try await desk.count("webhook_deliveries"), try await desk.count("order_versions")
            )
            #expect(deliveries == 1 && versions == 1)
        }
    }

    /// An address of nobody, one that was ended and a wrong signature: the same answer, and nothing written.
    @Test(arguments: TestEngine.available)
    func whatIsNotRightIsRefusedWithOneAnswer(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let (shopify, standard) = (try #require(desk.names[.shopify]), try #require(desk.names[.standard]))
            let woo = try #require(desk.names[.woocommerce])
            try await desk.shop.run(EndWebhookSource(woo, brand: nil))
            let body = ShopifyPayload.order()
            let good = desk.request(.shopify, "orders/create", body)
            let own = desk.request(.standard, "", "{\"type\": \"order\", \"data\": {}}")
            let stale = desk.request(
                .standard, "", "{\"type\": \"order\", \"data\": {}}", at: desk.shop.now.advanced(milliseconds: -301_000)
            )
            let unknown = desk.shop.installation.outerIDs.shown(4_711, prefix: "w")
            let refused: [(WebhookRequest, String)] = [
                (good, unknown), (good, "w_nonsense"), (good, ""), (good, woo), (good, standard),
                (desk.request(.shopify, "orders/create", body, secret: "another-secret-entirely"), shopify),
                (WebhookRequest(headers: good.headers, body: good.body + [0x20]), shopify),
                (WebhookRequest(headers: good.headers + good.headers, body: good.body), shopify),
                (WebhookRequest(headers: [], body: good.body), shopify), (stale, standard),
                (WebhookRequest(headers: own.headers.dropLast(), body: own.body), standard),
                (desk.request(.woocommerce, "order.created", ShopifyPayload.wooOrder), woo),
            ]
            let before = try await WholeDump.of(desk.database, without: ["webhook_sources"])
            for (request, name) in refused {
                await #expect(throws: AccessError.webhookRefused) { try await desk.send(request, to: name) }
            }
            let after = try await WholeDump.of(desk.database, without: ["webhook_sources"])
            #expect(after == before)
            #expect(AccessError.webhookRefused.kind == .unknownCaller)
            let lines = try await desk.shop.run(ListWebhookSources(brand: nil))
            #expect(lines.map(\.source.refused) == [4, 0, 3])
        }
    }

    @Test(arguments: TestEngine.available)
    func aPingIsAnsweredWhoeverItIsFor(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let ping = WebhookRequest(headers: [], body: Array("webhook_id=12".utf8))
            let before = try await WholeDump.of(desk.database)
            for name in Array(desk.names.values) + ["w_nobody"] {
                let answer = try await desk.send(ping, to: name)
                #expect(answer == .ping)
            }
            let after = try await WholeDump.of(desk.database)
            #expect(after == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func ofWhatIsRefusedACountIsWrittenOnceAMinute(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            func refuse(_ times: Int, after seconds: Int64) async throws {
                let moment = desk.shop.now.advanced(milliseconds: seconds * 1000)
                for _ in 0..<times {
                    await #expect(throws: AccessError.webhookRefused) {
                        try await desk.send(.shopify, "orders/create", "{}", secret: "wrong-secret-of-it", at: moment)
                    }
                }
            }
            func written() async throws -> Int {
                try await desk.database.read { tx in
                    try tx.first("SELECT CAST(SUM(refused) AS BIGINT) FROM webhook_sources") { $0.int(0) } ?? 0
                }
            }
            try await refuse(5, after: 0)
            let first = try await written()
            try await refuse(1, after: 61)
            let second = try await written()
            #expect(first == 1 && second == 6)
        }
    }

    @Test(arguments: TestEngine.available)
    func whileSecretsRotateBothAreGood(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let name = try #require(desk.names[.standard])
            let body = "{\"type\": \"customer\", \"data\": {\"id\": \"u1\", \"name\": \"Ann\"}}"
            let made = try await desk.shop.run(
                RotateWebhookSecret(name, secret: nil, overlapHours: 1, brand: nil))
            let fresh = try #require(made?.revealed)
            for secret in [fresh, desk.secrets[.standard]] {
                let answer = try await desk.send(.standard, "", body, secret: secret)
                #expect(answer == .taken)
            }
            let later = desk.shop.now.advanced(milliseconds: 3_600_000)
            let answer = try await desk.send(.standard, "", body, secret: fresh, at: later)
            #expect(answer == .taken)
            await #expect(throws: AccessError.webhookRefused) {
                try await desk.send(.standard, "", body, at: later)
            }
            await #expect(throws: AccessError.webhookSecretNeeded) {
                try await desk.shop.run(
                    RotateWebhookSecret(desk.names[.shopify] ?? "", secret: nil, overlapHours: 1, brand: nil))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func deliveriesAreForgottenAfterThirtyDays(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            for number in 0..<5 { try await desk.send(.shopify, "carts/update", "{\"id\": \(number)}") }
            let later = desk.shop.now.advanced(milliseconds: 30 * 86_400_000 + 1)
            try await desk.send(.shopify, "carts/update", "{\"id\": 9}", at: later)
            let count = try await desk.count("webhook_deliveries")
            #expect(count == 1)
        }
    }
}
