import Database
import Facts
import Shop
import TestDatabases
import Testing

struct PersonStatementsTests {
    private static func told(
        _ number: String, _ content: StatedPersonFact.Content, of customer: Int64 = 7, on day: Int64 = 3
    ) -> StatedPersonFact {
        StatedPersonFact(number: number, buyers: [.number(customer)], occurredAt: .day(day), content)
    }

    private static let everyKind: [StatedPersonFact] = [
        told("1", .tag("VIP", isOn: true)), told("2", .trait(.field(.city, "杭州"))),
        told("3", .trait(.birthday(MonthDay(2, 29)))), told("4", .trait(.memberSince(BrandDay(number: 9)))),
        told("5", .trait(.named("age", .number(Millionths(1_500_000))))),
        told("6", .trait(.named("news", .flag(true)))),
        told("7", .consent(StatedConsent(.sms, for: .marketing, method: "checkout", textVersion: "v3"))),
        told("8", .interaction(StatedInteraction(.call, .outgoing, channel: "热线"))),
    ]

    @Test(arguments: TestEngine.available)
    func eachIsToldOnce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let first = try await stall.tell(persons: Self.everyKind + Self.everyKind)
            #expect(first == 8)
            let last = try await stall.sequence().last
            let again = try await stall.tell(persons: Self.everyKind)
            #expect(again == 0)
            #expect(try await stall.sequence().last == last)
            // Another store has numbers of its own, and shares the words.
            let words = try await stall.count("words")
            let other = try await stall.of(store: 2).tell(persons: Self.everyKind)
            #expect(other == 8)
            #expect(try await stall.count("words") == words)
            let facts = try await stall.facts().map(\.fact)
            #expect(Set(facts.map(\.subject)) == [7])
            #expect(
                Set(facts.map(\.kind)) == [.customerSeen, .tagPut, .traitTold, .consentGiven, .interactionHeld])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func aKindHasNumbersOfItsOwn(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let new = try await stall.tell(persons: [
                Self.told("1", .tag("VIP", isOn: true)),
                Self.told("1", .interaction(StatedInteraction(.visit, .incoming))),
            ])
            #expect(new == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatTheBrandsOwnPeopleSayIsOfNoStore(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let (told, source) = (
                Self.told("1", .tag("VIP", isOn: true)),
                PersonFactSource(brand: stall.brand, store: nil, recordedAt: .day(9))
            )
            try await stall.tell(persons: [told])
            let news = try await stall.database.write { tx in
                var words = WordDirectory()
                return try [1, 2].map { _ in
                    try PersonStatements.record(
                        [PersonFactEntry(fact: told, customer: ID(7))], from: source, words: &words, in: tx)
                }
            }
            #expect(news == [1, 0])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasToldIsReadAsItWas(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(persons: Self.everyKind)
            let brand = stall.brand
            let traits = try await stall.database.read { tx in
                try tx.all(
                    """
                    SELECT kind, name, form, value, value_text
                    FROM person_traits_read
                    WHERE brand_id = \(brand.raw)
                    ORDER BY trait_id
                    """
                ) { row in
                    [
                        String(row.int64(0)), row.optionalText(1) ?? "", String(row.int64(2)),
                        row.optionalText(4) ?? String(row.int64(3)),
                    ].joined(separator: " ")
                }
            }
            #expect(traits == ["1  1 杭州", "6  5 229", "7  3 9", "0 age 2 1500000", "0 news 4 1"])
            let consents = try await stall.database.read { tx in
                try tx.all(
                    """
                    SELECT channel, purpose, is_withdrawn, method, text_version, occurred_at
                    FROM consents_read
                    WHERE brand_id = \(brand.raw)
                    """
                ) {
                    "\($0.text(0)) \($0.text(1)) \($0.flag(2)) \($0.text(3)) \($0.text(4)) \($0.int64(5) / 86_400_000)"
                }
            }
            #expect(consents == ["sms marketing false checkout v3 3"])
        }
    }

    @Test(arguments: TestEngine.available)
    func takingOffAndWithdrawingAreFactsOfTheirOwn(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(persons: Self.everyKind)
            // The older news come late, and are kept like all others.
            let new = try await stall.tell(persons: [
                Self.told("9", .tag("VIP", isOn: false), on: 5), Self.told("10", .tag("VIP", isOn: true), on: 1),
                Self.told("11", .trait(.field(.city, nil)), on: 6),
                Self.told(
                    "12", .consent(StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")), on: 7),
            ])
            #expect(new == 4)
            let kinds = try await stall.facts().map(\.fact.kind)
            #expect(kinds.count { $0 == .tagTaken } == 1)
            #expect(kinds.count { $0 == .consentWithdrawn } == 1)
            let tags = try await stall.scan(.tags)
            #expect(tags == ["7 on 3", "7 off 5", "7 on 1"])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func twoSpellingsOfOneTextAreOneWord(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(persons: [
                Self.told("1", .tag("caf\u{e9}", isOn: true)), Self.told("2", .tag("cafe\u{301}", isOn: true)),
            ])
            #expect(try await stall.count("words") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func brandsShareNothing(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(persons: Self.everyKind)
            let other = stall.of(brand: 2)
            let new = try await other.tell(persons: Self.everyKind)
            #expect(new == 8)
            #expect(try await other.scan(.tags) == ["7 on 3"])
        }
    }

    @Test(
        arguments: TestEngine.available,
        [
            "UPDATE person_tags SET customer_id = 8", "DELETE FROM person_traits", "UPDATE consents SET id = id + 1000",
            "DELETE FROM interactions",
        ])
    func damageIsNoticed(_ engine: TestEngine, _ damage: String) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(persons: Self.everyKind)
            try await stall.execute("\(unescaped: damage)")
            #expect(try await !stall.isSound())
        }
    }

    @Test func readingSomePersonsUsesTheirIndex() async throws {
        try await Stall.on(.sqlite) { stall in
            for scan in PersonFactScan.allCases {
                let plan = try await stall.database.read { tx in
                    try tx.all(
                        """
                        EXPLAIN QUERY PLAN
                        SELECT id FROM \(unescaped: scan.rawValue)
                        WHERE brand_id = \(1) AND customer_id IN \(list: [1, 2])
                        """
                    ) { $0.text(3) }
                }
                #expect(plan.first?.contains("\(scan.rawValue)_customer") == true, "\(plan)")
            }
        }
    }
}

extension Stall {
    /// Returns how many were new.
    @discardableResult
    fileprivate func tell(persons facts: [StatedPersonFact]) async throws -> Int {
        let source = PersonFactSource(brand: brand, store: store, recordedAt: .day(1001))
        return try await database.write { tx in
            var words = WordDirectory()
            let entries = facts.compactMap { fact in
                fact.buyers.first.flatMap { Int64($0.value) }.map { PersonFactEntry(fact: fact, customer: ID($0)) }
            }
            return try PersonStatements.record(entries, from: source, words: &words, in: tx)
        }
    }

    /// Customer, content and day of each row of a table, in the order of ids.
    fileprivate func scan(_ table: PersonFactScan) async throws -> [String] {
        let brand = brand
        return try await database.read { tx in
            var found: [String] = []
            try table.forEach(brand: brand, ids: 0..<Int64.max, in: tx) { fact in
                let said =
                    switch fact.content {
                    case .tag(_, let isOn): isOn ? "on" : "off"
                    case .trait(let kind, _, _, _): "\(kind)"
                    case .consent(let channel, _, let isWithdrawn): "\(channel) \(isWithdrawn)"
                    case .interaction: "met"
                    }
                found.append("\(fact.customer) \(said) \(fact.occurredAt / 86_400_000)")
            }
            return found
        }
    }
}
