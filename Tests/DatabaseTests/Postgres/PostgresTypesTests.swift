import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresTypesTests {
    @Test func integersKeepTheirLimits() async throws {
        let numbers: [Int64] = [.min, -1, 0, 1, 2_147_483_648, .max]
        try await PostgresScratch.with { scratch in
            for number in numbers {
                let read = try await scratch.engine.read { tx in
                    try tx.first("SELECT \(number), \(number) IS NULL") { ($0.int64(0), $0.flag(1)) }
                }
                #expect(read?.0 == number)
                #expect(read?.1 == false)
            }
        }
    }

    @Test func smallerIntegersAndFlagsReadAsInt64() async throws {
        try await PostgresScratch.with { scratch in
            let read = try await scratch.engine.read { tx in
                try tx.all("SELECT (-7)::int2, 123456::int4, true, false") { row in
                    [row.int64(0), row.int64(1), row.int64(2), row.int64(3)]
                }
            }
            #expect(read == [[-7, 123_456, 1, 0]])
        }
    }

    @Test func doublesKeepEveryBit() async throws {
        let numbers: [Double] = [
            0.0, -0.0, 1.0 / 3, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .nan,
        ]
        try await PostgresScratch.with { scratch in
            for number in numbers {
                let read = try await scratch.engine.read { tx in
                    try tx.first("SELECT \(number)") { $0.double(0) }
                }
                #expect(read?.bitPattern == number.bitPattern)
            }
        }
    }

    @Test func textKeepsEveryCharacter() async throws {
        let texts = [
            "", " ", "回头客 👩‍👩‍👧‍👦 é e\u{301}", "'; DROP TABLE orders; --", "\u{1}\u{10FFFF}",
            String(repeating: "蓝牙", count: 200_000),
        ]
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE words (position INT64 PRIMARY KEY, word TEXT NOT NULL) STRICT")
            try await scratch.engine.write { tx in
                for (position, text) in texts.enumerated() {
                    try tx.execute("INSERT INTO words (position, word) VALUES (\(position), \(text))")
                }
            }
            let read = try await scratch.engine.read { tx in
                try tx.all("SELECT word FROM words ORDER BY position") { $0.text(0) }
            }
            #expect(read.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
        }
    }

    @Test func bytesKeepEveryValue() async throws {
        let values: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 0xFE, count: 1 << 20)]
        try await PostgresScratch.with { scratch in
            for value in values {
                let read = try await scratch.engine.read { tx in try tx.first("SELECT \(value)") { $0.bytes(0) } }
                #expect(read == value)
            }
        }
    }

    @Test func nullIsNothingOfAnyType() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE cells (number INT64, word TEXT, data BYTES, share REAL64) STRICT")
            let read = try await scratch.engine.write { tx in
                let none: Int64? = nil
                try tx.execute(
                    """
                    INSERT INTO cells (number, word, data, share)
                    VALUES (\(none), \(SQLValue.null), \(SQLValue.null), \(SQLValue.null))
                    """)
                return try tx.first("SELECT number, word, data, share FROM cells") { row in
                    [
                        row.optionalInt64(0) == nil, row.optionalText(1) == nil, row.optionalBytes(2) == nil,
                        row.optionalDouble(3) == nil,
                    ]
                }
            }
            #expect(read == [true, true, true, true])
        }
    }

    @Test func nulIsRefusedAndTheTransactionGoesOn() async throws {
        try await PostgresScratch.with { scratch in
            let after = try await scratch.engine.write { tx in
                #expect(throws: DatabaseError.nulCharacter) { try tx.execute("SELECT \("a\0b")") }
                return try tx.first("SELECT 1") { $0.int64(0) }
            }
            #expect(after == 1)
        }
    }

    @Test func aColumnOfAnotherTypeIsAFault() async throws {
        try await PostgresScratch.with { scratch in
            await #expect(throws: DatabaseError.unreadable(column: 1, query: "SELECT 1, 'one'::text")) {
                try await scratch.engine.read { tx in
                    try tx.all("SELECT 1, 'one'::text") { $0.int64(0) + $0.int64(1) }
                }
            }
            let missing = try await scratch.engine.read { tx in try tx.first("SELECT 1") { $0.optionalInt64(5) } }
            #expect(missing == .some(nil))
        }
    }

    @Test func countsOfChangedRows() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE counted (number INT64 NOT NULL PRIMARY KEY) STRICT")
            let changed = try await scratch.engine.write { tx in
                [
                    try tx.execute("INSERT INTO counted (number) VALUES (1), (2), (3)"),
                    try tx.execute("UPDATE counted SET number = number + 10 WHERE number > 1"),
                    try tx.execute("SELECT number FROM counted"),
                    try tx.execute("DELETE FROM counted WHERE number = 99"),
                ]
            }
            #expect(changed == [3, 2, 0, 0])
        }
    }

    @Test func errorsSayWhatAndNeverTheValues() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(
                """
                CREATE TABLE people (
                    name TEXT NOT NULL CONSTRAINT name_is_short CHECK (length(name) < 20),
                    PRIMARY KEY (name)
                ) STRICT
                """)
            let secret = "secret of many characters"
            let cases: [(SQL, DatabaseError)] = [
                ("INSERT INTO people (name) VALUES (\(secret))", .constraint("name_is_short")),
                ("INSERT INTO people (name) VALUES (\(SQLValue.null))", .constraint("people.name")),
                ("INSERT INTO people VALUES (\("a")), (\("a"))", .constraint("people_pkey")),
                ("SELECT CAST(\(secret) AS BIGINT)", .query("SQLSTATE 22P02: SELECT CAST($1 AS BIGINT)")),
                ("SELECT nonsense", .query("column \"nonsense\" does not exist: SELECT nonsense")),
            ]
            for (sql, expected) in cases {
                await #expect(throws: expected) { try await scratch.engine.write { tx in try tx.execute(sql) } }
            }
        }
    }

    @Test func moreValuesThanTheServerTakesAreAFault() async throws {
        let values = [Int64](repeating: 1, count: 40_000)
        try await PostgresScratch.with { scratch in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.engine.write { tx in try tx.execute("SELECT 1 WHERE 1 IN \(list: values)") }
            }
            #expect(error?.code == "database.query")
        }
    }
}
