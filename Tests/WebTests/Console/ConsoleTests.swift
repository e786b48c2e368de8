import Access
import HTTPTypes
import Operations
import Shop
import Testing

@testable import Web

/// The console as browsers see it.
struct ConsoleTests {
    /// Somebody of a small candle shop.
    private static func open(
        as role: Role = .owner, customers: Int = 60, _ body: (Visitor) async throws -> Void
    ) async throws {
        try await ShopCounter.open(customers: customers) { shop in
            try await body(try await Visitor(role, at: shop.counter))
        }
    }

    private static func customer(of visitor: Visitor) async throws -> String {
        let list = try await visitor.get("/customers?sort=money")
        let match = try #require(list.text.firstMatch(of: /customers\/(c_[0-9a-z]{13})"/))
        return String(match.output.1)
    }

    @Test func whoeverIsNotSignedInIsAskedToAndComesBack() async throws {
        try await Counter.open { counter in
            _ = try await counter.run(
                AddMember(name: "mei", post: .init(.owner, brand: "A1"), password: Secret(Visitor.password)))
            let root = "/b/" + (try await counter.id())
            let asked = try await counter.send(.get, "!" + root + "/today")
            #expect(asked.status == 303)
            #expect(asked.headers[.location]?.hasPrefix("/sign-in?next=%2Fb%2F") == true)
            let wrong = try await Visitor.signIn("mei", "nope", at: counter)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"mei\"") && !wrong.text.contains("nope"))
            let back = try await Visitor.signIn("mei", Visitor.password, next: root + "/today", at: counter)
            #expect(back.status == 303 && back.headers[.location] == root + "/today")
            let evil = [
                "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
                "//\u{FE0F}evil.example", "/\u{200B}/evil.example", "/\t/evil.example", "/\u{301}",
            ]
            for elsewhere in evil {
                let led = try await Visitor.signIn("mei", Visitor.password, next: elsewhere, at: counter)
                #expect(led.headers[.location] == "/", "\(elsewhere)")
            }
        }
    }

    /// Threats 53.
    @Test func formsOfOtherSitesDoNothing() async throws {
        try await Self.open { visitor in
            let answer = try await visitor.counter.send(
                .post, "!/sign-in", body: "name=a-owner&password=correct+horse",
                headers: [.origin: "http://evil.example"])
            #expect(answer.status == 403 && answer.headers[.setCookie] == nil)
        }
    }

    @Test(arguments: ["en", "zh"])
    func theFirstPagesAreWhole(_ language: String) async throws {
        try await Self.open { visitor in
            var visitor = visitor
            visitor.language = language
            let id = try await Self.customer(of: visitor)
            let paths = ["/today", "/customers", "/customers?find=zz", "/due", "/due?by=product&within="]
            for path in paths + ["/customers/" + id] {
                let page = try await visitor.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(page.text.contains("<html lang=\"\(language == "zh" ? "zh-CN" : "en")\""), "\(path)")
                #expect(!page.text.contains("{{") && page.text.contains("</html>"), "\(path)")
                let policy = try #require(page.headers[.contentSecurityPolicy])
                let nonce = try #require(policy.firstMatch(of: /'nonce-([^']+)'/)).output.1
                #expect(page.text.contains("nonce=\"\(Escaped.of(String(nonce)))\""), "\(path)")
                #expect(page.text.matches(of: /\s(on[a-z]+|style)="/).isEmpty, "\(path)")
            }
        }
    }

    /// Every link of every page that somebody comes to leads somewhere, and nowhere beyond what they may.
    @Test(arguments: Role.allCases)
    func everyLinkLeadsSomewhere(_ role: Role) async throws {
        try await Self.open(as: role) { visitor in
            let home = try await visitor.get("!/")
            var waiting = [try #require(home.headers[.location])]
            var seen: Set<String> = []
            var kinds: [String: Int] = [:]
            while let next = waiting.popLast() {
                // Many customers, pages and sorts are alike.
                let kind = next.replacing(/_[0-9a-z]{13}/, with: "_").replacing(/=[^&]*/, with: "=")
                guard seen.insert(next).inserted, kinds[kind, default: 0] < 2 else { continue }
                kinds[kind, default: 0] += 1
                let page = try await visitor.get("!" + next)
                #expect(page.status == 200, "\(role) \(next)")
                guard page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                // What takes a choice first is asked with one.
                waiting += page.links.filter { link in
                    link.hasPrefix("/") && link != "/" && !link.hasPrefix("/assets/") && !link.contains("/why")
                }
            }
            #expect(seen.count > 1, "\(role)")
        }
    }

    @Test func anotherBrandsPagesAreNotThere() async throws {
        try await Self.open { visitor in
            let other = try await visitor.counter.id(of: "B1")
            for path in ["/today", "/customers", "/due", "/settings/brand", "/imports", "/decisions"] {
                let page = try await visitor.get("!/b/\(other)\(path)")
                #expect(page.status == 404, "\(path)")
                #expect(page.text.contains("<h1>") && !page.text.contains("B1"), "\(path)")
            }
        }
    }

    @Test func whatIsNotThereIsSaidByAPage() async throws {
        try await Self.open { visitor in
            for path in ["/nothing", "/customers/c_0000000000000", "/customers/x/y/z"] {
                let page = try await visitor.get(path)
                #expect(page.status == 404 && page.text.contains("<h1>"), "\(path)")
            }
        }
    }

    @Test func aTagIsPutOnAndTakenOffWhateverItIsCalled() async throws {
        try await Self.open { visitor in
            let path = "/customers/" + (try await Self.customer(of: visitor))
            let tag = "<img src=x onerror=alert(1)> {{t.shell.product}}"
            let put = try await visitor.post(path + "/tags", [("tag", tag)])
            #expect(put.status == 303)
            let page = try await visitor.get(path)
            #expect(page.text.contains(Escaped.of(tag)) && !page.text.contains("<img src=x"))
            let refused = try await visitor.post(path + "/tags", [("tag", "risk:blacklist")])
            #expect(refused.status == 422 && refused.text.contains("value=\"risk:blacklist\""))
            let off = try await visitor.post(path + "/tags/remove", [("tag", tag)])
            #expect(off.status == 303)
            let after = try await visitor.get(path)
            let badges = after.text.matches(of: /class="badge" title/).count
            #expect(badges < page.text.matches(of: /class="badge" title/).count)
        }
    }

    /// To Swift a quotation mark with an accent on it is one letter, and another one; to browsers it ends an attribute.
    @Test func noTextEndsAnAttribute() async throws {
        let hostile = ["\"", "'", "<", ">", "&"].flatMap { mark in
            ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", ""].map { mark + $0 }
        }.joined(separator: " hx-post=/x ")
        try await Self.open { visitor in
            let path = "/customers/" + (try await Self.customer(of: visitor))
            let put = try await visitor.post(path + "/tags", [("tag", String(hostile.prefix(60)))])
            #expect(put.status < 500)
            let typed = FormFields([("find", hostile), ("segment", hostile), ("language", "en; Domain=evil")]).text
            let token = FormFields([("token", hostile), ("next", hostile)]).text
            for address in [
                path, "/customers?" + typed, "/due?" + typed, "!/invitation?" + token, "!/sign-in?" + token,
            ] {
                let page = try await visitor.get(address)
                #expect(page.status < 500, "\(address)")
                let bytes = page.text.unicodeScalars
                for mark in ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}"] as [Unicode.Scalar] {
                    var last: Unicode.Scalar?
                    for scalar in bytes {
                        if scalar == mark { #expect(last == ";", "\(address): raw before \(mark.value)") }
                        last = scalar
                    }
                }
                let cookies = page.headers[values: .setCookie].joined()
                #expect(!cookies.contains("evil"), "\(address)")
            }
        }
    }

    @Test func whoMayNotExportTakesNoListAway() async throws {
        try await Self.open(as: .analyst) { visitor in
            for path in ["/due.csv?within=", "/customers.csv", "/decisions.csv"] {
                let answer = try await visitor.get(path)
                #expect(answer.status == 403, "\(path)")
            }
        }
    }

    @Test func aFormOfTooManyFieldsIsRefused() async throws {
        try await Self.open { visitor in
            let many = (0..<2_100).map { _ in (name: "customer", value: "x") }
            let answer = try await visitor.post("/customers/tags", many)
            #expect(answer.status == 413)
        }
    }

    @Test func revealingIsWrittenDown() async throws {
        try await Self.open { visitor in
            let path = "/customers/" + (try await Self.customer(of: visitor))
            let part = try await visitor.post(path + "/revealed", isPart: true)
            #expect(part.status == 200 && part.headers[.cacheControl] == "no-store")
            #expect(part.text.contains("<dd>") && !part.text.contains("<html"))
            let page = try await visitor.post(path + "/revealed")
            #expect(page.status == 200 && page.text.contains("<html"))
            let lines = try await visitor.counter.run(ListAudit(.newest(), limit: 10))
            #expect(lines.count { $0.row.code == AuditCode.customersRevealed.rawValue } == 2)
        }
        try await Self.open(as: .analyst) { visitor in
            let path = "/customers/" + (try await Self.customer(of: visitor))
            #expect(try await visitor.post(path + "/revealed").status == 403)
            let page = try await visitor.get(path)
            #expect(!page.text.contains("/revealed"))
        }
    }

    @Test func aListGoesOnWhereItEnded() async throws {
        try await Self.open(customers: 120) { visitor in
            let first = try await visitor.get("/customers?sort=id")
            let next = try #require(first.links.first { $0.contains("/customers/rows?") })
            let second = try await visitor.get("!" + next, isPart: true)
            func ids(_ answer: Answer) -> Set<String> {
                Set(answer.text.matches(of: /value="(c_[0-9a-z]{13})"/).map { String($0.output.1) })
            }
            #expect(ids(first).count == 50 && !ids(second).isEmpty)
            #expect(ids(first).isDisjoint(with: ids(second)))
            #expect(!second.text.contains("<html"))
        }
    }

    @Test func assetsAreKeptForAYear() async throws {
        try await Counter.open { counter in
            for name in ["tokens.css", "console.js", "vendor/htmx.min.js", "vendor/echarts.min.js", "mark.svg"] {
                let asset = try await counter.send(.get, "!/assets/\(name)?\(AssetPages.version)")
                #expect(asset.status == 200 && !asset.bytes.isEmpty, "\(name)")
                #expect(asset.headers[.cacheControl]?.contains("immutable") == true, "\(name)")
                let other = try await counter.send(.get, "!/assets/\(name)?old")
                #expect(other.headers[.cacheControl] == "no-store", "\(name)")
            }
        }
    }
}
