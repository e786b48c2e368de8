import TestDatabases
import Testing

@testable import Database

/// A disk that fails, in a process of its own, since it fails for all of it.
@Suite(.timeLimit(.minutes(60)), .enabled(if: FailingDisk.isOffered, FailingDisk.missing))
struct SQLiteDiskTests {
    @Test func aLogThatCannotBeMovedEndsTheWriting() async throws {
        await #expect(processExitsWith: .success) {
            try await TestEngine.sqlite.location { location in
                let engine = try await SQLiteEngine.withNotes(at: location, longestLog: 64)
                let disk = try FailingDisk(of: location.shown)
                // Safe in the log, which is as much as was promised.
                try await engine.note(bytes: 400_000)
                #expect(try await engine.refusal(bytes: 10) == "database.disk_failed")
                #expect(try await engine.notes() == 1)
                disk.mend()
                // What the file holds is known only when it is opened again.
                #expect(try await engine.refusal(bytes: 10) == "database.disk_failed")
                let failure = await #expect(throws: DatabaseError.self) { try await engine.close() }
                #expect(failure?.code == "database.disk_failed")
                let reopened = try await SQLiteEngine.withNotes(at: location)
                #expect(try await reopened.notes() == 1)
                try await reopened.note(bytes: 10)
                try await reopened.close()
            }
        }
    }

    @Test func aLogThatCannotBeMovedAtTheEndIsKept() async throws {
        await #expect(processExitsWith: .success) {
            try await TestEngine.sqlite.location { location in
                let engine = try await SQLiteEngine.withNotes(at: location)
                try await engine.note(bytes: 10)
                let disk = try FailingDisk(of: location.shown)
                let failure = await #expect(throws: DatabaseError.self) { try await engine.close() }
                #expect(failure?.code == "database.disk_failed")
                disk.mend()
                let reopened = try await SQLiteEngine.withNotes(at: location)
                #expect(try await reopened.notes() == 1)
                try await reopened.close()
            }
        }
    }

    @Test func aCommitThatDoesNotReachTheDiskIsNotAcknowledged() async throws {
        await #expect(processExitsWith: .success) {
            try await TestEngine.sqlite.location { location in
                let engine = try await SQLiteEngine.withNotes(at: location)
                try await engine.note(bytes: 10)
                try await engine.write { tx in
                    try tx.connection.command(
                        "CREATE TABLE fact_sequences (brand_id INTEGER PRIMARY KEY, last INTEGER)")
                }
                var news = engine.following(1).makeAsyncIterator()
                await news.next()
                let disk = try FailingDisk(of: location.shown + "-wal")
                let refusal = await #expect(throws: DatabaseError.self) {
                    try await engine.write { tx in
                        _ = try tx.execute("INSERT INTO notes (body) VALUES (zeroblob(10))")
                        tx.sequenced(brand: 1, count: 1) { _, _ in }
                    }
                }
                #expect(refusal?.code == "database.disk_failed")
                disk.mend()
                #expect(try await engine.refusal(bytes: 10) == "database.disk_failed")
                #expect(try await engine.notes() == 1)
                await #expect(throws: DatabaseError.self) { try await engine.close() }
                // Followers heard the end, and nothing of it.
                #expect(await news.next() == nil)
                let reopened = try await SQLiteEngine.withNotes(at: location)
                // What was refused may be there after all: it is in the log, and perhaps on the disk.
                let found = try await reopened.notes()
                #expect(found == 1 || found == 2)
                try await reopened.close()
            }
        }
    }
}
