import Database
import Foundation
import Shop
import TestDatabases
import Testing

/// What holds of a SQLite file.
struct SQLiteTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    @Test func aSecondHolderIsRefusedUntilTheFirstIsDone() async throws {
        try await TestEngine.sqlite.location { location in
            let first = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            await #expect(throws: DatabaseError.held(path: path(location), holder: getpid())) {
                try await Database.open(location, makes: false, migrations: [.sketch], at: now)
            }
            try await first.close()
            let second = try await Database.open(location, makes: false, migrations: [.sketch], at: now)
            try await second.close()
        }
    }

    @Test func theWriterIsAsDurableAsPromised() async throws {
        try await TestEngine.sqlite.database([.sketch]) { database in
            let findings = try await Examination.findings(of: database)
            let settings = Dictionary(uniqueKeysWithValues: findings.map { ($0.name.english, $0) })
            #expect(settings["synchronous"]?.detail.english == "2")
            #expect(settings["journal_mode"]?.detail.english == "wal")
            #expect(settings["integrity"]?.verdict == .good)
            #expect(findings.allSatisfy { $0.verdict == .good })
        }
    }

    @Test func closingLeavesNothingInTheLog() async throws {
        try await TestEngine.sqlite.location { location in
            let database = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            try await database.write { try $0.addThing(1, "kept") }
            try await database.close()
            let log = path(location) + "-wal"
            let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
            #expect((size ?? 0) == 0)
        }
    }

    @Test func othersMayNotReadTheFile() async throws {
        try await TestEngine.sqlite.location { location in
            let database = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            try await database.write { try $0.addThing(1, "kept") }
            for suffix in ["", "-wal", "-shm", ".lock"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path(location) + suffix)
                let permissions = try #require(attributes[.posixPermissions] as? NSNumber)
                #expect(permissions.intValue & 0o077 == 0, "\(suffix)")
            }
            try await database.close()
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        try await TestEngine.sqlite.location { location in
            try Data("this is no database at all, not even close to one".utf8).write(to: URL(filePath: path(location)))
            await #expect(throws: DatabaseError.self) {
                try await Database.open(location, makes: false, migrations: [.sketch], at: now)
            }
        }
    }

    @Test func manyWritesShareFewCommits() async throws {
        try await TestEngine.sqlite.database([.sketch]) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in Int64(1)...1000 {
                    group.addTask { try await database.write { try $0.addThing(id, "thing \(id)") } }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.names().count } == 1000)
        }
    }

    @Test func whatIsClosedRefusesWrites() async throws {
        try await TestEngine.sqlite.location { location in
            let database = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            try await database.close()
            await #expect(throws: DatabaseError.closed) { try await database.write { try $0.addThing(1, "late") } }
        }
    }

    @Test func scratchPaperIsGoneAfterUse() throws {
        let scratch = try Scratch(tables: ["CREATE TABLE notes (n INT64 NOT NULL) STRICT"])
        try scratch.work { tx in try tx.execute("INSERT INTO notes (n) VALUES (\(7))") }
        #expect(try scratch.work { try $0.first("SELECT n FROM notes") { $0.int64(0) } } == 7)
    }

    private func path(_ location: Location) -> String {
        switch location {
        case .file(let path): path
        case .server(let url): url
        }
    }
}
