import Access
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// `Idempotency-Key`.
struct RepeatedRequestTests {
    private static func numbered(_ key: String) -> HTTPFields { [.idempotencyKey: key] }
    private static let body = #"{"name":"一店","platform":"jd"}"#

    @Test(arguments: TestEngine.available)
    func sentAgainItIsAnsweredAsBefore(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            let key = try await counter.key([.changeBrand, .readBrand])
            let path = "/brands/\(try await counter.id())/stores"
            let first = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            #expect(first.status == 201)
            #expect(first.headers[.idempotentReplayed] == nil)
            counter.time.pass(seconds: 3600)
            let again = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            #expect(again.status == 201 && again.bytes == first.bytes)
            #expect(again.headers[.idempotentReplayed] == "true")
            let stores = try await counter.run(ListStores(brand: "A1"))
            #expect(stores.map(\.name) == ["一店"])
            // Without the number it is another request, and finds the store there.
            let other = try await counter.send(.post, path, key: key, body: Self.body)
            #expect(other.status == 409)
        }
    }

    @Test(arguments: TestEngine.available)
    func withSomethingElseItIsRefused(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            _ = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            let other = try await counter.send(
                .post, path, key: key, body: #"{"name":"二店","platform":"jd"}"#, headers: Self.numbered("k1"))
            #expect(other.status == 422)
            #expect(try other.member("code") == "idempotency.reused")
            // Another caller's numbers are their own.
            let another = try await counter.key([.changeBrand])
            let theirs = try await counter.send(
                .post, path, key: another, body: #"{"name":"二店","platform":"jd"}"#, headers: Self.numbered("k1"))
            #expect(theirs.status == 201)
        }
    }

    @Test(arguments: TestEngine.available)
    func aTwinWaits(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
                    }
                }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(Set(answers.map(\.status)).isSubset(of: [201, 409]))
            for answer in answers where answer.status == 409 {
                let code = try answer.member("code")
                #expect(code == "idempotency.running")
            }
            let stores = try await counter.run(ListStores(brand: "A1"))
            #expect(stores.count == 1)
        }
    }

    @Test func whatARuleRefusedIsRefusedAlike() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            _ = try await counter.send(.post, path, key: key, body: Self.body)
            let refused = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            let again = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            #expect(refused.status == 409 && again.status == 409)
            #expect(again.bytes == refused.bytes)
            #expect(again.headers[.idempotentReplayed] == "true")
        }
    }

    /// What was answered may name whoever is erased: that it was answered stays known, and what was said does not.
    @Test(arguments: TestEngine.available)
    func anErasureLeavesNoAnswers(_ engine: TestEngine) async throws {
        try await Counter.open(engine) { counter in
            _ = try await counter.run(AddStore(name: "shop", platform: .physical, brand: "A1"))
            let visitor = StoreVisit.Visitor.named(BuyerKey(kind: .phone, value: "13912345678"))
            let visit = StoreVisit(visitor, store: "shop", key: "r1", items: [])
            let customer = try await counter.run(RecordStoreVisit(visit, brand: "A1")).customer
            let key = try await counter.key([.recordVisits])
            let path = "/brands/\(try await counter.id())/visits"
            let body = #"{"visitor":{"by":"customer","value":"\#(customer)"},"key":"r2","store":"shop"}"#
            let first = try await counter.send(.post, path, key: key, body: body, headers: Self.numbered("k1"))
            #expect(first.status == 200 && first.text.contains(customer), "\(first.text)")
            _ = try await counter.run(EraseCustomer(id: customer, because: .request, brand: "A1"))
            let again = try await counter.send(.post, path, key: key, body: body, headers: Self.numbered("k1"))
            let code = try again.member("code")
            #expect(again.status == 409 && code == "idempotency.not_kept", "\(again.text)")
        }
    }

    /// What was answered then is for whoever may still ask.
    @Test func whoMayNoMoreIsToldNothing() async throws {
        try await Counter.open { counter in
            _ = try await counter.run(AddStore(name: "shop", platform: .other, brand: "A1"))
            _ = try await counter.run(
                AddMember(name: "mei", post: .init(.owner, brand: "A1"), password: Secret("correct horse")))
            let signedIn = try await counter.send(
                .post, "/session", body: #"{"name":"mei","password":"correct horse"}"#)
            let cookie = String(try #require(signedIn.headers[.setCookie]).prefix { $0 != ";" })
            let headers: HTTPFields = [
                .cookie: cookie, .origin: "http://localhost:8080", .idempotencyKey: "k1",
            ]
            let path = "/brands/\(try await counter.id())/webhooks"
            let made = try await counter.send(.post, path, body: #"{"kind":"standard"}"#, headers: headers)
            let secret = try #require(try made.member("secret"))
            let again = try await counter.send(.post, path, body: #"{"kind":"standard"}"#, headers: headers)
            #expect(again.status == 201 && again.text.contains(secret))
            _ = try await counter.run(
                AddMember(name: "other", post: .init(.owner, brand: "A1"), password: Secret("correct horse")))
            _ = try await counter.run(GiveRole(to: "mei", .analyst, brand: "A1"))
            let demoted = try await counter.send(.post, path, body: #"{"kind":"standard"}"#, headers: headers)
            #expect(demoted.status == 403 && !demoted.text.contains(secret))
        }
    }

    /// Each time it is written down who saw it.
    @Test func whatIsRevealedIsRevealedAnew() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            try await shop.bring(
                "ExportOrderList202601021000.csv",
                "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
                    + "77,小艾,王金丝雀,30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n")
            let id = try #require(try await shop.read(CustomersBody.self, "/customers").items.first).id
            for _ in 1...2 {
                let answer = try await shop.send(
                    .post, "/customers/\(id)/revealed", body: "{}", headers: Self.numbered("k1"))
                #expect(answer.status == 200 && answer.text.contains("王金丝雀"))
            }
            let audit = try await shop.counter.run(ListBrandAudit(.newest(), limit: 9, brand: "A1"))
            #expect(audit.count { $0.row.code == AuditCode.customersRevealed.rawValue } == 2)
        }
    }

    @Test func nobodyIsToldWhatARequestLacks() async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(.post, "/brands/\(try await counter.id())/keys", body: #"{"a":1}"#)
            #expect(answer.status == 401 && !answer.text.contains("label"))
        }
    }

    @Test func afterADayTheNumberIsForgotten() async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            _ = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            counter.time.pass(seconds: 24 * 3600 + 1)
            let late = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered("k1"))
            #expect(late.status == 409)
            let code = try late.member("code")
            #expect(code == "store.exists")
        }
    }

    @Test(arguments: ["with blank", "", String(repeating: "x", count: 201)])
    func aNumberHasItsForm(_ number: String) async throws {
        try await Counter.open { counter in
            let key = try await counter.key([.changeBrand])
            let path = "/brands/\(try await counter.id())/stores"
            let answer = try await counter.send(.post, path, key: key, body: Self.body, headers: Self.numbered(number))
            #expect(answer.status == 400)
        }
    }
}

struct RepeatRulesTests {
    private func before(_ status: Int?, run: String = "a", at milliseconds: Int64 = 0) -> AnsweredRequest {
        AnsweredRequest(
            requestHash: [1], begunAt: Instant(milliseconds: milliseconds), run: run, status: status, content: nil)
    }

    @Test func whoDiedIsSucceeded() {
        let late = Instant(milliseconds: 60_000)
        #expect(RepeatRules.verdict(on: before(nil), hash: [1], run: "b", at: late) == .takeOver)
        #expect(
            RepeatRules.verdict(on: before(nil), hash: [1], run: "b", at: Instant(milliseconds: 59_999)) == .running)
        #expect(RepeatRules.verdict(on: before(nil), hash: [1], run: "a", at: late) == .running)
        #expect(RepeatRules.verdict(on: before(nil), hash: [2], run: "b", at: late) == .differs)
        #expect(RepeatRules.verdict(on: before(201), hash: [1], run: "b", at: late) == .answered(status: 201))
    }
}
