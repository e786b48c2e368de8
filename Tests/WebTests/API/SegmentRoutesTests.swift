import Access
import HTTPTypes
import Insight
import Operations
import Segments
import Shop
import TestDatabases
import Testing

@testable import Web

struct SegmentRoutesTests {
    private static let sentence = "bought at least 2 times"

    @Test(arguments: TestEngine.available)
    func aSegmentIsSavedListedAndRemoved(_ engine: TestEngine) async throws {
        try await ShopCounter.open(engine, customers: 40) { shop in
            let saved = try await shop.change(
                .put, "/segments/loyal", #"{"definition":"\#(Self.sentence)"}"#, as: SegmentSavedBody.self)
            #expect(saved.isNew && saved.members > 0)
            let list = try await shop.send(.get, "/segments")
            let own = try await shop.counter.run(ListSegments(brand: "A1"))
            let shown = try await shop.read(Listed<SavedSegmentBody>.self, "/segments").items
            #expect(shown.map(\.name) == ["loyal"] && shown.map(\.members) == own.map(\.members))
            // Whoever asks again and again is told that nothing changed.
            let tag = try #require(list.headers[.eTag])
            let again = try await shop.send(.get, "/segments", headers: [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.bytes.isEmpty)
            let check = try await shop.read(SegmentCheckBody.self, "/segments/loyal")
            #expect(check.english == own.first?.segment.definition.text(in: .english))
            #expect(check.tree.segment == own.first?.segment.definition)
            let gone = try await shop.send(.delete, "/segments/loyal")
            let missing = try await shop.send(.delete, "/segments/loyal")
            #expect(gone.status == 204 && missing.status == 404)
            let nonsense = try await shop.send(.get, "/segments/" + ShopCounter.escaped("stage is purple"))
            #expect(nonsense.status == 422, "\(nonsense.text)")
        }
    }

    @Test func membersComePageByPage() async throws {
        try await ShopCounter.open { shop in
            let path = "/segments/" + ShopCounter.escaped(Self.sentence)
            let whole = try await shop.counter.run(AskSegment(Self.sentence, brand: "A1", limit: nil))
            let count = try await shop.read(SegmentCountBody.self, path + "/count")
            #expect(count.count == whole.members.members.count && count.count > 20)
            #expect(count.customers == whole.members.known)
            var (members, after): ([String], String?) = ([], nil)
            repeat {
                let page = try await shop.read(
                    SegmentMembersBody.self, path + "/members?limit=7" + (after.map { "&after=\($0)" } ?? ""))
                members += page.items.map(\.customer)
                after = page.next
            } while after != nil
            #expect(members == whole.lines.map(\.customer))
            let first = try #require(members.first)
            let why = try await shop.read(WhyBody.self, path + "/members/\(first)")
            #expect(why.isIn && why.isKnown && why.parts.first?.depth == 0 && why.parts.first?.holds == true)
            let wrong = try await shop.send(.get, path + "/members?after=c_1")
            #expect(wrong.status == 422)
        }
    }

    @Test func whatIsCarriedAwayIsAuditedAndRunsNoFormula() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            try await shop.bring(
                "ExportOrderList202601021000.csv",
                "订单编号,买家会员名,收货人姓名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
                    + "77,\"=cmd|' /C calc'!A0\",\"=HYPERLINK(1)\",30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
            )
            let answer = try await shop.send(.get, "/segments/bought/export?isUnmasked=true")
            #expect(answer.status == 200 && answer.headers[.contentType] == "text/csv; charset=utf-8")
            let lines = answer.text.split(separator: "\r\n")
            #expect(lines.count == 2 && lines[0].hasPrefix("\u{FEFF}customer,name,stage,RFM"))
            #expect(lines[1].contains("'=HYPERLINK"), "\(lines[1])")
            #expect(!lines[1].contains(",=") && lines[1].contains("30.00,CNY,2026-01-01"))
            let audit = try await shop.counter.run(ListBrandAudit(.newest(), limit: 1, brand: "A1"))
            #expect(audit.first?.row.code == "customers.exported" && audit.first?.row.note == "segment 1 unmasked")
            let key = try await shop.counter.key([.exportCustomers])
            let masked = try await shop.counter.send(.get, shop.root + "/segments/bought/export", key: key)
            let refused = try await shop.counter.send(
                .get, shop.root + "/segments/bought/export?isUnmasked=true", key: key)
            #expect(masked.status == 200 && !masked.text.contains("HYPERLINK") && refused.status == 403)
        }
    }

    @Test func whoEntersAndLeavesIsTold() async throws {
        try await ShopCounter.open(customers: 0) { shop in
            _ = try await shop.change(
                .put, "/segments/buyers", #"{"definition":"bought"}"#, as: SegmentSavedBody.self)
            let none = try await shop.read(SegmentMovesBody.self, "/segments/buyers/moves")
            #expect(none.items.isEmpty && none.last == 0)
            for number in 1...3 {
                try await shop.bring(
                    "ExportOrderList20260102100\(number).csv",
                    "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
                        + "7\(number),买家\(number),30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n")
            }
            let page = try await shop.read(SegmentMovesBody.self, "/segments/buyers/moves?limit=2")
            #expect(page.items.map(\.number) == [1, 2] && page.isMore && page.items.allSatisfy(\.isIn))
            let rest = try await shop.read(SegmentMovesBody.self, "/segments/buyers/moves?after=\(page.last)")
            #expect(rest.items.map(\.number) == [3] && rest.last == 3 && !rest.isMore)
            #expect(rest.items.first?.cause == .fact)
            let compared = try await shop.read(
                ComparisonBody.self, "/segments/buyers/comparison?with=" + ShopCounter.escaped("not bought"))
            #expect(compared.one.count == 3 && compared.other.count == 0 && compared.both == 0)
            let tagged = try await shop.send(.put, "/segments/buyers/tags/VIP", body: "{}")
            #expect(tagged.text == #"{"tagged":3}"#)
            let stopped = try await shop.send(.delete, "/segments/buyers/tags/VIP")
            #expect(stopped.status == 204)
        }
    }
}
