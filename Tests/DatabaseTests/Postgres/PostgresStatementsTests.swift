import Testing

@testable import Database

struct PostgresStatementsTests {
    @Test func nullFitsWhatWasPreparedForAValue() {
        var statements = PostgresStatements(limit: 10)
        #expect(statements.keep("one", "q", [20, 25]) == [])
        #expect(statements.find("q", [20, 0]) == "one")
        #expect(statements.find("q", [0, 0]) == "one")
        #expect(statements.find("q", [20, 17]) == nil)
        #expect(statements.find("other", [20, 25]) == nil)
    }

    @Test func variantsOfNullMeltIntoOne() {
        var statements = PostgresStatements(limit: 10)
        #expect(statements.keep("one", "q", [20, 0]) == [])
        #expect(statements.find("q", [0, 25]) == nil)
        #expect(statements.completed("q", [0, 25]) == [20, 25])
        #expect(statements.keep("two", "q", [20, 25]) == ["one"])
        #expect(statements.find("q", [20, 0]) == "two")
        #expect(statements.count == 1)
    }

    @Test func theLeastRecentlyUsedIsGivenUp() {
        var statements = PostgresStatements(limit: 2)
        #expect(statements.keep("a", "a", []) == [])
        #expect(statements.keep("b", "b", []) == [])
        #expect(statements.find("a", []) == "a")
        #expect(statements.keep("c", "c", []) == ["b"])
        #expect(statements.find("b", []) == nil)
        #expect(statements.find("a", []) == "a")
        #expect(statements.count == 2)
    }

    @Test(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
    func aConnectionPreparesOnlySoMany() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            let counts = try await scratch.engine.write { tx in
                for round in 0..<2 {
                    for number in 0..<300 {
                        let sum = try tx.first("SELECT \(unescaped: "\(number)")::int8 + \(round)") { $0.int64(0) }
                        #expect(sum == Int64(number + round))
                    }
                }
                return try tx.first("SELECT COUNT(*) FROM pg_prepared_statements") { $0.int64(0) }
            }
            #expect(counts == 256)
        }
    }

    @Test(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
    func aSchemaThatChangedRenewsTheStatement() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            try await scratch.define("CREATE TABLE changing (number INT64) STRICT")
            let url = scratch.url
            func ask() async throws -> [Int64] {
                try await scratch.engine.write { tx in try tx.all("SELECT * FROM changing") { $0.int64(0) } }
            }
            #expect(try await ask() == [])
            let change = "ALTER TABLE changing ADD COLUMN word TEXT; INSERT INTO changing VALUES (5, 'x')"
            try PostgresScratch.say(change, at: url)
            #expect(try await ask() == [5])
        }
    }
}
