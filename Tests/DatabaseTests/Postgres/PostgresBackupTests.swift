import Foundation
import Shop
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

    private static let now = Instant(milliseconds: 1_700_000_000_000)

    private static let allTables = """
        SELECT string_agg(nspname || '.' || relname, ' ' ORDER BY nspname, relname)
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind = 'r' AND nspname !~ '^(pg_|information)'
        """

    @discardableResult
    private static func restore(
        _ scratch: PostgresScratch, from path: String, replace: Bool, check: (PostgresWire) throws -> Void = { _ in }
    ) throws -> String? {
        try PostgresRestore(url: scratch.url).restore(from: path, replace: replace, at: now, check: check)
    }

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
                "\(row.int64(0)) \(row.optionalText(1) ?? "∅") \(row.optionalBytes(2) ?? [])"
            }
        }
    }

    private static func backup(_ url: String, to path: String) throws {
        let unfinished = try UnfinishedBackup(of: path)
        do {
            try PostgresBackup(url: url).dump(to: unfinished.path)
            try unfinished.finish(nil)
        } catch {
            unfinished.discard()
            throw error
        }
    }

    @Test func whatWasBackedUpComesBack() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                try Self.backup(scratch.url, to: path)
                let before = try await Self.contents(scratch)
                try await PostgresScratch.with { other in
                    #expect(try Self.restore(other, from: path, replace: false) == nil)
                    #expect(try await Self.contents(other) == before)
                    #expect(try await other.engine.write { tx in try tx.id(of: "notes") } > 1000)
                    // A copy of the copy is as good.
                    try await other.define("CREATE TABLE newer (number INT64) STRICT; DELETE FROM notes")
                    let first = try Self.restore(other, from: path, replace: true)
                    #expect(try await Self.contents(other) == before)
                    try Self.backup(other.url, to: path)
                    let second = try Self.restore(other, from: path, replace: true)
                    #expect(try await Self.contents(other) == before)
                    // What was replaced is kept, and no part of a back-up.
                    #expect(first == "huitou_replaced_1700000000")
                    #expect(second == "huitou_replaced_1700000000_2")
                    #expect(
                        try PostgresScratch.say(Self.allTables, at: other.url) == [
                            "huitou_replaced_1700000000.newer huitou_replaced_1700000000.notes "
                                + "huitou_replaced_1700000000_2.notes public.notes"
                        ])
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
                try Self.backup(scratch.url, to: path)
                let error = #expect(throws: DatabaseError.self) {
                    try Self.restore(scratch, from: path, replace: false)
                }
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
                try Self.backup(scratch.url, to: path)
                let whole = try Data(contentsOf: URL(fileURLWithPath: path))
                for damaged in [whole.prefix(whole.count - 2000), Data("no back-up".utf8), Data()] {
                    try Data(damaged).write(to: URL(fileURLWithPath: path))
                    let error = #expect(throws: DatabaseError.self) {
                        try Self.restore(scratch, from: path, replace: true)
                    }
                    #expect(error?.code == "backup.invalid")
                    #expect(try await scratch.count("notes") == 1000)
                }
                let missing = #expect(throws: DatabaseError.self) {
                    try Self.restore(scratch, from: path + "x", replace: true)
                }
                #expect(missing?.code == "backup.invalid")
            }
        }
    }

    /// At its last step, when everything is in: by a check that refuses, and by the server's end.
    @Test func aRestoreThatFailsAtTheLastStepLeavesWhatWasThere() async throws {
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await Self.fill(scratch)
                try Self.backup(scratch.url, to: path)
                try await scratch.define("INSERT INTO notes (number) VALUES (-1)")
                let before = try await Self.contents(scratch)
                #expect(throws: DatabaseError.keyDiffers(path: "k")) {
                    try Self.restore(scratch, from: path, replace: true) { wire in
                        #expect(try wire.say("SELECT count(*) FROM public.notes") == ["1000"])
                        throw DatabaseError.keyDiffers(path: "k")
                    }
                }
                #expect(throws: DatabaseError.self) {
                    try Self.restore(scratch, from: path, replace: true) { wire in
                        let own = try wire.say("SELECT pg_backend_pid()")[0]
                        try PostgresScratch.say("SELECT pg_terminate_backend(\(own), 5000)", at: scratch.url)
                    }
                }
                #expect(try await Self.contents(scratch) == before)
                #expect(try PostgresScratch.say(Self.allTables, at: scratch.url) == ["public.notes"])
            }
        }
    }

    /// Rows that look like the script around them.
    @Test func whateverTextRowsHoldComesBack() async throws {
        let words = ["\\.", "\\restrict x", "COPY public.notes (number) FROM stdin;", "a\nb\tc\\n\r", "", ";", "--"]
        try await Self.withFolder { folder in
            let path = "\(folder)/shop.backup"
            try await PostgresScratch.with { scratch in
                try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY, word TEXT) STRICT")
                try await scratch.engine.write { tx in
                    for (number, word) in words.enumerated() {
                        try tx.execute("INSERT INTO notes (number, word) VALUES (\(number), \(word))")
                    }
                }
                try Self.backup(scratch.url, to: path)
                try Self.restore(scratch, from: path, replace: true)
                let found = try await scratch.engine.read { tx in
                    try tx.all("SELECT word FROM notes ORDER BY number") { $0.text(0) }
                }
                #expect(found == words)
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
                    try Self.backup(scratch.url + "_not_there", to: path)
                }
                #expect(error?.code == "backup.failed")
                #expect(throws: DatabaseError.self) {
                    try Self.backup(scratch.url, to: "\(folder)/no/such/folder")
                }
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("good".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop.backup"])
        }
    }
}
