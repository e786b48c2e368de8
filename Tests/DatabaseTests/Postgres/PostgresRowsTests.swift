import Testing

@testable import Database

/// Answers of any length, and what may be asked while one is read.
@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresRowsTests {
    private static let many = 5_000

    @Test(arguments: [0, 1, 255, 256, 257, 5_000])
    func everyRowArrivesInOrder(count: Int) async throws {
        try await PostgresScratch.with { scratch in
            let rows = try await scratch.engine.read { tx in
                try tx.all("SELECT n FROM generate_series(1, \(count)) AS n ORDER BY n") { $0.int64(0) }
            }
            #expect(rows == (0..<count).map { Int64($0 + 1) })
        }
    }

    @Test(arguments: [10, 5_000])
    func anotherQuestionMayBeAskedInBetween(count: Int) async throws {
        try await PostgresScratch.with { scratch in
            let sums = try await scratch.engine.read { tx in
                var sums: [Int64] = []
                let rows: SQL = "SELECT n, NULLIF(n, 3), 'n' || n FROM generate_series(1, \(count)) AS n ORDER BY n"
                try tx.forEach(rows) { row in
                    let number = row.int64(0)
                    guard number % 7 == 3 else { return }
                    let sum = try tx.first("SELECT \(number) + COUNT(*) FROM generate_series(1, 1000)") { $0.int64(0) }
                    // The row is still the one it was.
                    #expect(row.text(2) == "n\(number)")
                    #expect(row.optionalInt64(1) == (number == 3 ? nil : number))
                    sums.append(sum ?? 0)
                }
                return sums
            }
            #expect(sums == stride(from: 3, through: count, by: 7).map { Int64($0 + 1000) })
        }
    }

    @Test func largeAnswersNestInOneAnother() async throws {
        try await PostgresScratch.with { scratch in
            let seen = try await scratch.engine.read { tx in
                let numbers: SQL = "SELECT n FROM generate_series(1, 600) AS n"
                var seen = 0
                try tx.forEach(numbers) { outer in
                    guard outer.int64(0) % 200 == 0 else { return }
                    try tx.forEach(numbers) { inner in
                        if inner.int64(0) == 300 { try tx.forEach(numbers) { _ in seen += 1 } }
                    }
                }
                return seen
            }
            #expect(seen == 1800)
        }
    }

    @Test func aClosureThatThrowsLeavesTheTransactionWhole() async throws {
        struct Enough: Error {}
        try await PostgresScratch.with { scratch in
            let answer = try await scratch.engine.write { tx in
                #expect(throws: Enough.self) {
                    try tx.forEach("SELECT n FROM generate_series(1, \(Self.many)) AS n") { row in
                        if row.int64(0) == 400 { throw Enough() }
                    }
                }
                return try tx.first("SELECT 1") { $0.int64(0) }
            }
            #expect(answer == 1)
        }
    }

    @Test func aFailureHalfwayIsTold() async throws {
        try await PostgresScratch.with { scratch in
            await #expect(throws: DatabaseError.self) {
                try await scratch.engine.read { tx in
                    try tx.forEach("SELECT 10 / (n - 3000) FROM generate_series(1, 5000) AS n") { _ in }
                }
            }
            // The inner question hears of it as well.
            await #expect(throws: DatabaseError.self) {
                try await scratch.engine.read { tx in
                    try tx.forEach("SELECT 10 / (n - 3000) FROM generate_series(1, 5000) AS n") { _ in
                        try tx.forEach("SELECT 1") { _ in }
                    }
                }
            }
        }
    }

    @Test func aReadSeesOneMoment() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE seen (number INT64 NOT NULL PRIMARY KEY) STRICT")
            let url = scratch.url
            let counts = try await scratch.engine.read { tx in
                let before = try tx.first("SELECT COUNT(*) FROM seen") { $0.int64(0) }
                try PostgresScratch.say("INSERT INTO seen VALUES (1)", at: url)
                return [before, try tx.first("SELECT COUNT(*) FROM seen") { $0.int64(0) }]
            }
            #expect(counts == [0, 0])
            #expect(try await scratch.count("seen") == 1)
        }
    }

    @Test func aReadCannotWrite() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE unwritten (number INT64 NOT NULL PRIMARY KEY) STRICT")
            await #expect(throws: DatabaseError.self) {
                try await scratch.engine.read { tx in
                    try tx.first("INSERT INTO unwritten (number) VALUES (1) RETURNING number") { $0.int64(0) }
                }
            }
            #expect(try await scratch.count("unwritten") == 0)
        }
    }

    @Test func plansNameTheIndex() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(
                "CREATE TABLE planned (brand_id INT64, number INT64, PRIMARY KEY (brand_id, number)) STRICT")
            let plan = try await scratch.engine.read { tx in
                try tx.plan("SELECT number FROM planned WHERE brand_id = \(1) AND number > \(5) ORDER BY number")
            }
            #expect(plan.contains("planned_pkey"))
        }
    }
}
