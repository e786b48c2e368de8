import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresCopyTests {
    private static let columns = ["number", "flag", "share", "word", "data"]
    private static let table = """
        CREATE TABLE lines (
            number INT64 NOT NULL PRIMARY KEY, flag FLAG NOT NULL, share REAL64 NOT NULL, word TEXT, data BYTES NOT NULL
        ) STRICT
        """

    @Test func aHundredThousandRowsArriveAsGiven() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.table)
            try await scratch.engine.write { tx in
                try tx.append(to: "lines", columns: Self.columns) { rows in
                    for number in 0..<Int64(100_000) {
                        try rows.int64(number)
                        try rows.flag(number % 2 == 0)
                        try rows.double(Double(number) / 4)
                        try rows.text(number % 3 == 0 ? nil : "行\(number)")
                        try rows.bytes([UInt8(number % 256)])
                        try rows.end()
                    }
                }
            }
            let wrong = try await scratch.engine.read { tx in
                var expected: Int64 = 0
                var wrong = 0
                try tx.forEach("SELECT number, flag, share, word, data FROM lines ORDER BY number") { row in
                    let isRight =
                        row.int64(0) == expected && row.flag(1) == (expected % 2 == 0)
                        && row.double(2) == Double(expected) / 4
                        && row.optionalText(3) == (expected % 3 == 0 ? nil : "行\(expected)")
                        && row.bytes(4) == [UInt8(expected % 256)]
                    if !isRight { wrong += 1 }
                    expected += 1
                }
                return [Int(expected), wrong]
            }
            #expect(wrong == [100_000, 0])
        }
    }

    @Test func oneRowMayBeLargerThanAPiece() async throws {
        let word = String(repeating: "长", count: 500_000)
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.table)
            try await scratch.engine.write { tx in
                try tx.append(to: "lines", columns: ["number", "flag", "share", "word", "data"]) { rows in
                    try rows.int64(Int64.min)
                    try rows.flag(true)
                    try rows.double(-.infinity)
                    try rows.text(word)
                    try rows.bytes([])
                    try rows.end()
                }
                try tx.append(to: "lines", columns: Self.columns) { _ in }
            }
            let read = try await scratch.engine.read { tx in
                try tx.first("SELECT number, share, word FROM lines") { ($0.int64(0), $0.double(1), $0.text(2)) }
            }
            #expect(read?.0 == .min)
            #expect(read?.1 == -.infinity)
            #expect(read?.2 == word)
        }
    }

    @Test func otherQuestionsMayBeAskedInBetween() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE pairs (number INT64 PRIMARY KEY, seen INT64 NOT NULL) STRICT")
            try await scratch.engine.write { tx in
                try tx.append(to: "pairs", columns: ["number", "seen"]) { rows in
                    for number in 0..<Int64(20_000) {
                        try rows.int64(number)
                        if number % 6_000 == 0 {
                            try rows.int64(try tx.first("SELECT COUNT(*) FROM pairs") { $0.int64(0) } ?? -1)
                        } else {
                            try rows.int64(0)
                        }
                        try rows.end()
                    }
                }
            }
            #expect(try await scratch.count("pairs") == 20_000)
        }
    }

    @Test func aRowThatFailsTakesOnlyItsSavepointWithIt() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE unique_numbers (number INT64 NOT NULL PRIMARY KEY) STRICT")
            try await scratch.engine.write { tx in
                try tx.execute("INSERT INTO unique_numbers (number) VALUES (1)")
                #expect(throws: DatabaseError.constraint("unique_numbers_pkey")) {
                    try tx.savepoint {
                        try tx.append(to: "unique_numbers", columns: ["number"]) { rows in
                            for number in 0..<Int64(50_000) {
                                try rows.int64(number % 40_000)
                                try rows.end()
                            }
                        }
                    }
                }
                try tx.execute("INSERT INTO unique_numbers (number) VALUES (2)")
            }
            #expect(try await scratch.count("unique_numbers") == 2)
        }
    }

    @Test(arguments: [1, 30_000])
    func nulIsRefused(row bad: Int64) async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE words (number INT64 PRIMARY KEY, word TEXT NOT NULL) STRICT")
            await #expect(throws: DatabaseError.nulCharacter) {
                try await scratch.engine.write { tx in
                    try tx.append(to: "words", columns: ["number", "word"]) { rows in
                        for number in 0..<Int64(40_000) {
                            try rows.int64(number)
                            try rows.text(number == bad ? "a\0" : "a")
                            try rows.end()
                        }
                    }
                }
            }
            #expect(try await scratch.count("words") == 0)
        }
    }

    @Test func aRowOfTheWrongLengthIsAFault() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE short (number INT64 NOT NULL PRIMARY KEY, word TEXT) STRICT")
            await #expect(throws: DatabaseError.query("a row of 1 cells for 2 columns of short")) {
                try await scratch.engine.write { tx in
                    try tx.append(to: "short", columns: ["number", "word"]) { rows in
                        try rows.int64(1)
                        try rows.end()
                    }
                }
            }
        }
    }
}
