import Access
import Foundation
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// What comes from outside: events of sites, news of platforms, and the script that pages load.
struct IntakeTests {
    private static let sentAt = "2026-05-28T20:26:00.000Z"

    private static func batch(_ count: Int, key: String? = nil) -> String {
        let messages = (0..<count).map {
            #"{"type":"track","event":"Product Viewed","messageId":"m\#($0)","anonymousId":"a\#($0 % 3)","timestamp":"\#(sentAt)","properties":{"sku":"S-1","name":"皂"}}"#
        }
        let writeKey = key.map { #""writeKey":"\#($0)","# } ?? ""
        return "{\(writeKey)\"sentAt\":\"\(sentAt)\",\"batch\":[\(messages.joined(separator: ","))]}"
    }

    private static func open(
        _ engine: TestEngine = .sqlite, _ body: (Counter, String) async throws -> Void
    ) async throws {
        try await Counter.open(engine) { counter in
            _ = try await counter.run(AddStore(name: "site", platform: .other, brand: "A1"))
            let key = try await counter.run(CreateKey("page", [.sendEvents], store: "site", brand: "A1")).text.revealed
            try await body(counter, key)
        }
    }

    @Test(arguments: TestEngine.available)
    func eventsAreTakenOnce(_ engine: TestEngine) async throws {
        try await Self.open(engine) { counter, key in
            let first = try await counter.send(.post, "!/v1/batch", key: key, body: Self.batch(20))
            #expect(first.status == 200, "\(first.text)")
            #expect(try first.member("taken") == "20")
            let again = try await counter.send(.post, "!/v1/batch", key: key, body: Self.batch(20))
            #expect(try again.member("taken") == "0")
            #expect(try again.member("repeated") == "20")
        }
    }

    /// As a page sends it when it is left: no headers of ours, the key in what is sent.
    @Test func aBeaconBringsItsKeyInTheBody() async throws {
        try await Self.open { counter, key in
            let answer = try await counter.send(
                .post, "!/v1/batch", body: Self.batch(2, key: key), headers: [.contentType: "text/plain"])
            #expect(answer.status == 200 && answer.headers[.accessControlAllowOrigin] == "*")
            #expect(try answer.member("taken") == "2")
            let nobody = try await counter.send(
                .post, "!/v1/batch", body: Self.batch(2, key: "hk_00000000_no"), headers: [.contentType: "text/plain"])
            #expect(nobody.status == 401)
        }
    }

    @Test func aPagesKeyOpensNothingElse() async throws {
        try await Self.open { counter, key in
            let brand = try await counter.id()
            for route in RouteTable.all where route.path.contains("{brand}") {
                let call = SampleCall(route, names: ["brand": brand])
                let answer = try await counter.send(route.method, call.path, key: key, body: call.body)
                #expect(answer.status == 403, "\(route.name) \(answer.text)")
            }
        }
    }

    @Test func whatIsNoBatchIsRefused() async throws {
        try await Self.open { counter, key in
            for body in ["", "[]", "{", #"{"batch":1}"#] {
                let answer = try await counter.send(.post, "!/v1/batch", key: key, body: body)
                #expect(answer.status == 422, "\(answer.text)")
            }
            let large = String(repeating: " ", count: 700_000)
            let answer = try await counter.send(.post, "!/v1/batch", key: key, body: large)
            #expect(answer.status == 413)
        }
    }

    @Test func aBrowserMayAskFirst() async throws {
        try await Self.open { counter, _ in
            let answer = try await counter.send(.options, "!/v1/track", headers: [.origin: "https://shop.example"])
            #expect(answer.status == 204)
            #expect(answer.headers[.accessControlAllowHeaders]?.contains("authorization") == true)
            #expect(answer.headers[.accessControlAllowCredentials] == nil)
        }
    }

    /// Threats 39.
    @Test func anUnsignedWebhookIsRefusedAlike() async throws {
        try await Counter.open { counter in
            _ = try await counter.run(AddStore(name: "site", platform: .woocommerce, brand: "A1"))
            let made = try await counter.run(AddWebhookSource(.standard, store: "site", secret: nil, brand: "A1"))
            let body = #"{"type":"order","data":{}}"#
            let path = "!/webhooks/" + made.name
            let wrong: HTTPFields = [
                HTTPField.Name("webhook-id")!: "1", HTTPField.Name("webhook-timestamp")!: "1780000000",
                HTTPField.Name("webhook-signature")!: "v1,AAAA",
            ]
            let answers = [
                try await counter.send(.post, path, body: body),
                try await counter.send(.post, path, body: body, headers: wrong),
                try await counter.send(.post, "!/webhooks/w_0000000000000", body: body, headers: wrong),
            ]
            #expect(answers.allSatisfy { $0.status == 401 && $0.bytes == answers[0].bytes }, "\(answers[0].text)")
        }
    }

    @Test func theScriptIsSmall() async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(.get, "!/t.js")
            #expect(answer.status == 200 && answer.bytes.count < 4096)
            #expect(answer.headers[.resourcePolicy] == "cross-origin")
            #expect(answer.headers[.contentType]?.hasPrefix("text/javascript") == true)
        }
    }
}
