import Foundation
import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresBackupTests {
    private static func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "huitou-backup-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            try await body(folder)
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    private static let allTables = """
        SELECT string_agg(nspname || '.' || relname, ' ')
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind = 'r' AND nspname !~ '^(pg_|information)'
        """

    private static func fill(_ scratch: PostgresScratch) async throws {
        try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY, word TEXT, data BYTES) STRICT")
        try await scratch.engine.write { tx in
            try tx.connection.prepareIDs(of: "notes")
            let ids = try tx.ids(of: "notes", count: 1000)
            try tx.append(to: "notes", columns: ["number", "word", "data"]) { rows in
                for id in ids {
                    try rows.int64(id)
                    try rows.text("回头 \(id) 👋")
                    try rows.bytes([0, 0xFF])
                    try rows.end()
                }
            }
        }
    }

    private static func contents(_ scratch: PostgresScratch) async throws -> [String] {
        try await scratch.engine.read { tx in
            try tx.all("SELECT number, word, data FROM notes ORDER BY number") { row in
                "\(row.int64(0)) \(row.text(1)) \(row.bytes(2))"
            }
        }
    }

    @Test func whatWasBackedUpComesBack() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                try PostgresBackup(url: scratch.url).backup(to: path)
                let before = try await Self.contents(scratch)
                try await PostgresScratch.with { other in
                    let backup = try PostgresBackup(url: other.url)
                    try backup.restore(from: path, replace: false)
                    #expect(try await Self.contents(other) == before)
                    #expect(try await other.engine.write { tx in try tx.id(of: "notes") } > 1000)
                    // A copy of the copy is as good.
                    try await other.define("CREATE TABLE newer (number INT64) STRICT; DELETE FROM notes")
                    try backup.restore(from: path, replace: true)
                    #expect(try await Self.contents(other) == before)
                    try backup.backup(to: path)
                    try backup.restore(from: path, replace: true)
                    #expect(try await Self.contents(other) == before)
                    #expect(try PostgresScratch.say(Self.allTables, at: other.url) == ["public.notes"])
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop.backup"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func tablesThatAreThereAreNotReplacedUnasked() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                let backup = try PostgresBackup(url: scratch.url)
                try backup.backup(to: path)
                let error = #expect(throws: DatabaseError.self) { try backup.restore(from: path, replace: false) }
                #expect(error?.code == "database.exists")
                #expect(try await scratch.count("notes") == 1000)
            }
        }
    }

    @Test func aBackupThatDoesNotGoInLeavesWhatWasThere() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                let backup = try PostgresBackup(url: scratch.url)
                try backup.backup(to: path)
                let whole = try Data(contentsOf: URL(fileURLWithPath: path))
                for damaged in [whole.prefix(whole.count - 2000), Data("no back-up".utf8), Data()] {
                    try Data(damaged).write(to: URL(fileURLWithPath: path))
                    let error = #expect(throws: DatabaseError.self) {
                        try backup.restore(from: path, replace: true)
                    }
                    #expect(error?.code == "backup.invalid")
                    #expect(try await scratch.count("notes") == 1000)
                }
                let missing = #expect(throws: DatabaseError.self) {
                    try backup.restore(from: path + "x", replace: true)
                }
                #expect(missing?.code == "backup.invalid")
            }
        }
    }

    @Test func aRestoreThatWasKilledIsSettledByTheNext() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                let backup = try PostgresBackup(url: scratch.url)
                try backup.backup(to: path)
                let halfway = "ALTER SCHEMA public RENAME TO huitou_replaced; CREATE SCHEMA public"
                try PostgresScratch.say(halfway, at: scratch.url)
                #expect(throws: DatabaseError.self) { try backup.restore(from: path, replace: false) }
                #expect(try await scratch.count("notes") == 1000)
            }
        }
    }

    @Test func aProgramThatIsMissingIsNamed() {
        #expect(throws: DatabaseError.toolMissing("pg_teleport")) { try PostgresProgram("pg_teleport") }
    }

    @Test func aBackupThatFailsKeepsTheOldOne() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try Data("good".utf8).write(to: URL(fileURLWithPath: path))
            try await PostgresScratch.with { scratch in
                let error = #expect(throws: DatabaseError.self) {
                    try PostgresBackup(url: scratch.url + "_not_there").backup(to: path)
                }
                #expect(error?.code == "backup.failed")
                #expect(throws: DatabaseError.self) {
                    try PostgresBackup(url: scratch.url).backup(to: "\(folder)/no/such/folder")
                }
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("good".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop.backup"])
        }
    }
}
