import HTTPTypes
import Insight
import Operations
import SampleData
import Shop
import TestDatabases
import Testing

@testable import Web

struct CustomerRoutesTests {
    private static func pages(_ query: String, _ shop: ShopCounter) async throws -> [CustomerLineBody] {
        var (lines, after): ([CustomerLineBody], String?) = ([], nil)
        repeat {
            let page = try await shop.read(
                CustomersBody.self, "/customers?limit=13&\(query)" + (after.map { "&after=\($0)" } ?? ""))
            #expect(page.items.count <= 13)
            lines += page.items
            after = page.next
        } while after != nil
        return lines
    }

    @Test(arguments: TestEngine.available)
    func everybodyComesOnceInEachOrder(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine) { shop in
            let whole = try await shop.counter.run(ListCustomers(brand: "A1", matching: nil, limit: nil)).lines
            let known = Dictionary(uniqueKeysWithValues: whole.map { ($0.id, $0) })
            #expect(known.count > 100)
            for order in CustomerOrder.allCases {
                let lines = try await Self.pages("sort=\(order.rawValue)", shop)
                #expect(lines.count == known.count && Set(lines.map(\.id)) == Set(known.keys), "\(order)")
                for line in lines {
                    let own = try #require(known[line.id])
                    #expect(line.name == own.name && line.money == Amount(own.summary.money))
                    #expect(line.purchases == own.summary.purchases && line.orders == own.summary.orders)
                }
                let summaries = lines.compactMap { known[$0.id]?.summary }
                switch order {
                case .id: #expect(summaries.map(\.customer) == summaries.map(\.customer).sorted())
                case .money:
                    let bought = summaries.filter { $0.purchases > 0 }.map(\.money.minor)
                    #expect(bought == bought.sorted(by: >))
                case .lastPurchase:
                    let days = summaries.compactMap { $0.last.map { BrandDay($0, in: SampleBrand.timeZone).number } }
                    #expect(days == days.sorted(by: >))
                }
                // Who never bought comes last.
                if order != .id {
                    let last = summaries.lastIndex { $0.purchases > 0 } ?? 0
                    let first = summaries.firstIndex { $0.purchases == 0 } ?? summaries.count
                    #expect(first > last)
                }
            }
        }
    }

    @Test func aSegmentPicksWhoIsListed() async throws {
        try await ShopCounter.open { shop in
            let members = try await shop.counter.run(
                AskSegment("bought at least 3 times", brand: "A1", limit: nil)
            ).lines.map(\.customer)
            let query = "segment=" + ShopCounter.escaped("bought at least 3 times")
            let lines = try await Self.pages(query + "&sort=money", shop)
            #expect(Set(lines.map(\.id)) == Set(members) && lines.count == members.count && lines.count > 10)
            let cursor = try #require(
                try await shop.read(CustomersBody.self, "/customers?limit=1&sort=money").next)
            for path in ["sort=last_purchase&after=\(cursor)", "after=\(cursor)", "sort=money&after=c_1"] {
                let answer = try await shop.send(.get, "/customers?" + path)
                #expect(answer.status == 422, "\(path) \(answer.text)")
            }
            let both = try await shop.send(.get, "/customers?find=a&sort=money")
            #expect(both.status == 400)
        }
    }

    @Test func proposalsAreDecidedAndMergesTakenBack() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            for (number, store) in ["一店", "二店"].enumerated() {
                _ = try await shop.counter.run(AddStore(name: store, platform: .taobao, brand: "A1"))
                let order = StatedOrder(
                    number: "1\(number)", status: .confirmed,
                    times: OrderTimes(placed: Counter.start, paid: Counter.start), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 3000)),
                    buyers: [BuyerKey(kind: .nick, value: "买家\(number)")],
                    personal: [PersonalValue(kind: .phone, text: "13651927384")])
                _ = try await shop.counter.run(
                    TellEvents(
                        brand: "A1", [.statement(store: store, .order(order))], statedAt: Counter.start))
            }
            let page = try await shop.read(ProposalsBody.self, "/proposals")
            let proposal = try #require(page.items.first)
            #expect(page.total == 1 && proposal.evidence == "contact_phone")
            let decided = try await shop.send(
                .put, "/proposals/\(proposal.id)/decision", body: #"{"decision":"accepted"}"#)
            let survivor = try #require(try decided.member("customer"))
            let parted = try await shop.send(.delete, "/merges/\(survivor)")
            let count = try parted.member("parted")
            #expect(parted.status == 200 && count == "1")
            let left = try await shop.read(ProposalsBody.self, "/proposals")
            #expect(left.total == 0)
        }
    }

    @Test func risksTraitsAndVisitsAreKept() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            _ = try await shop.counter.run(AddStore(name: "门店", platform: .physical, brand: "A1"))
            let visit =
                #"{"visitor":{"by":"phone","value":"13651927384"},"key":"1","#
                + #""items":[{"code":"SOAP","pieces":2,"price":"19.90"}]}"#
            let first = try await shop.send(.post, "/visits", body: visit)
            let again = try await shop.send(.post, "/visits", body: visit)
            #expect(first.status == 200 && first.text.contains(#""isNew":true"#), "\(first.text)")
            #expect(again.status == 200 && again.text.contains(#""isNew":false"#), "\(again.text)")
            let customer = try #require(try first.member("customer"))
            let profile = try await shop.read(CustomersBody.self, "/customers").items
            #expect(profile.map(\.id) == [customer] && profile.first?.money.amount == "39.80")
            let dear = try await shop.send(
                .post, "/visits", body: visit.replacing("19.90", with: "dear").replacing("\"1\"", with: "\"2\""))
            #expect(dear.status == 422 && dear.text.contains("/items/0/price"), "\(dear.text)")

            let noted = try await shop.send(
                .post, "/customers/\(customer)/risks", body: #"{"kind":"coupon_farmer","until":"2027-01-01"}"#)
            let risk = try #require(try noted.member("id"))
            let risks = try await shop.read(Page<RiskBody>.self, "/risks").items
            #expect(risks.map(\.id) == [risk] && risks.first?.label == "coupon farmer" && risks.first?.expiresAt != nil)
            let lifted = try await shop.send(.delete, "/risks/\(risk)")
            #expect(lifted.text == #"{"isLifted":true}"#)

            let defined = try await shop.send(
                .put, "/traits/height", body: #"{"type":"number","unit":"cm","from":"50","to":"250"}"#)
            let traits = try await shop.read(Listed<TraitBody>.self, "/traits").items
            #expect(defined.status == 204 && traits.map(\.name) == ["height"] && traits.first?.to == "250")
            let set = try await shop.send(.put, "/customers/\(customer)/traits/height", body: #"{"value":"300"}"#)
            let bad = try await shop.send(.put, "/traits/height", body: #"{"type":"number","from":"low"}"#)
            #expect(set.status == 422 && bad.status == 422)
            let removed = try await shop.send(.delete, "/traits/height")
            #expect(removed.status == 204)
        }
    }
}
