import Access
import Foundation
import Imports
import Operations
import Shop

/// Orders by webhooks, from the signature to the disk: some senders at once, each waiting for its answer; beside the pure
/// part of it alone.
struct WebhookPace {
    let folder: String
    private let senders = 64
    private let deliveriesEach = 150
    private let secret = "shpss_0123456789abcdef"

    func measure() async throws {
        let now = Instant(Date())
        let bodies = (0..<(senders * deliveriesEach)).map { body($0) }
        let requests = bodies.enumerated().map { number, body in
            WebhookSigning.request(
                body, of: .shopify, topic: "orders/create", id: "d\(number)", secret: secret, at: now)
        }
        Figure.show("bytes of a delivery", String(bodies[0].count))
        let options = ImportOptions(zone: .gmt, currency: .cny, now: now)
        var start = ContinuousClock.now
        for request in requests {
            guard WebhookSignature.isRight(request, of: .shopify, secrets: [secret], at: now) else {
                return Figure.show("webhooks", "a right signature was refused")
            }
            _ = try WebhookReading.told("orders/create", of: .shopify, request.body, options)
        }
        Figure.show(
            "signatures checked and orders read/s, one core",
            Figure.rounded(Figure.rate(requests.count, ContinuousClock.now - start), 0))
        let installation = try await Installation.open(
            DatabasePlace("\(folder)/webhooks.db") { $0 }, keysPath: nil, makes: true, at: now)
        let brand = CreateBrand(name: "b", timeZone: "UTC", currency: "CNY", language: .english)
        _ = try await installation.run(brand, as: .commandLine, at: now)
        _ = try await installation.run(
            AddStore(name: "s", platform: .shopify, brand: nil), as: .commandLine, at: now)
        let name = try await installation.run(
            AddWebhookSource(.shopify, store: nil, secret: Secret(secret), brand: nil), as: .commandLine, at: now
        ).name
        for round in ["orders taken up/s, \(senders) senders", "the same again (known deliveries)/s"] {
            start = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for sender in 0..<senders {
                    group.addTask {
                        for number in 0..<deliveriesEach {
                            let request = requests[sender * deliveriesEach + number]
                            let answer = try await ReceiveWebhook(name, request).run(in: installation, at: now)
                            guard answer == .taken else { throw AccessError.webhookRefused }
                        }
                    }
                }
                try await group.waitForAll()
            }
            Figure.show(round, Figure.rounded(Figure.rate(requests.count, ContinuousClock.now - start), 0))
        }
        _ = try await installation.close()
    }

    private func body(_ number: Int) -> [UInt8] {
        Array(
            """
            {"id": \(number + 1_000_000), "name": "#\(number)", "email": "b\(number / 2)@shop.example", "test": false,
             "created_at": "2026-01-05T12:30:00Z", "processed_at": "2026-01-05T12:30:00Z", "currency": "CNY",
             "updated_at": "2026-01-05T12:30:02Z", "cancelled_at": null, "financial_status": "paid",
             "fulfillment_status": null, "subtotal_price": "35.50", "total_price": "38.50", "total_outstanding": "0.00",
             "total_shipping_price_set": {"shop_money": {"amount": "3.00", "currency_code": "CNY"}},
             "customer": {"id": \(number / 2 + 1), "email": "b\(number / 2)@shop.example", "state": "enabled"},
             "shipping_address": {"name": "Buyer \(number / 2)", "address1": "\(number / 2) High Street",
               "city": "London", "zip": "E1", "country_code": "GB", "phone": "+44207946\(1000 + number / 2 % 9000)"},
             "line_items": [
               {"id": 1, "name": "Tea - Green", "sku": "T-1", "quantity": 2, "price": "15.00", "grams": 100},
               {"id": 2, "name": "Cup", "sku": "C-\(number % 50)", "quantity": 1, "price": "5.50", "grams": 300}],
             "refunds": [], "fulfillments": [], "discount_codes": [], "tax_lines": [], "note_attributes": []}
            """.utf8)
    }
}
