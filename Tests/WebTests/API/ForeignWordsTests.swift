import Access
import Customers
import Facts
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// Threats 6: no word of one brand comes out under another's key.
struct ForeignWordsTests {
    private static let canary = "金丝雀"

    @Test(arguments: TestEngine.available)
    func noWordOfAnotherBrandIsInAnyAnswer(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 30) { shop in
            let customer = try await Self.seed(shop)
            let theirs = try await shop.counter.id(of: "B1")
            let mine = try #require(try await shop.read(CustomersBody.self, "/customers").items.first).id
            for route in RouteTable.all where route.method == .get {
                for brand in [String(shop.root.dropFirst("/brands/".count)), theirs, "B1"] {
                    for person in [mine, customer] {
                        let call = SampleCall(
                            route, names: ["brand": brand, "customer": person, "segment": "bought"])
                        let path = call.path.replacing("with=word", with: "with=bought")
                        let answer = try await shop.counter.send(.get, path, key: shop.key)
                        #expect(!answer.text.contains(Self.canary), "\(path) \(answer.text)")
                        #expect(answer.status != 503, "\(path) \(answer.text)")
                    }
                }
            }
            let look = "/customers?find=" + ShopCounter.escaped(Self.canary)
            let found = try await shop.read(CustomersBody.self, look)
            #expect(found.total == 0)
        }
    }

    /// Fills every field of the other brand that takes words.
    ///
    /// - Returns: its customer.
    private static func seed(_ shop: ShopCounter) async throws -> String {
        let counter = shop.counter
        _ = try await counter.run(AddStore(name: canary, platform: .taobao, brand: "B1"))
        let file = { (paid: String) in
            "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,订单备注\r\n"
                + "\(canary)77,\(canary),\(canary),\(paid),交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00,\(canary)\r\n"
        }
        try await shop.bring("ExportOrderList202601021000.csv", file("30.00"), brand: "B1")
        try await shop.bring("ExportOrderList202601031000.csv", file("20.00"), brand: "B1")
        let customer = try #require(
            try await counter.run(ListCustomers(brand: "B1", matching: nil, limit: 1)).lines.first
        ).id
        _ = try await counter.run(SaveSegment(canary, as: "bought", brand: "B1", enters: true))
        _ = try await counter.run(TagSegment(canary, with: canary, .tags(takesOff: false), brand: "B1"))
        _ = try await counter.run(TagCustomer(customer, tag: canary + "标签", isOn: true, brand: "B1"))
        _ = try await counter.run(
            DefineTrait(TraitDefinition(name: canary, form: .choice, choices: [canary]), brand: "B1"))
        _ = try await counter.run(SetTrait(customer, name: canary, to: canary, brand: "B1"))
        _ = try await counter.run(
            NoteRisk(.badReviewer, of: customer, evidence: ["case:77"], reason: canary, until: nil, brand: "B1"))
        _ = try await counter.run(SaveLeftOutRule(LeftOutDraft(.title, [canary]), brand: "B1"))
        _ = try await counter.run(CreateKey(canary, [.readBrand], brand: "B1"))
        _ = try await counter.run(AddMember(name: canary, post: .init(.owner, brand: "B1")))
        try await counter.run(
            TellConsent(
                StatedConsent(.sms, for: .marketing, method: "form"), of: customer, brand: "B1"))
        return customer
    }
}
