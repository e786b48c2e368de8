import Database
import Shop
import TestDatabases
import Testing

/// What leads the first write of a task is written with it, once, or not at all.
struct PrefaceTests {
    private struct Refused: Error {}

    private static let migration = Migration(90, "lines", "CREATE TABLE lines (text TEXT NOT NULL) STRICT")

    private static func note(_ text: String, _ tx: WriteTransaction) throws {
        try tx.execute("INSERT INTO lines (text) VALUES (\(text))")
    }

    private static func lines(_ database: Database) async throws -> [String] {
        try await database.read { try $0.all("SELECT text FROM lines ORDER BY text") { $0.text(0) } }
    }

    @Test(arguments: TestEngine.available)
    func itIsWrittenWithTheFirstWriteAlone(_ engine: TestEngine) async throws {
        try await engine.database([Self.migration]) { database in
            let preface = Preface { try Self.note("preface", $0) }
            try await preface.lead {
                try await database.write { try Self.note("one", $0) }
                try await database.write { try Self.note("two", $0) }
            }
            try await database.write { try Self.note("three", $0) }
            let lines = try await Self.lines(database)
            #expect(lines == ["one", "preface", "three", "two"])
            #expect(preface.close())
        }
    }

    @Test(arguments: TestEngine.available)
    func itGoesWithAWriteThatFailsAndComesWithTheNext(_ engine: TestEngine) async throws {
        try await engine.database([Self.migration]) { database in
            let preface = Preface { try Self.note("preface", $0) }
            try await preface.lead {
                await #expect(throws: Refused.self) {
                    try await database.write { tx in
                        try Self.note("one", tx)
                        throw Refused()
                    }
                }
                let lines = try await Self.lines(database)
                #expect(lines.isEmpty)
                try await database.write { try Self.note("two", $0) }
            }
            let lines = try await Self.lines(database)
            #expect(lines == ["preface", "two"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatItRefusesIsNotWritten(_ engine: TestEngine) async throws {
        try await engine.database([Self.migration]) { database in
            let preface = Preface { _ in throw Refused() }
            await #expect(throws: Refused.self) {
                try await preface.lead { try await database.write { try Self.note("one", $0) } }
            }
            let lines = try await Self.lines(database)
            #expect(lines.isEmpty)
            #expect(!preface.close())
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsClosedIsNeverWritten(_ engine: TestEngine) async throws {
        try await engine.database([Self.migration]) { database in
            let preface = Preface { try Self.note("preface", $0) }
            try await preface.lead {
                #expect(!preface.close())
                try await database.write { try Self.note("one", $0) }
            }
            let lines = try await Self.lines(database)
            #expect(lines == ["one"])
        }
    }
}
