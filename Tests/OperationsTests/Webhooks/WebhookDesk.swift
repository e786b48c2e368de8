import Access
import Database
import Foundation
import Imports
import Shop
import TestDatabases
import Testing

@testable import Operations

/// A shop with a webhook of each kind, and short words for sending to them as their senders do.
struct WebhookDesk: Sendable {
    let shop: Workshop
    let names: [WebhookKind: String]
    let secrets: [WebhookKind: String]

    static let shopifySecret = "shpss_0123456789abcdef"

    static func open<Value>(_ engine: TestEngine, _ body: (WebhookDesk) async throws -> Value) async throws -> Value {
        try await Workshop.open(engine, currency: "USD") { shop in
            _ = try await shop.run(AddStore(name: "Shopify", platform: .shopify, brand: nil))
            _ = try await shop.run(AddStore(name: "Woo", platform: .woocommerce, brand: nil))
            var names: [WebhookKind: String] = [:]
            var secrets: [WebhookKind: String] = [:]
            for kind in WebhookKind.allCases {
                let given = kind == .shopify ? Secret(shopifySecret) : nil
                let added = try await shop.run(
                    AddWebhookSource(kind, store: kind == .standard ? "Woo" : nil, secret: given, brand: nil))
                names[kind] = added.name
                secrets[kind] = added.made?.revealed ?? shopifySecret
            }
            return try await body(WebhookDesk(shop: shop, names: names, secrets: secrets))
        }
    }

    var database: Database { shop.installation.database }

    /// - Parameter id: of the delivery; nil for one of its own.
    func request(
        _ kind: WebhookKind, _ topic: String, _ body: String, id: String? = nil, secret: String? = nil,
        at moment: Instant? = nil
    ) -> WebhookRequest {
        WebhookSigning.request(
            Array(body.utf8), of: kind, topic: topic, id: id ?? UUID().uuidString,
            secret: secret ?? secrets[kind] ?? "",
            at: moment ?? shop.now)
    }

    @discardableResult
    func send(
        _ kind: WebhookKind, _ topic: String, _ body: String, id: String? = nil, secret: String? = nil,
        to name: String? = nil, at moment: Instant? = nil
    ) async throws -> ReceiveWebhook.Answer {
        try await send(
            request(kind, topic, body, id: id, secret: secret, at: moment), to: name ?? names[kind] ?? "", at: moment)
    }

    func send(
        _ request: WebhookRequest, to name: String, at moment: Instant? = nil
    ) async throws -> ReceiveWebhook.Answer {
        try await ReceiveWebhook(name, request).run(in: shop.installation, at: moment ?? shop.now)
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { tx in
            try tx.first("SELECT COUNT(*) FROM \(unescaped: table)") { $0.int(0) } ?? 0
        }
    }

    /// How an order stands: status, amounts, refunds that name it, when it was paid.
    func order(_ number: String) async throws -> String? {
        try await database.read { tx in
            try tx.first(
                """
                SELECT o.status, o.paid, o.refunded, o.paid_at, o.closed_at,
                    (SELECT CAST(COALESCE(SUM(r.amount), 0) AS BIGINT) FROM refunds_read r
                        WHERE r.brand_id = o.brand_id AND r.order_number = o.number)
                FROM orders_read o
                WHERE o.number = \(number)
                """
            ) { row in
                let paidAt = row.optionalInt64(3).map { String($0 / 1000) } ?? "-"
                let paid = row.optionalInt64(1).map(String.init) ?? "-"
                return "\(row.int64(0)) \(paid) \(row.int64(2)) \(paidAt) \(row.int64(5))"
            }
        }
    }
}
