import Access
import HTTPTypes
import Insight
import Operations
import Segments
import Shop
import Testing

@testable import Web

/// Segments in the console: written, read, compared; and the pages beside them.
struct SegmentPagesTests {
    private static func open(as role: Role = .owner, _ body: (Visitor) async throws -> Void) async throws {
        try await ShopCounter.open(customers: 60) { shop in
            let saved = [
                ("Regulars", "orders.count >= 2"), ("All of them", "bought"), ("Fans", "in segment \"Regulars\""),
            ]
            for (name, text) in saved {
                _ = try await shop.counter.run(SaveSegment(name, as: text, brand: "A1", enters: false))
            }
            try await body(try await Visitor(role, at: shop.counter))
        }
    }

    /// Where a saved segment has its page, from the brand's on.
    private static func address(of name: String, _ visitor: Visitor) async throws -> String {
        let lines = try await visitor.counter.run(ListSegments(brand: "A1"))
        let segment = try #require(lines.first { $0.segment.name == name }?.segment)
        return "/segments/" + visitor.counter.installation.name(of: segment.id)
    }

    private static func isOfForm(_ name: String) -> Bool {
        name == "was" || name == "text" || name.firstMatch(of: /^c\d+\./) != nil
    }

    @Test(arguments: ["en", "zh"])
    func pagesAreWhole(_ language: String) async throws {
        try await Self.open { visitor in
            var visitor = visitor
            visitor.language = language
            let one = try await Self.address(of: "Regulars", visitor)
            let key = one.split(separator: "/").last.map(String.init) ?? ""
            let second = try await Self.address(of: "All of them", visitor)
            let other = second.split(separator: "/").last.map(String.init) ?? ""
            let pages = [
                "/segments", one, one + "?days=90", one + "/edit", "/segments/new", "/segments/new?text=rfm+is+111",
                "/segments/new?starter=churn-guard", "/segments/new?text=nonsense", "/segments/compare",
                "/segments/compare?a=\(key)&b=\(other)", "/segments/compare?a=\(key)&aDay=2026-05-01",
                "/segments/compare?a=x&aDay=y", "/compare", "/compare?days=365", "/compare?what=brands", "/report",
            ]
            for path in pages {
                let page = try await visitor.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.text.contains("{{") && page.text.contains("</html>"), "\(path)")
                #expect(page.text.matches(of: /\s(on[a-z]+|style)="/).isEmpty, "\(path)")
            }
        }
    }

    @Test func tablesAreSavedAsCSV() async throws {
        try await Self.open { visitor in
            let one = try await Self.address(of: "Regulars", visitor)
            let key = one.split(separator: "/").last.map(String.init) ?? ""
            let second = try await Self.address(of: "All of them", visitor)
            let other = second.split(separator: "/").last.map(String.init) ?? ""
            let sheets = [
                "/segments.csv", one + "/members.csv", one + "/moves.csv?days=90", one + "/versions.csv",
                one + "/snapshots.csv", "/segments/compare.csv?a=\(key)&b=\(other)", "/compare.csv", "/report.csv",
            ]
            for path in sheets {
                let sheet = try await visitor.get(path)
                #expect(sheet.status == 200 && sheet.text.hasPrefix("\u{FEFF}"), "\(path)")
                #expect(sheet.headers[.contentType]?.hasPrefix("text/csv") == true, "\(path)")
                #expect(sheet.text.contains(","), "\(path)")
            }
            #expect(try await visitor.get("/segments/compare.csv").status == 404)
        }
    }

    @Test func whatSomebodyMayNotDoIsNotShown() async throws {
        try await Self.open(as: .analyst) { visitor in
            let one = try await Self.address(of: "Regulars", visitor)
            for path in ["/segments", one, "/segments/compare", "/compare", "/report"] {
                let page = try await visitor.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.links.contains { $0.hasSuffix("/edit") || $0.contains("/segments/new") }, "\(path)")
                #expect(!page.links.contains { $0.contains("members.csv") }, "\(path)")
            }
            #expect(try await visitor.get("/segments/new").status == 403)
            #expect(try await visitor.get(one + "/members.csv").status == 403)
            #expect(try await visitor.post(one + "/removal").status == 403)
        }
        try await Self.open(as: .clerk) { visitor in
            for path in ["/segments", "/segments/new", "/segments.csv", "/compare", "/compare.csv", "/report"] {
                let refused = try await visitor.get(path)
                #expect(refused.status == 403, "\(path)")
            }
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await Self.open { visitor in
            let paths = [
                "/segments/g_0000000000000", "/segments/Regulars", "/segments/g_x/edit", "/segments/x/moves.csv",
            ]
            for path in paths {
                let refused = try await visitor.get(path)
                #expect(refused.status == 404, "\(path)")
            }
        }
    }

    /// A page that is sent as it came changes nothing, by its conditions or by its text.
    @Test(arguments: [
        "orders.count >= 2 and last_order older than 90 days", "rfm is 1x1 or not (spent > 5 and tag \"a, b\")",
        "return_rate > 30% and city in (\"杭州\", \"上海\")",
    ])
    func aFormComesBackAsItWas(_ sentence: String) async throws {
        try await Self.open { visitor in
            let counter = visitor.counter
            _ = try await counter.run(SaveSegment("Tried", as: sentence, brand: "A1", enters: false))
            let path = try await Self.address(of: "Tried", visitor)
            let page = try await visitor.get(path + "/edit")
            let fields = PageForm.fields(of: page.text) { Self.isOfForm($0) }
            #expect(fields.contains { $0.name == "c1.kind" })
            for use in ["build", "read", "check"] {
                let again = try await visitor.post(path + "/edit", fields + [("name", "Tried"), ("do", use)])
                #expect(again.status == 200, "\(use)")
                let same = PageForm.fields(of: again.text) { Self.isOfForm($0) }
                #expect(same.map(\.name) == fields.map(\.name) && same.map(\.value) == fields.map(\.value), "\(use)")
            }
            let saved = try await visitor.post(path + "/edit", fields + [("name", "Tried"), ("do", "save")])
            #expect(saved.status == 303)
            let lines = try await counter.run(ListSegments(brand: "A1"))
            let line = try #require(lines.first { $0.segment.name == "Tried" })
            let definition = try SegmentParser.parse(sentence)
            #expect(line.segment.version == 1 && line.segment.definition == definition)
        }
    }

    @Test func aSegmentIsWrittenBothWays() async throws {
        try await Self.open { visitor in
            let text = [("name", "Mine"), ("text", "orders.count >= 3"), ("was", ""), ("do", "save")]
            let made = try await visitor.post("/segments/new", text.map { (name: $0.0, value: $0.1) })
            #expect(made.status == 303)
            let path = try #require(made.headers[.location])
            let taken = try await visitor.post("/segments/new", text.map { (name: $0.0, value: $0.1) })
            #expect(taken.status == 422 && taken.text.contains("orders.count &gt;= 3"))
            let fields = PageForm.fields(of: try await visitor.get("!" + path + "/edit").text) { Self.isOfForm($0) }
            let more = fields + [("name", "Mine"), ("do", "add-clause")]
            let page = try await visitor.post("!" + path + "/edit", more)
            #expect(page.status == 200 && page.text.contains("orders.count &gt;= 3 and bought"))
            let part = try await visitor.post("/segments/preview?from=builder", more, isPart: true)
            #expect(part.status == 200 && !part.text.contains("<html"))
            #expect(part.text.contains("id=\"clauses\" hx-swap-oob"))
            #expect(part.text.contains("id=\"text-box\" hx-swap-oob"))
            let left = try await visitor.post("!" + path + "/removal")
            #expect(left.status == 303)
            #expect(try await visitor.get("!" + path).status == 404)
        }
    }

    @Test func whatIsWrongIsMarkedWhereItStands() async throws {
        try await Self.open { visitor in
            let fields = [(name: "text", value: "orders.count >= 3\r\nand stage is dorment"), (name: "was", value: "")]
            let part = try await visitor.post("/segments/preview?from=text", fields, isPart: true)
            #expect(part.status == 200 && part.text.contains("<mark>dorment</mark>"))
            #expect(part.text.contains("data-put=\"dormant\" data-at=\"31\" data-over=\"7\""))
            #expect(!part.text.contains("hx-swap-oob"))
            let page = try await visitor.post(
                "/segments/new", fields + [(name: "name", value: "Bad"), (name: "do", value: "save")])
            #expect(page.status == 422 && page.text.contains("stage is dorment"))
            #expect(page.text.contains("value=\"Bad\""))
            let unfinished: [(name: String, value: String)] = [
                ("c0.kind", "group"), ("c0.join", "all"), ("c1.kind", "clause"), ("c1.depth", "1"),
                ("c1.subject", "bought"), ("c1.part", "category"), ("c1.names", " , "),
            ]
            let rows = try await visitor.post("/segments/preview?from=builder", unfinished, isPart: true)
            #expect(rows.status == 200 && rows.text.contains("class=\"error printed\""))
            #expect(!rows.text.contains("text-box"))
        }
    }

    @Test func wordsAndNamesAreOffered() async throws {
        try await Self.open { visitor in
            let words = try await visitor.get("/segments/completions?text=stage+is+do&at=11", isPart: true)
            #expect(words.status == 200 && words.text.contains("data-put=\"dormant\" data-over=\"2\""))
            let names = try await visitor.get("/segments/completions?text=in+segment+%22Reg&at=15", isPart: true)
            #expect(names.text.contains("data-put=\"&quot;Regulars&quot;\" data-over=\"4\""))
        }
    }

    @Test func aSegmentThatOthersNameStays() async throws {
        try await Self.open { visitor in
            let path = try await Self.address(of: "Regulars", visitor)
            #expect(try await visitor.get(path).text.contains("Fans"))
            let answer = try await visitor.post(path + "/removal")
            #expect(answer.status == 422 && answer.text.contains("Fans"))
            let tagged = try await visitor.post(path + "/tags", [("tag", "regular"), ("act", "add")])
            #expect(tagged.status == 303)
            let refused = try await visitor.post(path + "/tags", [("tag", "risk:blacklist"), ("act", "add")])
            #expect(refused.status == 422 && refused.text.contains("risk:blacklist"))
        }
    }
}
