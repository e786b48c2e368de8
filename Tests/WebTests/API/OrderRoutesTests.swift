import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

struct OrderRoutesTests {
    private static func file(_ paid: [String]) -> String {
        "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,订单备注\r\n"
            + paid.enumerated().map { number, paid in
                "7\(number),小艾\(number),\(paid),交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00,刷单\(number)\r\n"
            }.joined()
    }

    @Test(arguments: TestEngine.available)
    func conflictsAreListedShownAndDecided(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 0) { shop in
            try await shop.bring("ExportOrderList202601021000.csv", Self.file(["30.00", "31.00", "32.00"]))
            try await shop.bring("ExportOrderList202601031000.csv", Self.file(["20.00", "21.00", "22.00"]))
            var (found, after): ([ConflictBody], String?) = ([], nil)
            repeat {
                let page = try await shop.read(
                    ConflictsBody.self, "/conflicts?limit=2" + (after.map { "&after=\($0)" } ?? ""))
                #expect(page.total == 3 && page.items.count <= 2)
                found += page.items
                after = page.next
            } while after != nil
            let own = try await shop.counter.run(ListConflicts(brand: "A1")).conflicts
            #expect(found.map(\.id) == own.map(\.name) && found.count == 3)
            let first = try #require(found.first)
            let shown = try await shop.read(ConflictBody.self, "/conflicts/\(first.id)")
            #expect(shown.differences.map(\.what) == ["paid_amount"] && shown.differences.map(\.stated) == ["20.00"])
            let path = "/conflicts/\(first.id)/decision"
            let decided = try await shop.send(.put, path, body: #"{"decision":"accepted"}"#)
            let again = try await shop.send(.put, path, body: #"{"decision":"refused"}"#)
            let gone = try await shop.send(.get, "/conflicts/\(first.id)")
            #expect(decided.status == 204 && again.status == 409 && gone.status == 404)
            let left = try await shop.read(ConflictsBody.self, "/conflicts")
            #expect(left.total == 2)
        }
    }

    @Test func leavingOrdersOutIsPreviewedKeptAndTakenBack() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            try await shop.bring("ExportOrderList202601021000.csv", Self.file(["30.00", "31.00", "32.00"]))
            let rule = #"{"kind":"memo","words":["刷单"]}"#
            let preview = try await shop.change(
                .post, "/left-out-rules/preview", rule, as: LeftOutChangeBody.self)
            #expect(preview.orders == 3 && preview.customers == 3 && preview.money.amount == "93.00")
            let none = try await shop.read(Listed<LeftOutRuleBody>.self, "/left-out-rules")
            #expect(none.items.isEmpty)
            let saved = try await shop.send(.post, "/left-out-rules", body: rule)
            let id = try #require(try saved.member("id"))
            let kept = try await shop.read(Listed<LeftOutRuleBody>.self, "/left-out-rules").items
            #expect(saved.status == 201 && kept.map(\.id) == [id] && kept.first?.reason == .brushing)
            let money = try await shop.read(RFMBody.self, "/figures/rfm?window=all").money.amount
            #expect(money == "0.00")
            let removed = try await shop.send(.delete, "/left-out-rules/\(id)")
            #expect(removed.text == #"{"orders":3}"#)
            let wordless = try await shop.send(.post, "/left-out-rules", body: #"{"kind":"memo"}"#)
            #expect(wordless.status == 422)
            let marked = try await shop.send(
                .post, "/orders/left-out", body: #"{"numbers":["70","99"],"reason":"test"}"#)
            #expect(marked.text == #"{"changed":1,"unknown":["99"]}"#)
            let counted = try await shop.send(.post, "/orders/counted", body: #"{"numbers":["70"]}"#)
            #expect(counted.text == #"{"changed":1,"unknown":[]}"#)
        }
    }
}
