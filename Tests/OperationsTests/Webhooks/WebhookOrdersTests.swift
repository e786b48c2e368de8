import Access
import Customers
import Database
import Facts
import Imports
import Insight
import Shop
import TestDatabases
import Testing

@testable import Operations

/// Orders that come by webhooks are those that files tell, whatever comes first and in whatever order.
struct WebhookOrdersTests {
    @Test(arguments: TestEngine.available, [true, false])
    func theExportTellsTheSameOrder(_ engine: TestEngine, _ isExportFirst: Bool) async throws {
        try await WebhookDesk.open(engine) { desk in
            func export(_ payment: String, _ refunded: String) async throws {
                let report = try await desk.shop.bring(
                    "orders_export_\(payment).csv", ShopifyPayload.export(payment: payment, refunded: refunded),
                    store: "Shopify")
                #expect(report.heldRows == 0)
            }
            if isExportFirst { try await export("paid", "0.00") }
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order())
            try await desk.send(.shopify, "orders/paid", ShopifyPayload.order())
            if !isExportFirst { try await export("paid", "0.00") }
            let paidAt = isExportFirst ? 1_767_583_803 : 1_767_583_798
            let order = try await desk.order("#1001")
            #expect(order == "2 3850 0 \(paidAt) 0")
            try await desk.send(
                .shopify, "orders/updated",
                ShopifyPayload.order(
                    payment: "partially_refunded", updated: "2026-01-10T10:00:01+09:00",
                    refunds: "[\(ShopifyPayload.refund())]"))
            try await desk.send(.shopify, "refunds/create", ShopifyPayload.refund())
            try await export("partially_refunded", "5.50")
            let refunded = try await desk.order("#1001")
            #expect(refunded == "2 3850 550 \(paidAt) 550")
            let conflicts = try await desk.shop.run(ListConflicts(brand: nil)).conflicts
            #expect(conflicts.isEmpty)
            let (orders, people) = (try await desk.count("orders"), try await desk.count("customers"))
            #expect(orders == 1 && people == 1)
            let figures = try await desk.shop.run(ReportRFM(brand: nil, RFMChoice(window: .all))).0
            #expect(figures.money.plain == "33.00")
        }
    }

    @Test(arguments: TestEngine.available)
    func whatComesLateTakesNothingBack(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let paid = ShopifyPayload.order(updated: "2026-01-07T12:00:00+09:00")
            let pending = ShopifyPayload.order(payment: "pending", updated: "2026-01-05T12:30:02+09:00")
            try await desk.send(.shopify, "orders/paid", paid)
            try await desk.send(.shopify, "orders/create", pending)
            let order = try await desk.order("#1001")
            // Paid two days after it was placed.
            #expect(order == "2 3850 0 1767754800 0")
            let conflicts = try await desk.shop.run(ListConflicts(brand: nil)).conflicts
            #expect(conflicts.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func anOrderThatIsPaidLaterIsPaidThen(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order(payment: "pending"))
            let open = try await desk.order("#1001")
            #expect(open == "0 - 0 - 0")
            let paid = ShopifyPayload.order(updated: "2026-01-07T12:00:00+09:00")
            for topic in ["orders/updated", "orders/paid"] { try await desk.send(.shopify, topic, paid) }
            let order = try await desk.order("#1001")
            #expect(order == "2 3850 0 1767754800 0")
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefundOfAnUnknownOrderWaitsForIt(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let early = try await desk.send(.shopify, "refunds/create", ShopifyPayload.refund())
            #expect(early == .aside(.unknownOrder))
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order())
            let retried = try await desk.shop.run(RetrySetAside(nil, brand: nil))
            #expect(retried.taken.count == 1 && retried.left.isEmpty)
            let order = try await desk.order("#1001")
            #expect(order == "2 3850 0 1767583798 550")
            let left = try await desk.count("set_aside")
            #expect(left == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func anOrderThatWasTakenOffCountsForNothing(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let unknown = try await desk.send(.woocommerce, "order.deleted", "{\"id\": 501}")
            #expect(unknown == .aside(.unknownOrder))
            try await desk.send(.woocommerce, "order.created", ShopifyPayload.wooOrder)
            let gone = try await desk.send(.woocommerce, "order.deleted", "{\"id\": 501}")
            #expect(gone == .taken)
            let order = try await desk.order("W-501")
            #expect(order == "8 5800 0 1767607260 0")
            let purchases = try await desk.shop.run(ReportRFM(brand: nil, RFMChoice(window: .all))).0
            #expect(purchases.figures.isEmpty)
            // Put back, it goes backwards: somebody decides.
            try await desk.send(.woocommerce, "order.restored", ShopifyPayload.wooOrder)
            let conflicts = try await desk.shop.run(ListConflicts(brand: nil)).conflicts
            #expect(conflicts.count <= 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aConsentKeepsItsProof(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let body = """
                {"id": 10017, "email": "ann@shop.example", "updated_at": "2026-01-06T00:00:00Z",
                 "email_marketing_consent": {"state": "subscribed", "opt_in_level": "single_opt_in",
                   "consent_updated_at": "2026-01-05T12:00:00Z"}}
                """
            for _ in 0..<2 { try await desk.send(.shopify, "customers/update", body) }
            try await desk.send(.shopify, "orders/create", ShopifyPayload.order())
            let found = try await desk.shop.run(ListCustomers(brand: nil, matching: "ann@shop.example", limit: 2))
            let id = try #require(found.lines.first?.id)
            let consents = try await desk.shop.run(ShowConsents(of: id, brand: nil))
            #expect(found.lines.count == 1)
            let rows = try await desk.database.read { tx in
                try tx.all("SELECT method, text_version, occurred_at FROM consents_read") {
                    "\($0.text(0)): \($0.text(1)) \($0.int64(2))"
                }
            }
            #expect(rows == ["import: shopify single_opt_in 1767614400000"])
            _ = consents
        }
    }

    @Test(arguments: TestEngine.available)
    func ownFormsAreTakenUp(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            let order = """
                {"type": "order", "data": {"number": "A-1", "currency": "USD", "placed_at": "2026-01-05T12:30:00Z",
                 "paid_at": "2026-01-05T12:31:00Z", "paid": "10.00", "buyer": {"email": "ann@shop.example"},
                 "lines": [{"code": "T", "title": "Tea", "quantity": 1, "price": "10.00"}]}}
                """
            let refund = """
                {"type": "refund", "data": {"number": "R-1", "order": "A-1", "amount": "2.00",
                 "refunded_at": "2026-01-06T00:00:00Z"}}
                """
            for body in [order, refund, order] {
                let answer = try await desk.send(.standard, "", body)
                #expect(answer == .taken)
            }
            let stands = try await desk.order("A-1")
            #expect(stands == "2 1000 0 1767616260 200")
        }
    }

    @Test(arguments: TestEngine.available)
    func eventsComeSignedToo(_ engine: TestEngine) async throws {
        try await WebhookDesk.open(engine) { desk in
            func events(_ messages: String, id: String? = nil) async throws -> ReceiveWebhook.Answer {
                try await desk.send(
                    .standard, "", #"{"type": "events", "data": {"batch": [\#(messages)]}}"#, id: id)
            }
            let messages =
                #"{"type":"page","messageId":"m1","userId":"u1"},{"type":"track","messageId":"m2","userId":"u1","#
                + #""event":"Order Completed","properties":{"order_id":"E-1","total":12.5,"products":["#
                + #"{"sku":"T","name":"Tea","price":12.5,"quantity":1}]}},{"type":"track","messageId":"m3","#
                + #""userId":"u1","event":"Nobody Knows This"}"#
            #expect(try await events(messages, id: "d1") == .taken)
            // Delivered again, and the same messages in another delivery.
            #expect(try await events(messages, id: "d1") == .taken)
            #expect(try await events(messages, id: "d2") == .taken)
            let (behaviours, order) = (try await desk.count("behaviours_read"), try await desk.order("E-1"))
            #expect(behaviours == 1 && order != nil)
            let aside = try await desk.shop.run(ListSetAside(brand: nil, limit: 9))
            #expect(Set(aside.lines.map(\.item.reason)) == [.unknownEvent])
            let none = try await desk.send(.standard, "", #"{"type": "events", "data": {"list": []}}"#)
            #expect(none == .aside(.unreadable))
        }
    }
}
