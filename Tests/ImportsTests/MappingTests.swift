import Imports
import Shop
import Testing

struct MappingTests {
    private static let lines = """
        name: corner_shop
        title: 街角小店
        kind: lines
        zone: Asia/Shanghai
        currency: cny
        dates: day_first
        columns:
          order_number: [单号, 订单号]
          placed_at: 时间
          paid_at: 时间
          product_title: 商品
          quantity: 数量
          unit_price: 单价
        buyer:
          - {column: 会员号, kind: member_card}
          - {column: [手机, 电话], kind: phone}
        status:
          "*": confirmed
        """

    private static func mapping(_ yaml: String) throws -> Mapping {
        try Mapping(yaml: yaml, fileName: "shop.yaml")
    }

    /// Where and what the first mistake is.
    private static func mistake(_ yaml: String) -> (line: Int, column: Int, problem: MappingProblem)? {
        do {
            _ = try mapping(yaml)
            return nil
        } catch ImportFailure.mapping("shop.yaml", let line, let column, let problem) {
            return (line, column, problem)
        } catch {
            return nil
        }
    }

    @Test func aMappingIsRead() throws {
        let mapping = try Self.mapping(Self.lines)
        #expect(mapping.name == "corner_shop")
        #expect(mapping.title == Phrase(en: "街角小店", zh: "街角小店"))
        #expect(mapping.kind == .lines)
        #expect(mapping.yaml == Self.lines)
    }

    @Test(arguments: [
        "store_id", "brand", "shop_id", "consent", "points", "tier", "customer_id", "bundle", "accepts_marketing",
    ]) func nothingElseCanBeSet(field: String) throws {
        let yaml = Self.lines.replacing("  quantity: 数量", with: "  \(field): 数量")
        let mistake = try #require(Self.mistake(yaml))
        #expect(mistake.line == 12)
        #expect(mistake.column == 3)
        guard case .unknownField(field, _, let known) = mistake.problem else {
            Issue.record("\(mistake.problem)")
            return
        }
        #expect(known.contains("quantity") && !known.contains("bundle"))
    }

    @Test func mistakesAreNamedWithTheirPlaceAndTheNearestWord() throws {
        func check(_ change: (String, String), _ line: Int, _ part: String, of text: String = Self.lines) throws {
            let mistake = try #require(Self.mistake(text.replacing(change.0, with: change.1)), "\(change.1)")
            #expect(mistake.line == line, "\(change.1)")
            #expect(mistake.problem.reason.english.contains(part), "\(mistake.problem.reason.english)")
            #expect(!mistake.problem.reason.chinese.isEmpty)
        }
        try check(("  quantity:", "  quantty:"), 12, "did you mean “quantity”?")
        try check(("kind: lines", "kind: line"), 3, "did you mean “lines”?")
        try check(("zone:", "zonne:"), 4, "did you mean “zone”?")
        try check(("Asia/Shanghai", "Asia/Shangai"), 4, "did you mean “Asia/Shanghai”?")
        try check(("currency: cny", "currency: XQQ"), 5, "XQQ")
        try check(("day_first", "dayfirst"), 6, "did you mean “day_first”?")
        try check(("confirmed", "confirmd"), 18, "did you mean “confirmed”?")
        try check(("member_card", "card"), 15, "none of the words")
        try check(("kind: member_card", "sort: member_card"), 15, "unknown key “sort”")
        try check(("\"*\": confirmed", "完成: confirmed"), 18, "names no column")
        try check(("name: corner_shop", "name: Corner Shop"), 1, "cannot be a name")
        try check(("name: corner_shop", "name: online_retail"), 1, "shipped format")
        try check(("  quantity: 数量\n", ""), 8, "quantity")
        try check(("  product_title: 商品\n", ""), 8, "product_code or product_title")
        try check(("商品", "{join: [商品]}"), 11, "only address and name")
        try check(("商品", "[]"), 11, "at least one name")
        try check(("  quantity: 数量", "  quantity: 数量\n  freight: 运费"), 8, "“freight” says nothing without “paid”")
        try check(("title: 街角小店", "title: [a"), 3, "not YAML")
        try check(("title: 街角小店", "name: again"), 1, "twice")
        try check(("kind: lines\n", ""), 1, "“kind” is missing")
    }

    @Test(arguments: ["", "- a\n", "just text", "42", "name: x\nname: y\n", "\t", "a: &x [*x]", "{{{{", "? [a]\n: b\n"])
    func whatIsNoMappingIsRefused(yaml: String) {
        #expect(Self.mistake(yaml) != nil)
    }

    @Test func anEndlessMappingIsRefused() throws {
        let mistake = try #require(Self.mistake(String(repeating: "a: b\n", count: 100_000)))
        #expect(mistake.problem == .tooLarge)
    }

    @Test func aliasesDoNotMultiply() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let parts = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(parts)]\n"
        }
        #expect(Self.mistake(yaml) != nil)
    }

    @Test func aColumnWithoutTranslationIsIncomplete() throws {
        let yaml = """
            name: orders
            kind: orders
            columns: {order_number: 单号, placed_at: 时间, status: 状态}
            """
        #expect(try #require(Self.mistake(yaml)).problem == .missing(key: "status"))
    }

    @Test func customersNeedABuyer() throws {
        let yaml = "name: people\nkind: customers\ncolumns: {name: 姓名}\n"
        #expect(try #require(Self.mistake(yaml)).problem == .missing(key: "buyer"))
    }
}
