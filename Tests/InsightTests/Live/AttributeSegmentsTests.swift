import Database
import Facts
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// What was stated of persons, asked of columns, of the plain reference and of one person alike.
struct AttributeSegmentsTests {
    private static func told(
        _ number: String, _ content: StatedPersonFact.Content, of customer: Int64 = 1, on day: String
    ) -> StatedPersonFact {
        let moment = (BrandDay(day) ?? RandomBrand.firstDay).start(in: RandomBrand.zone)
        return StatedPersonFact(number: number, buyers: .number(customer), occurredAt: moment, content)
    }

    /// Three persons known since ever, and what is told of them.
    private func with(
        _ engine: TestEngine, _ facts: [StatedPersonFact], _ body: (Database) async throws -> Void
    ) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrand.write(.seen([1, 2, 3], at: Instant(seconds: 0)), to: database)
            try await RandomBrand.write(.told(facts, store: 1), to: database)
            try await body(database)
        }
    }

    /// Who is in a segment: by columns, which must be who is by the plain reference.
    private func members(
        _ text: String, on day: String, _ database: Database, _ live: LiveBrand? = nil
    ) async throws -> [Int64] {
        let segment = try SegmentParser.parse(text)
        let question = RandomQuestions.question(segment, on: try #require(BrandDay(day)), FigureSettings())
        let loaded: LiveBrand
        if let live { loaded = live } else { loaded = try await LiveLoader.load(RandomBrand.brand, from: database) }
        let (columns, plain) = try await database.read { tx in
            (
                loaded.members(question),
                try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
            )
        }
        #expect(columns == plain, "\(text)")
        return columns.members.map(\.raw)
    }

    @Test(arguments: TestEngine.available)
    func theLatestStandsAndOlderNewsComeLateChangeNothing(_ engine: TestEngine) async throws {
        let facts = [
            Self.told("1", .tag("VIP", isOn: true), on: "2024-03-01"),
            Self.told("2", .tag("VIP", isOn: false), on: "2024-05-01"),
            Self.told("3", .tag("VIP", isOn: true), on: "2024-01-01"),
            Self.told("4", .trait(.field(.city, "上海")), on: "2024-05-01"),
            Self.told("5", .trait(.field(.city, "杭州")), on: "2024-02-01"),
            // Of one moment: what was recorded later stands.
            Self.told("6", .trait(.field(.gender, "男")), on: "2024-02-01"),
            Self.told("7", .trait(.field(.gender, "女")), on: "2024-02-01"),
        ]
        try await with(engine, facts) { database in
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            for (text, day, expected) in [
                ("tag \"VIP\"", "2023-12-31", []), ("tag \"VIP\"", "2024-04-30", [1]),
                ("tag \"VIP\"", "2024-05-01", []),
                ("city is \"杭州\"", "2024-04-30", [1]), ("city is \"上海\"", "2024-05-01", [1]),
                ("city is not \"上海\"", "2024-05-01", []), ("not city is \"上海\"", "2024-05-01", [2, 3]),
                ("gender is \"女\"", "2024-05-01", [1]), ("gender is \"女\"", "2024-01-31", []),
            ] as [(String, String, [Int64])] {
                let found = try await members(text, on: day, database, live)
                #expect(found == expected, "\(text) on \(day)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func birthdaysAreFoundAcrossTheYearsEndAndOnLeapDays(_ engine: TestEngine) async throws {
        let facts = [
            Self.told("1", .trait(.birthday(MonthDay(1, 3))), of: 1, on: "2022-01-01"),
            Self.told("2", .trait(.birthday(MonthDay(2, 29))), of: 2, on: "2022-01-01"),
            Self.told("3", .trait(.birthday(MonthDay(12, 30))), of: 3, on: "2022-01-01"),
            Self.told("4", .trait(.birthday(nil)), of: 3, on: "2024-06-01"),
        ]
        try await with(engine, facts) { database in
            for (text, day, expected) in [
                ("birthday within next 7 days", "2023-12-28", [1, 3]),
                ("birthday within next 7 days", "2023-12-31", [1]),
                ("birthday within next 7 days", "2023-02-22", [2]), ("birthday today", "2023-02-28", [2]),
                ("birthday today", "2024-02-28", []), ("birthday today", "2024-02-29", [2]),
                ("birthday known", "2024-06-01", [1, 2]), ("birthday_month = 2", "2024-06-01", [2]),
                ("birthday_month >= 2", "2024-05-31", [2, 3]),
            ] as [(String, String, [Int64])] {
                let found = try await members(text, on: day, database)
                #expect(found == expected, "\(text) on \(day)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func personsMergedAreOneAndPartedTwo(_ engine: TestEngine) async throws {
        let consent = StatedConsent(.sms, for: .marketing, method: "form")
        let withdrawn = StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")
        let facts = [
            Self.told("1", .consent(consent), of: 1, on: "2024-01-01"),
            Self.told("2", .consent(withdrawn), of: 2, on: "2024-02-01"),
            Self.told("3", .interaction(StatedInteraction(.visit, .incoming)), of: 2, on: "2024-02-01"),
            Self.told("4", .interaction(StatedInteraction(.call, .outgoing)), of: 1, on: "2024-01-15"),
            Self.told("5", .trait(.memberSince(BrandDay("2023-05-05"))), of: 2, on: "2024-02-01"),
        ]
        let clauses = [
            "consented to sms", "withdrew consent to sms for marketing", "interacted at least 2 times",
            "no interaction within 60 days", "became_member before 2024-01-01", "last_interaction after 2024-01-20",
        ]
        try await with(engine, facts) { database in
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let day = "2024-04-10"
            var found: [[[Int64]]] = []
            for step in [nil, RandomBrand.Step.merged(1, 2), .parted(2)] {
                if let step { try await RandomBrand.write(step, to: database) }
                let before = live
                live = try await database.read { tx in
                    var followed = before
                    _ = try followed.catchUp(in: tx)
                    return followed
                }
                var answers: [[Int64]] = []
                for clause in clauses { answers.append(try await members(clause, on: day, database, live)) }
                found.append(answers)
            }
            #expect(found[0] == [[1], [2], [], [1, 2, 3], [2], [2]])
            #expect(found[1] == [[], [1], [1], [1, 3], [1], [1]])
            #expect(found[2] == found[0])
        }
    }

    @Test(arguments: TestEngine.available)
    func whoeverSomethingIsStatedOfIsKnownByThen(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let day = try #require(BrandDay("2024-05-01"))
            try await RandomBrand.write(.seen([1], at: day.start(in: RandomBrand.zone)), to: database)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let early = Self.told("1", .interaction(StatedInteraction(.visit, .incoming)), on: "2024-02-01")
            try await RandomBrand.write(.told([early], store: 1), to: database)
            let before = live
            live = try await database.read { tx in
                var followed = before
                _ = try followed.catchUp(in: tx)
                return followed
            }
            for (day, expected) in [("2024-01-31", []), ("2024-02-01", [1])] as [(String, [Int64])] {
                let found = try await members("everyone", on: day, database, live)
                #expect(found == expected, "\(day)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aTraitHasTheTypeOfWhatWasToldLast(_ engine: TestEngine) async throws {
        let facts = [
            Self.told("1", .trait(.named("size", .text("L"))), of: 1, on: "2024-01-01"),
            Self.told("2", .trait(.named("size", .number(Millionths(42_000_000)))), of: 1, on: "2024-02-01"),
            Self.told("3", .trait(.named("size", .number(Millionths(42_500_000)))), of: 2, on: "2024-01-01"),
            Self.told("4", .trait(.named("size", .flag(true))), of: 3, on: "2024-01-01"),
            Self.told("5", .trait(.named("size", nil)), of: 3, on: "2024-03-01"),
        ]
        try await with(engine, facts) { database in
            for (text, day, expected) in [
                ("trait.size is \"L\"", "2024-01-31", [1]), ("trait.size is \"L\"", "2024-02-01", []),
                ("trait.size >= 42.5", "2024-02-01", [2]), ("trait.size between 42 and 43", "2024-02-01", [1, 2]),
                ("trait.size is true", "2024-02-29", [3]), ("trait.size known", "2024-03-01", [1, 2]),
            ] as [(String, String, [Int64])] {
                let found = try await members(text, on: day, database)
                #expect(found == expected, "\(text) on \(day)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whyNamesWhatWasStated(_ engine: TestEngine) async throws {
        let facts = [
            Self.told("1", .tag("VIP", isOn: true), on: "2024-03-01"),
            Self.told("2", .trait(.field(.city, "杭州")), on: "2024-03-01"),
            Self.told("3", .consent(StatedConsent(.email, for: .service, method: "form")), on: "2024-03-01"),
            Self.told("4", .interaction(StatedInteraction(.call, .outgoing)), on: "2024-03-09"),
        ]
        try await with(engine, facts) { database in
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let segment = try SegmentParser.parse(
                "tag \"VIP\" and city is \"杭州\" and consented to email and interacted within last 60 days")
            let day = try #require(BrandDay("2024-04-01"))
            let question = RandomQuestions.question(segment, on: day, FigureSettings())
            let why = try await database.read { tx in try live.why(ID(1), question, in: tx) }
            let answer = try #require(why).answer
            #expect(answer.holds)
            let found = answer.parts.flatMap(\.facts).map(\.english)
            #expect(found == ["tags: VIP", "city: 杭州", "email, service: given", "once", "on 2024-03-09"])
        }
    }

    @Test func aBrandOfWhomNothingWasStatedHoldsNothingOfIt() async throws {
        try await with(.sqlite, []) { database in
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            #expect(live.parts.allSatisfy { $0.attributes.count == 0 && $0.attributes.bytes == 0 })
            #expect(live.tags.isEmpty)
            let untold = [
                "city is \"杭州\"", "consented to sms", "interacted", "birthday known", "became_member known",
                "tag \"VIP\"",
            ].map { text in
                (try? SegmentParser.parse(text)).flatMap { $0.clauses.first }.flatMap { live.untold($0)?.english }
            }
            #expect(untold == ["city", "consent to sms", "interactions", "birthday", "membership", nil])
            let quiet = try await members("no interaction within 60 days", on: "2024-04-01", database)
            #expect(quiet == [1, 2, 3])
        }
    }
}
