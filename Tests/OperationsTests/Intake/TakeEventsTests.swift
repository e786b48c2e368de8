import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

struct TakeEventsTests {
    private static let candle = #"{"product_id":"c","name":"Candle","price":12}"#

    private static let visit = [
        Told.page("1", Told.device("d1"), secondsAgo: 300),
        Told.track("2", Told.device("d1"), "Product Viewed", candle, secondsAgo: 200),
        Told.track("3", Told.user("u1"), "Product Added", candle, secondsAgo: 100),
        Told.page("4", Told.user("u1"), secondsAgo: 50),
    ]

    /// Retries, repeats, in any order and alone: one effect.
    @Test(arguments: TestEngine.available)
    func sentAgainNothingChanges(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let first = try await shop.send(Self.visit + [Self.visit[1]])
            #expect(first.outcomes == [.taken, .taken, .taken, .taken, .repeated])
            let before = try await WholeDump.of(shop.shop.installation.database)
            let again = try await shop.send(Self.visit.reversed(), minutesLater: 9)
            #expect(again.repeated == 4)
            let alone = try await shop.send(Self.visit[0], as: .page)
            #expect(alone.outcomes == [.repeated])
            #expect(try await WholeDump.of(shop.shop.installation.database) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func anIdIsOfItsStore(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            try await shop.send(Self.visit)
            let body = Array(#"{"batch":[\#(Self.visit[0])]}"#.utf8)
            let there = try await shop.shop.run(TakeEvents(body, as: .batch, store: "other"))
            #expect(there.taken == 1)
            #expect(try await shop.count("behaviours") == 5)
        }
    }

    /// What somebody did before they said who they are counts from when they did it.
    @Test(arguments: TestEngine.available)
    func aDeviceJoinsThePersonWhoIsNamedOnIt(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            try await shop.send(Array(Self.visit[0...1]))
            try await shop.send(Array(Self.visit[2...3]))
            #expect(Set(try await shop.behaviours().map { $0.split(separator: " ")[1] }).count == 2)
            try await shop.send([Told.identify("5", "\(Told.user("u1")),\(Told.device("d1"))")])
            let behaviours = try await shop.behaviours().map { $0.split(separator: " ").map(String.init) }
            #expect(behaviours.map { $0[0] } == ["visited", "viewed", "added", "visited"])
            #expect(Set(behaviours.map { $0[1] }).count == 1)
            #expect(behaviours.map { $0[2] } == ["300", "200", "100", "50"])
        }
    }

    /// In one call, in whatever order, nobody is made who would have to be joined.
    @Test(arguments: TestEngine.available)
    func oneCallMakesOnePerson(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let named = Told.identify("0", "\(Told.user("u1")),\(Told.device("d1"))")
            try await shop.send([Self.visit[0], named, Self.visit[2]])
            #expect(try await shop.count("customers") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAliasTiesTwoIds(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            func alias(_ id: String, _ previous: String, _ user: String) -> String {
                #"{"type":"alias","messageId":"\#(id)","previousId":"\#(previous)","userId":"\#(user)"}"#
            }
            try await shop.send([Self.visit[0], Self.visit[3]])
            try await shop.send([alias("a", "d1", "u1")])
            #expect(Set(try await shop.behaviours().map { $0.split(separator: " ")[1] }).count == 1)
            // Two accounts of the store are two persons until somebody says otherwise.
            try await shop.send([Told.page("9", Told.user("u2"))])
            try await shop.send([alias("b", "u2", "u1")])
            #expect(Set(try await shop.behaviours().map { $0.split(separator: " ")[1] }).count == 2)
            let proposals = try await shop.shop.run(ListProposals(brand: nil, limit: 5))
            #expect(proposals.lines.count == 1)
        }
    }

    /// A phone or e-mail that a page tells is no proof of who somebody is.
    @Test(arguments: TestEngine.available)
    func whatASiteStatesOfAPersonOnlyProposes(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let mail = #"{"email":"lin@example.com"}"#
            try await shop.send([Told.identify("1", Told.user("u1"), mail), Told.identify("2", Told.user("u2"), mail)])
            #expect(try await shop.count("identities") == 2)
            #expect(try await shop.count("merges") == 0)
            let found = try await shop.shop.run(ListCustomers(brand: nil, matching: "lin@example.com", limit: 5))
            #expect(found.lines.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func knownTraitsAreTakenAndOthersDropped(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            _ = try await shop.shop.run(
                DefineTrait(TraitDefinition(name: "size", form: .choice, choices: ["S", "M"]), brand: nil))
            let traits = #"{"city":"杭州","birthday":"1990-05-20","size":"M","shoes":"43"}"#
            let first = try await shop.send([Told.identify("1", Told.user("u1"), traits, secondsAgo: 300)])
            #expect(first.droppedTraits == 1)
            // The same with each visit is told once.
            try await shop.send([Told.identify("2", Told.user("u1"), traits, secondsAgo: 200)])
            #expect(try await shop.count("person_traits") == 3)
            let wrong = try await shop.send(
                [Told.identify("3", Told.user("u1"), #"{"size":"XXL","city":"宁波"}"#, secondsAgo: 100)])
            #expect(wrong.droppedTraits == 1)
            // And back again.
            try await shop.send([Told.identify("4", Told.user("u1"), traits, secondsAgo: 50)])
            #expect(try await shop.count("person_traits") == 5)
            let group = #"{"type":"group","messageId":"5","userId":"u1","groupId":"club"}"#
            #expect(try await shop.send([group]).taken == 1)
            let profile = try #require(try await shop.profiles().first)
            #expect(profile.status.traits.map { $0.name ?? "\($0.kind)" } == ["group", "size", "city", "birthday"])
        }
    }

    @Test(arguments: TestEngine.available)
    func ofABatchTheGoodIsTakenAndTheRestIsNamed(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let report = try await shop.send([
                Self.visit[0], #"{"type":"page","userId":"u","x":NaN}"#, Told.track("7", Told.user("u1"), "Nap Taken"),
                Told.track("8", Told.user("u1"), "Cart Viewed"),
                Told.page("9", Told.user("u1"), secondsAgo: 31 * 86_400),
                Told.track("10", Told.user("u1"), "Order Completed", #"{"order_id":"1","total":1}"#), Self.visit[3],
                Told.page("1", Told.user("u1")),
            ])
            #expect(report.taken == 2 && report.passedOver == 1)
            #expect(report.setAside.map(\.index) == [1, 2, 4, 5, 7])
            #expect(
                report.setAside.map(\.note.code) == [
                    "event.not_json", "event.unknown", "event.too_old", "event.needs_import", "event.differs",
                ])
            #expect(try await shop.count("behaviours") == 2)
            #expect(try await shop.count("orders") == 0)
        }
    }

    @Test func aSingleMessageIsRefusedWithItsReason() async throws {
        try await EventShop.open(.sqlite) { shop in
            for (text, code) in [
                (#"{"userId":"u","x":1e400}"#, "event.unfit_value"), ("{}", "event.missing_value"),
                ("", "events.empty"),
                (#"{"userId":"u","type":"track"}"#, "event.unfit_value"), ("nonsense", "event.not_an_object"),
            ] {
                let before = try await WholeDump.of(shop.shop.installation.database)
                do {
                    try await shop.send(text, as: .page)
                    Issue.record("\(text)")
                } catch let error as EventsError {
                    #expect(error.code == code && error.kind == .invalid)
                }
                #expect(try await WholeDump.of(shop.shop.installation.database) == before)
            }
            let unknown = try await shop.send(
                #"{"userId":"u","event":"Nap Taken","messageId":"1"}"#, as: .track)
            #expect(unknown.setAside.map(\.note.code) == ["event.unknown"])
        }
    }

    @Test(arguments: TestEngine.available)
    func anOrderIsOneHoweverOftenItsPageIsOpened(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let order =
                #"{"order_id":"A1","total":30,"shipping":6,"currency":"CNY","products":[{"product_id":"c","name":"Candle","price":12,"quantity":2}]}"#
            func told(_ id: String, _ event: String = "Order Completed", _ text: String = order, ago: Int64) -> String {
                Told.track(id, "\(Told.user("u1")),\(Told.device("d1"))", event, text, secondsAgo: ago)
            }
            let first = try await shop.send([Self.visit[0], told("o1", ago: 90)], by: shop.server)
            #expect(first.taken == 2)
            try await shop.send([told("o2", ago: 40), told("o3", ago: 20)], by: shop.server)
            #expect(try await shop.count("order_versions") == 1)
            let conflicts = try await shop.shop.run(ListConflicts(brand: nil))
            #expect(conflicts.total == 0)
            let list = try await shop.shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
            #expect(list.lines.map(\.summary.purchases) == [1])
            #expect(try await shop.count("customers") == 1)
            try await shop.send(
                [told("r1", "Order Refunded", #"{"order_id":"A1","total":10,"currency":"CNY"}"#, ago: 10)],
                by: shop.server)
            #expect(try await shop.count("refunds") == 1)
            try await shop.send([told("c1", "Order Cancelled", #"{"order_id":"A1"}"#, ago: 5)], by: shop.server)
            let after = try await shop.shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
            #expect(after.lines.map(\.summary.purchases) == [0])
        }
    }

    @Test(arguments: TestEngine.available)
    func reviewsAreKept(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            let review = #"{"product_id":"c","rating":2,"review_body":"smells of nothing"}"#
            try await shop.send([Told.track("1", Told.user("u1"), "Product Reviewed", review)])
            #expect(try await shop.count("reviews") == 1)
        }
    }

    /// Whoever was erased is not made anew by what is told of the time before; whoever comes back is somebody new.
    @Test(arguments: TestEngine.available)
    func anErasedPersonStaysErased(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            try await shop.send([Told.identify("1", Told.user("u1"), #"{"email":"lin@example.com","city":"杭州"}"#)])
            let id = try #require(
                try await shop.shop.run(ListCustomers(brand: nil, matching: nil, limit: nil)).lines.first?.id)
            _ = try await shop.shop.run(EraseCustomer(id: id, because: .request, brand: nil))
            try await shop.send([Told.identify("2", Told.user("u1"), #"{"name":"Lin","city":"宁波"}"#, secondsAgo: 30)])
            #expect(try await shop.count("customers") == 1)
            #expect(try await shop.count("personal_values") == 0)
            #expect(try await shop.count("person_traits") == 0)
            try await shop.send([Told.page("3", Told.user("u1"), secondsAgo: -120)])
            #expect(try await shop.count("customers") == 2)
        }
    }

    /// Many at once, of the same new person and product: all is there, and once.
    @Test(arguments: TestEngine.available)
    func callsAtOnceAreEachTaken(_ engine: TestEngine) async throws {
        try await EventShop.open(engine) { shop in
            try await withThrowingTaskGroup(of: EventReport.self) { group in
                for number in 0..<40 {
                    let device = Told.device("d\(number % 20 % 3)")
                    let messages = (0..<3).map {
                        Told.track("\(number % 20)-\($0)", device, "Product Viewed", Self.candle)
                    }
                    group.addTask { try await shop.send(messages) }
                }
                var taken = 0
                var repeated = 0
                for try await report in group {
                    taken += report.taken
                    repeated += report.repeated
                }
                #expect(taken == 60 && repeated + taken == 120)
            }
            #expect(try await shop.count("behaviours") == 60)
            #expect(try await shop.count("customers") == 3)
        }
    }

    /// The number of a behaviour is as long as that of its row, and nobody else's.
    @Test func rowsOfEventsAreShort() async throws {
        try await EventShop.open(.sqlite) { shop in
            try await shop.send(Self.visit)
            let lengths = try await shop.shop.installation.database.read { tx in
                try tx.all("SELECT DISTINCT length(number_hash) FROM behaviours") { $0.int64(0) }
            }
            #expect(lengths == [8])
        }
    }
}
