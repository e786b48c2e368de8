import Dispatch
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Database

/// Reads that go on for too long, on both engines.
@Suite(.timeLimit(.minutes(60)))
struct ReadLimitTests {
    private static let limit = Duration.seconds(1)
    private static let cut = DatabaseError.readTooLong(longest: limit)
    private static let endless: SQL = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 100 FROM n) "

    @Test(arguments: TestEngine.available)
    func rowsWithoutEndAreCutOff(_ engine: TestEngine) async throws {
        try await open(engine) { database in
            await #expect(throws: Self.cut) {
                try await database.read { try $0.forEach(Self.endless + "SELECT i FROM n") { _ in } }
            }
            // It can be read and written as before.
            try await database.write { try $0.addThing(1, "kept") }
            #expect(try await database.read { try $0.names() } == ["kept"])
        }
    }

    @Test(arguments: TestEngine.available)
    func reckoningWithoutEndIsCutOff(_ engine: TestEngine) async throws {
        try await open(engine) { database in
            await #expect(throws: Self.cut) {
                try await database.read { try $0.first(Self.endless + "SELECT COUNT(*) FROM n") { $0.int64(0) } }
            }
            try await database.write { try $0.addThing(1, "kept") }
            #expect(try await database.read { try $0.names() } == ["kept"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whoDalliesBetweenQuestionsIsCutOff(_ engine: TestEngine) async throws {
        try await open(engine) { database in
            await #expect(throws: Self.cut) {
                try await database.read { tx in
                    _ = try tx.names()
                    let end = ContinuousClock.now + Self.limit
                    while ContinuousClock.now < end {}
                    return try tx.names()
                }
            }
        }
    }

    @Test func aLongReaderDoesNotKeepTheLogFromBeingMoved() async throws {
        try await TestEngine.sqlite.location { location in
            let engine = try SQLiteEngine(path: location.shown, longestRead: Self.limit, longestLog: 64)
            try await engine.write { try $0.connection.command("CREATE TABLE notes (body BLOB)") }
            let hasBegun = DispatchSemaphore(value: 0)
            let reader = Task {
                try await engine.read { tx in
                    _ = try tx.first("SELECT COUNT(*) FROM notes") { $0.int64(0) }
                    hasBegun.signal()
                    try tx.forEach(Self.endless + "SELECT i FROM n") { _ in }
                }
            }
            try await engine.write { _ in #expect(hasBegun.wait(timeout: .now() + 600) == .success) }
            try await engine.note(bytes: 1_000_000)
            await #expect(throws: Self.cut) { try await reader.value }
            try await engine.close()
            let log = try? FileManager.default.attributesOfItem(atPath: location.shown + "-wal")[.size] as? Int
            #expect((log ?? 0) == 0)
        }
    }

    @Test(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
    func theServerCutsOffWhoIsSilent() async throws {
        try await open(.postgres) { database in
            let settings = try await database.read { tx in
                try ["statement_timeout", "idle_in_transaction_session_timeout"].map { name in
                    try tx.first("SELECT current_setting(\(name))") { $0.text(0) }
                }
            }
            #expect(settings == ["1s", "1s"])
            let free = try await database.write { tx in
                try tx.first("SELECT current_setting('statement_timeout')") { $0.text(0) }
            }
            #expect(free == "0")
        }
    }

    @Test(arguments: TestEngine.available)
    func aReadThatNobodyWaitsForEnds(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            let hasBegun = DispatchSemaphore(value: 0)
            let reader = Task {
                try await database.read { tx in
                    hasBegun.signal()
                    try tx.forEach(Self.endless + "SELECT i FROM n") { _ in }
                }
            }
            try await database.write { _ in #expect(hasBegun.wait(timeout: .now() + 600) == .success) }
            reader.cancel()
            await #expect(throws: CancellationError.self) { try await reader.value }
        }
    }

    @Test func reckoningThatNobodyWaitsForEnds() async throws {
        try await TestEngine.sqlite.database([]) { database in
            let hasBegun = DispatchSemaphore(value: 0)
            let reader = Task {
                try await database.read { tx in
                    hasBegun.signal()
                    return try tx.first(Self.endless + "SELECT COUNT(*) FROM n") { $0.int64(0) }
                }
            }
            try await database.write { _ in #expect(hasBegun.wait(timeout: .now() + 600) == .success) }
            reader.cancel()
            await #expect(throws: CancellationError.self) { try await reader.value }
        }
    }

    private func open(_ engine: TestEngine, _ body: (Database) async throws -> Void) async throws {
        try await engine.location { location in
            let database = try await Database.open(
                location, makes: true, migrations: [.sketch], longestRead: Self.limit,
                at: Instant(milliseconds: 1_700_000_000_000))
            do {
                try await body(database)
            } catch {
                try await database.close()
                throw error
            }
            try await database.close()
        }
    }
}
