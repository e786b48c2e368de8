import Access
import Facts
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

struct PrivacyRoutesTests {
    private static let orders =
        "订单编号,买家会员名,收货人姓名,联系手机,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
        + "77,小艾,王金丝雀,13651927384,30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"

    private static func customer(of shop: ShopCounter) async throws -> String {
        try await shop.bring("ExportOrderList202601021000.csv", orders)
        return try #require(try await shop.read(CustomersBody.self, "/customers").items.first).id
    }

    @Test(arguments: TestEngine.available)
    func consentsAreToldWithTheirProof(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 0) { shop in
            let path = "/customers/\(try await Self.customer(of: shop))/consents"
            let given = try await shop.send(
                .post, path, body: #"{"channel":"sms","isGiven":true,"method":"reply","textVersion":"v1"}"#)
            shop.counter.time.pass(seconds: 60)
            let withdrawn = try await shop.send(
                .post, path, body: #"{"channel":"sms","isGiven":false,"method":"reply"}"#)
            #expect(given.status == 204 && withdrawn.status == 204)
            let body = try await shop.read(ConsentsBody.self, path)
            #expect(body.items.map(\.isGiven) == [true, false] && body.items.map(\.stands) == [false, true])
            #expect(body.items.first?.textVersion == "v1" && body.keptOut.map(\.channel) == [.sms])
            let unproved = try await shop.send(
                .post, path, body: #"{"channel":"sms","isGiven":true,"method":"telepathy"}"#)
            #expect(unproved.status == 422)
        }
    }

    @Test func everythingOfOnePersonIsOneDocument() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let id = try await Self.customer(of: shop)
            let answer = try await shop.send(.get, "/customers/\(id)/export")
            #expect(answer.status == 200 && answer.text.contains("王金丝雀") && answer.text.contains(id))
            let document = try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any]
            #expect((document?["tables"] as? [String: Any])?["orders"] != nil)
            let audit = try await shop.counter.run(ListBrandAudit(.newest(), limit: 1, brand: "A1"))
            #expect(audit.first?.row.note == "person 1" && audit.first?.subject == id)
        }
    }

    @Test func erasingIsPreviewedAndDoneOnce() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            let id = try await Self.customer(of: shop)
            let path = "/customers/\(id)/erasure"
            let preview = try await shop.read(ErasurePreview.self, path)
            #expect(preview.customers.map(\.id) == [id] && preview.orders == 1)
            let before = try await shop.read(CustomersBody.self, "/customers")
            #expect(before.items.map(\.id) == [id])
            let erased = try await shop.change(.post, path, #"{"reason":"request"}"#, as: ErasureBody.self)
            #expect(erased.customers == [id] && erased.unfinished == nil)
            let again = try await shop.send(.post, path, body: #"{"reason":"request"}"#)
            let unknown = try await shop.send(.post, path, body: #"{"reason":"boredom"}"#)
            #expect(again.status == 409 && unknown.status == 422)
            let after = try await shop.read(CustomersBody.self, "/customers")
            #expect(after.items.isEmpty)
            let stages = try await shop.read(RFMBody.self, "/figures/rfm?window=all")
            #expect(stages.customers == 1)
        }
    }

    @Test func retentionIsShown() async throws {
        try await ShopCounter.open(customers: 40) { shop in
            let own = try await shop.counter.run(ShowRetention(brand: "A1"))
            let body = try await shop.read(RetentionBody.self, "/retention")
            #expect(body.months == own.months && body.waiting == own.kept.waiting && body.folded == 0)
            #expect(body.oldestAt?.instant == own.kept.oldest && body.oldestAt != nil)
        }
    }

    @Test func whatIsOlderThanTheBrandKeepsIsFolded() async throws {
        try await ShopCounter.open(customers: 40) { shop in
            _ = try await shop.counter.run(SettleBrand(brand: "A1", name: "retention.behaviours", value: "1"))
            let waiting = try await shop.read(RetentionBody.self, "/retention").waiting
            #expect(waiting > 0)
            let run = try await shop.send(.post, "/retention/runs", body: #"{"trustsClock":true}"#)
            #expect(run.status == 200 && run.text.contains("\"folded\":\(waiting)"))
            let body = try await shop.read(RetentionBody.self, "/retention")
            #expect(body.waiting == 0 && body.folded > 0)
        }
    }
}
