import Customers
import Shop
import TestDatabases
import Testing

@testable import Database

struct CustomerSearchTests {
    private static let people: [(Int64, [(PersonalKind, String)])] = [
        (7, [(.name, "王小明"), (.phone, "+86 138-0013-8000"), (.email, "Ming@Example.com"), (.memberCard, "10086001")]),
        (8, [(.name, "王小红"), (.nick, "tb_candle88"), (.account, "17850")]),
        (9, [(.name, "John Smith"), (.nick, "13911112222"), (.phone, "021-88886666"), (.address, "张江路八百号")]),
        (11, [(.name, "欧阳娜娜"), (.phone, "13866665555")]),
        (10, [(.name, "吕 布"), (.memberCard, "ＶＩＰ-7"), (.buyerMessage, "王小明代收")]),
    ]

    @Test(arguments: TestEngine.available)
    func peopleAreFoundByWhatNamesThem(_ engine: TestEngine) async throws {
        let examples: [(String, [Int64])] = [
            ("王", [7, 8]), ("小", [7, 8]), ("小明", [7]), ("王小明", [7]), ("吕布", [10]), ("吕 布", [10]),
            ("wangxiaoming", [7]), ("WXM", [7]), ("wang", [7, 8]), ("hong", [8]), ("wxh", [8]),
            ("8000", [7]), ("13800138000", [7]), ("+86 138 0013 8000", [7]), ("8613800138000", [7]), ("6666", [9]),
            ("(021) 88886666", [9]), ("ming@example.com", [7]), (" MING@EXAMPLE.COM ", [7]), ("10086001", [7]),
            ("17850", [8]), ("tb_candle88", [8]), ("candle88", [8]), ("TB", [8]), ("john", [9]), ("John Smith", [9]),
            ("13911112222", [9]), ("vip-7", [10]), ("smi", [9]), ("john smi", [9]), ("tb_can", [8]), ("tbcandle", [8]),
            ("0138000", [7]), ("6665555", [11]), ("oynn", [11]), ("ouyang", [11]), ("ouyangnana", [11]),
            ("ouyang nana", [11]), ("Ou Yang Na Na", [11]), ("lvbu", [10]), ("lu bu", [10]), ("xiaoming", [7]),
        ]
        try await CardFile.on(engine) { cards in
            for (customer, values) in Self.people { try await cards.keep(values, of: customer) }
            for (asked, expected) in examples {
                #expect(try await cards.hits(asked) == expected, "\(asked)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatNamesNobodyFindsNobody(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            for (customer, values) in Self.people { try await cards.keep(values, of: customer) }
            let misses = [
                "", "  ", "刚", "明小", "王小刚", "1380013800", "800", "9999", "xiaom", "example.com", "张江", "代收", "sm",
                "mith", "john hong", "%",
            ]
            for asked in misses {
                #expect(try await cards.hits(asked).isEmpty, "\(asked)")
            }
            #expect(try await cards.of(brand: 2).hits("王小明").isEmpty)
            #expect(try await cards.of(keys: .of([1: 2])).hits("王小明").isEmpty)
        }
    }

    /// Of many who share the rarest fragment not all are looked at; that is said, whether or not somebody was found.
    @Test(arguments: TestEngine.available)
    func aSearchThatLooksAtSomeAloneSaysSo(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            for customer in 1...5 { try await cards.keep([(.name, "王小明")], of: Int64(customer)) }
            try await cards.keep([(.name, "小明王")], of: 6)
            for (mostHeld, limit, found, isCut) in [
                (6, 9, 5, false), (4, 9, 4, true), (6, 5, 5, false), (6, 4, 4, true),
            ] {
                let candidates = try await cards.database.read { tx in
                    try SearchTokens(.of([1: 1]), brand: ID(1), mostHeld: mostHeld).candidates(
                        "王小明", limit: limit, in: tx)
                }
                #expect(candidates.customers.count == found, "\(mostHeld) held, \(limit) asked for")
                #expect(candidates.isCut == isCut, "\(mostHeld) held, \(limit) asked for")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func hitsAreCheckedInTheClear(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            for (customer, values) in Self.people { try await cards.keep(values, of: customer) }
            try await cards.execute(
                """
                INSERT INTO search_tokens (brand_id, token, customer_id)
                SELECT brand_id, token, 8 FROM search_tokens WHERE customer_id = 7
                ON CONFLICT (brand_id, token, customer_id) DO NOTHING
                """)
            let candidates = try await cards.database.read { tx in
                try SearchTokens(.of([1: 1]), brand: ID(1)).candidates("小明", limit: 9, in: tx).customers.map(\.raw)
            }
            #expect(candidates == [7, 8])
            #expect(try await cards.hits("小明") == [7])
        }
    }

    @Test(arguments: TestEngine.available)
    func tokensAreKeptOnceAndFoundByIndex(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明")], of: 7)
            let count = try await cards.count("search_tokens")
            try await cards.keep([(.nick, "王小明")], of: 7)
            #expect(try await cards.count("search_tokens") == count)
            #expect(count > 0)
            let plan = try await cards.database.read { tx in
                try tx.plan("SELECT customer_id FROM search_tokens WHERE brand_id = \(1) AND token = \(2)")
            }
            #expect(plan.contains(engine == .sqlite ? "PRIMARY KEY" : "search_tokens_pkey"))
        }
    }
}
