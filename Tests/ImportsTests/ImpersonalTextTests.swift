import Shop
import Testing

@testable import Imports

struct ImpersonalTextTests {
    @Test(arguments: [
        ("直播间", "直播间"), ("web", "web"), ("2024-05-01 20:00 场", "2024-05-01 20:00 场"), ("店 123456", "店 123456"),
        (String(repeating: "长", count: 80), String(repeating: "长", count: 64)), ("达人13912345678", nil),
        ("139 1234 5678", nil), ("１３９１２３４５６７８", nil), ("ann＠shop", nil), ("ann@shop.example", nil), ("1234567", nil),
    ]) func whatReachesNobodyIsKept(text: String, kept: String?) {
        #expect(ImpersonalText.kept(text) == kept)
    }

    @Test func originsThatReachSomebodyStayOut() throws {
        let yaml = "name: shop\nkind: orders\ncolumns: {order_number: o, placed_at: t, origin: c}\n"
        let imported = try SampleFile("o,t,c\n1,2024-05-01,直播间\n2,2024-05-01,王 13912345678\n").imported(
            SampleFile.options(mappings: [try Mapping(yaml: yaml, fileName: "shop.yaml")]))
        #expect(imported.orders.map(\.origin) == ["直播间", nil])
    }

    @Test(
        arguments: [
            ("", [nil, nil, nil]), ("refund_reasons: [不喜欢]", ["不喜欢", nil, nil]),
            ("refund_reasons: {不喜欢: disliked, \"*\": other}", ["disliked", "other", "other"]),
        ] as [(String, [String?])]) func onlyListedReasonsBecomeFacts(words: String, reasons: [String?]) throws
    {
        let yaml = """
            name: refunds
            kind: refunds
            columns: {refund_number: r, reason: why, occurred_at: t, amount: a}
            \(words)
            """
        let imported = try SampleFile(
            "r,why,t,a\n1,不喜欢,2024-05-01,1\n2,打我电话13912345678,2024-05-01,1\n3,,2024-05-01,1\n"
        ).imported(SampleFile.options(mappings: [try Mapping(yaml: yaml, fileName: "shop.yaml")]))
        #expect(imported.refunds.map(\.reason) == reasons)
    }

    @Test(arguments: ["[13912345678]", "{x: a@b.c}", "{x: {y: z}}", "3"]) func reasonsReachNobody(words: String) {
        let yaml = "name: r\nkind: refunds\ncolumns: {refund_number: r, reason: w, occurred_at: t, amount: a}\n"
        #expect(throws: ImportFailure.self) {
            try Mapping(yaml: yaml + "refund_reasons: \(words)\n", fileName: "r.yaml")
        }
    }
}
