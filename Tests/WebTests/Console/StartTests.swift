import Access
import HTTPTypes
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// The first start: from a link on a terminal to a brand with orders.
struct StartTests {
    private static let words = Words.of(.english)

    @Test(arguments: TestEngine.available)
    func oneLinkLeadsToABrandWithOrders(_ engine: TestEngine) async throws {
        try await Counter.open(engine, brands: [], hasSample: true) { counter in
            var mei = Newcomer(at: counter)
            let token = try await Newcomer.link(at: counter)
            let owner = try await mei.get("/start?token=" + token)
            #expect(owner.status == 200 && owner.text.contains("value=\"\(token)\""))
            let begun = try await mei.begin(token)
            #expect(begun.status == 303 && begun.headers[.location] == "/")
            try mei.keep(begun)
            #expect(try await mei.get("/").headers[.location] == "/start/brand")
            #expect(try await mei.get("/start/store").headers[.location] == "/")
            let brand = try await mei.get("/start/brand")
            #expect(brand.status == 200 && brand.text.contains("action=\"/start/brand\""))
            let made = try await mei.post("/start/brand", Self.brand)
            let store = try #require(made.headers[.location])
            #expect(made.status == 303 && store.hasPrefix("/start/store?brand=b_"))
            #expect(try await mei.get(store).status == 200)
            let added = try await mei.post(store, [("platform", "taobao"), ("name", "Flagship")])
            let data = try #require(added.headers[.location])
            #expect(added.status == 303 && data.hasPrefix("/start/data?brand=b_"))
            let offers = try await mei.get(data)
            let imports = try #require(offers.links.first { $0.hasSuffix("/imports") })
            #expect(offers.status == 200 && offers.text.contains("action=\"/start/sample?brand=b_"))
            #expect(try await mei.get(imports).status == 200)
            let tried = try await mei.post("/start/sample")
            let today = try #require(tried.headers[.location])
            #expect(tried.status == 303 && today.hasSuffix("/today"))
            #expect(try await mei.get(today).status == 200)
            let again = try await mei.post("/start/sample")
            #expect(again.headers[.location] == today)
            #expect(try await mei.get("/start?token=" + token).status == 410)
        }
    }

    private static let brand = [
        (name: "name", value: "Jiangnan"), (name: "timeZone", value: "Asia/Shanghai"), (name: "currency", value: "CNY"),
        (name: "language", value: "zh"),
    ]

    @Test func whoeverComesWithoutALinkIsToldWhereItIs() async throws {
        try await Counter.open(brands: []) { counter in
            let nobody = Newcomer(at: counter)
            for path in ["/start", "/sign-in"] {
                let page = try await nobody.get(path)
                #expect(page.status == 200 && page.text.contains(Self.words("start.waitTitle")), "\(path)")
                #expect(!page.text.contains("<form class=\"form\""), "\(path)")
            }
            #expect(try await nobody.get("/").headers[.location] == "/sign-in")
            _ = try await counter.run(AddMember(name: "mei"))
            #expect(try await nobody.get("/start").headers[.location] == "/")
            #expect(try await nobody.get("/sign-in").text.contains("action=\"/sign-in\""))
            #expect(try await counter.run(InviteFirstOwner()) == nil)
        }
    }

    @Test func aLinkThatIsWrongOrOldOpensNothing() async throws {
        try await Counter.open(brands: []) { counter in
            let nobody = Newcomer(at: counter)
            let token = try await Newcomer.link(at: counter)
            let changed = (token.hasPrefix("A") ? "B" : "A") + String(token.dropFirst())
            for wrong in ["x", changed, token + "A", "%00", "é"] {
                let page = try await nobody.get("/start?token=" + FormFields.encoded(wrong))
                #expect(page.status == 410 && page.headers[.setCookie] == nil, "\(wrong)")
                let answer = try await nobody.begin(wrong)
                #expect(answer.status == 410 && answer.headers[.setCookie] == nil, "\(wrong)")
            }
            counter.time.pass(seconds: 3_599)
            #expect(try await nobody.get("/start?token=" + token).status == 200)
            counter.time.pass(seconds: 1)
            let late = try await nobody.begin(token)
            #expect(late.status == 410 && late.text.contains(Self.words("start.waitTitle")))
            #expect(try await counter.run(ListMembers()).isEmpty)
        }
    }

    /// Also where whoever came has gone again.
    @Test func aLinkIsUsedUpByWhoeverComes() async throws {
        try await Counter.open(brands: []) { counter in
            let nobody = Newcomer(at: counter)
            let token = try await Newcomer.link(at: counter)
            _ = try await counter.run(AddMember(name: "mei"))
            #expect(try await nobody.begin(token, name: "li").status == 410)
            try await counter.run(RemoveMember("mei"))
            #expect(try await nobody.begin(token, name: "li").status == 410)
            let next = try await Newcomer.link(at: counter)
            #expect(next != token)
        }
    }

    @Test func aSlipIsSaidAndTheLinkGoesOn() async throws {
        try await Counter.open(brands: []) { counter in
            var mei = Newcomer(at: counter)
            let token = try await Newcomer.link(at: counter)
            let slips = [
                try await mei.begin(token, again: "correct house"), try await mei.begin(token, password: "short"),
                try await mei.begin(token, name: " "), try await mei.begin(token, name: "a\u{7}b"),
            ]
            for slip in slips {
                #expect(slip.status == 422 && slip.text.contains("aria-invalid"))
                #expect(!slip.text.contains("correct horse") && slip.headers[.setCookie] == nil)
            }
            try mei.keep(try await mei.begin(token))
            let zone = try await mei.post("/start/brand", [("name", "Jiangnan"), ("timeZone", "Asia/Shangai")])
            #expect(zone.status == 422 && zone.text.contains("value=\"Jiangnan\"") && zone.text.contains("zone-error"))
            let store = try #require(try await mei.post("/brands/new", Self.brand).headers[.location])
            let twice = try await mei.post("/brands/new", Self.brand)
            #expect(twice.status == 422 && twice.text.contains("name-error"))
            #expect(try await mei.post(store, [("name", "Flagship")]).status == 422)
            #expect(try await mei.post(store, [("platform", "taobao"), ("name", "")]).status == 422)
        }
    }

    @Test(arguments: TestEngine.available)
    func ofTwoAtOnceOneWins(_ engine: TestEngine) async throws {
        try await Counter.open(engine, brands: []) { counter in
            let nobody = Newcomer(at: counter)
            let token = try await Newcomer.link(at: counter)
            async let one = nobody.begin(token, name: "mei")
            async let other = nobody.begin(token, name: "li")
            let answers = [try await one, try await other]
            #expect(answers.map(\.status).sorted() == [303, 410])
            #expect(answers.count { $0.headers[.setCookie] != nil } == 1)
            #expect(try await counter.run(ListMembers()).count == 1)
        }
    }

    /// Threats 53.
    @Test func anotherSitesFormBeginsNothing() async throws {
        try await Counter.open(brands: []) { counter in
            let token = try await Newcomer.link(at: counter)
            let body = FormFields([
                ("token", token), ("name", "eve"), ("password", Newcomer.password), ("again", Newcomer.password),
            ]).text
            for origin in ["http://evil.example", nil] as [String?] {
                var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                headers[.origin] = origin
                let answer = try await counter.send(.post, "!/start/owner", body: body, headers: headers)
                #expect(answer.status == 403 && answer.headers[.setCookie] == nil)
            }
            #expect(try await counter.run(ListMembers()).isEmpty)
            #expect(try await Newcomer(at: counter).begin(token).status == 303)
        }
    }

    /// Brands that were made on the command line had nobody.
    @Test func theFirstOwnerOwnsTheBrandsThatAreThere() async throws {
        try await Counter.open { counter in
            var mei = Newcomer(at: counter)
            try mei.keep(try await mei.begin(try await Newcomer.link(at: counter)))
            let home = try await mei.get("/")
            #expect(home.headers[.location] == "/b/\(try await counter.id())/today")
            let page = try await mei.get("/b/\(try await counter.id(of: "B1"))/today")
            #expect(page.status == 200 && page.links.contains("/brands/new"))
        }
    }

    /// Whoever is invited and has no password comes in by their link, once.
    @Test func anInvitationOpensTheDoorOnceToWhoeverHasNoPassword() async throws {
        try await Counter.open { counter in
            var owner = Newcomer(at: counter)
            _ = try await counter.run(AddMember(name: "owner", post: .init(.owner, brand: "A1")))
            let token = try await counter.run(InviteMember("owner")).token.revealed
            let led = try await owner.get("/start?token=" + token)
            #expect(led.status == 303 && led.headers[.location] == "/")
            #expect(try await owner.get("/start?token=" + token).status == 410)
            try owner.keep(led)
            #expect(try await owner.get("/").headers[.location]?.hasSuffix("/today") == true)
            _ = try await counter.run(AddMember(name: "li", password: Secret(Newcomer.password)))
            let other = try await counter.run(InviteMember("li")).token
            #expect(try await owner.get("/start?token=" + other.revealed).status == 410)
            let name = try await AcceptInvitation(other, password: Secret("a longer password"))
                .run(in: counter.installation, at: counter.time.now)
            #expect(name == "li")
        }
    }

    @Test func onlyAdministratorsMakeBrands() async throws {
        try await Counter.open(hasSample: true) { counter in
            let manager = try await Visitor(.manager, at: counter)
            for path in ["!/start/brand", "!/brands/new"] {
                #expect(try await manager.get(path).status == 403, "\(path)")
                #expect(try await manager.post(path, Self.brand).status == 403, "\(path)")
            }
            #expect(try await manager.post("!/start/sample").status == 403)
            let data = try await manager.get("!/start/data")
            #expect(data.status == 200 && !data.text.contains("/start/sample"))
            let me = try await manager.get("!/me")
            #expect(!me.text.contains("/brands/new"))
        }
    }

    @Test func anAdministratorWithoutABrandMakesOne() async throws {
        try await Counter.open { counter in
            _ = try await counter.run(
                AddMember(name: "chief", isAdministrator: true, password: Secret(Newcomer.password)))
            var chief = Newcomer(at: counter)
            try chief.keep(try await Visitor.signIn("chief", Newcomer.password, at: counter))
            #expect(try await chief.get("/").headers[.location] == "/start/brand")
            let me = try await chief.get("/me")
            #expect(me.status == 200 && me.links.contains("/brands/new"))
        }
    }
}
