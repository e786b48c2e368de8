import Database
import Shop
import TestDatabases
import Testing

/// What a transaction does just before COMMIT, and tables that only grow.
struct LastStepTests {
    private struct Refused: Error {}

    private static let lines = Migration(
        90, "lines",
        """
        CREATE TABLE lines (
            number INT64 NOT NULL PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT
        ;
        APPEND ONLY lines
        """)

    @Test(arguments: TestEngine.available)
    func theLastStepsComeBehindEverythingElseInTheirOrder(_ engine: TestEngine) async throws {
        try await engine.database([Self.lines]) { database in
            try await database.write { tx in
                tx.last { try Self.add("first of the last", in: $0) }
                tx.sequenced(brand: 1, count: 1) { _, tx in try Self.add("numbered", in: tx) }
                tx.last { try Self.add("second of the last", in: $0) }
                try Self.add("in the middle", in: tx)
            }
            let texts = try await texts(database)
            #expect(texts == ["in the middle", "numbered", "first of the last", "second of the last"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatAStepTakenBackAskedForIsNotDone(_ engine: TestEngine) async throws {
        try await engine.database([Self.lines]) { database in
            try await database.write { tx in
                tx.last { try Self.add("kept", in: $0) }
                do {
                    try tx.savepoint {
                        tx.last { try Self.add("taken back", in: $0) }
                        throw Refused()
                    }
                } catch is Refused {}
            }
            await #expect(throws: Refused.self) {
                try await database.write { tx in
                    try Self.add("undone", in: tx)
                    tx.last { _ in throw Refused() }
                }
            }
            let texts = try await texts(database)
            #expect(texts == ["kept"])
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsThatAreOnlyAppendedStayAsTheyAre(_ engine: TestEngine) async throws {
        try await engine.database([Self.lines]) { database in
            try await database.write { try Self.add("one", in: $0) }
            for statement: SQL in ["UPDATE lines SET text = 'x'", "DELETE FROM lines"] {
                let refusal = await #expect(throws: DatabaseError.self) {
                    try await database.write { _ = try $0.execute(statement) }
                }
                #expect(refusal?.code == "database.constraint")
            }
            try await database.write { try Self.add("two", in: $0) }
            let texts = try await texts(database)
            #expect(texts == ["one", "two"])
        }
    }

    private static func add(_ text: String, in tx: WriteTransaction) throws {
        try tx.execute("INSERT INTO lines (number, text) SELECT COUNT(*) + 1, \(text) FROM lines")
    }

    private func texts(_ database: Database) async throws -> [String] {
        try await database.read { tx in try tx.all("SELECT text FROM lines ORDER BY number") { $0.text(0) } }
    }
}
