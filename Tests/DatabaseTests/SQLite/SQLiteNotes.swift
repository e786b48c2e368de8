@testable import Database

/// A table of notes of any size, for tests of what happens to a file.
extension SQLiteEngine {
    static func withNotes(at location: Location, longestLog: Int32 = 16_384) async throws -> SQLiteEngine {
        let engine = try SQLiteEngine(path: location.shown, longestLog: longestLog)
        try await engine.write { try $0.connection.command("CREATE TABLE IF NOT EXISTS notes (body BLOB)") }
        return engine
    }

    func note(bytes: Int) async throws {
        _ = try await write { try $0.execute("INSERT INTO notes (body) VALUES (zeroblob(\(bytes)))") }
    }

    func notes() async throws -> Int64? {
        try await read { try $0.first("SELECT COUNT(*) FROM notes") { $0.int64(0) } }
    }

    /// What taking a note fails with; nil when it does not.
    func refusal(bytes: Int) async throws -> String? {
        do {
            try await note(bytes: bytes)
            return nil
        } catch let error as DatabaseError {
            return error.code
        }
    }
}
