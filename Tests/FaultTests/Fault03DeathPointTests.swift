import Foundation
import Operations
import Shop
import TestDatabases
import TestProgram
import Testing

@testable import Database

/// The process dies at every point that has a name, of a migration, an import, an erasure and a back-up; what it left is gone
/// on with, and no half of anything is seen.
@Suite(.timeLimit(.minutes(60)))
struct Fault03DeathPointTests {
    private static let every = Soak.isLong ? 1 : 5

    @Test func aMigrationIsThereWholeOrNotAtAll() async throws {
        try await Binary.inFolder { huitou in
            let kept =
                URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
                + "/OperationsTests/Schemas/schema-4"
            func rig(_ name: String) throws -> Rig {
                try FileManager.default.copyItem(atPath: kept + ".db", toPath: huitou.file(name))
                return Rig(huitou: huitou, db: huitou.file(name), keys: huitou.file("keys"))
            }
            try FileManager.default.copyItem(atPath: kept + ".keyfile", toPath: huitou.file("keys"))
            let whole = try rig("whole.db")
            try whole.good("brand", "list")
            let wanted = try await Self.schema(whole.db)
            let points = Installation.migrations.filter { $0.number > 4 }.flatMap { migration in
                (1...migration.statements.count).map { (migration.number, $0) }
            }
            var deaths = 0
            for (place, point) in points.enumerated() where place % Self.every == 0 {
                let killed = try rig("\(place).db")
                let died = try killed.client("die", ["at=migration:\(point.0):\(point.1)"]).finish()
                #expect(died.status == SIGKILL && died.out == "dies\n", "\(point) \(died.out) \(died.error)")
                // What an older program would find.
                let version = try await Self.version(killed.db)
                #expect(version == point.0 - 1)
                try killed.good("brand", "list")
                let schema = try await Self.schema(killed.db)
                #expect(schema == wanted, "\(point)")
                if deaths % 10 == 0 { try killed.soundness(nil, "\(point)") }
                deaths += 1
            }
            Soak.tell(
                "3 death during a migration", runs: points.count, injections: deaths, "each whole or not at all")
        }
    }

    @Test func anImportIsGoneOnWith() async throws {
        try await Binary.inFolder { huitou in
            let path = try huitou.retailFile("retail.csv", rows: 6_000)
            func rig(_ name: String) throws -> Rig {
                let rig = Rig(huitou: huitou, db: huitou.file(name), keys: huitou.file("keys"))
                try rig.good("brand", "create", "b", "--currency", "GBP")
                return rig
            }
            let whole = try rig("whole.db")
            try whole.good("import", path)
            let wanted = try await Self.dump(whole.db)
            let points = Array(1...Soak.of(3, long: 8))
            for point in points {
                let killed = try rig("\(point).db")
                let died = try killed.client("die", ["at=import:\(point)", "file=\(path)"]).finish()
                #expect(died.status == SIGKILL && died.out == "dies\n", "\(point) \(died.out) \(died.error)")
                try killed.soundness(nil, "import \(point)")
                try killed.good("import", path)
                let dump = try await Self.dump(killed.db)
                #expect(dump == wanted, "\(point)")
            }
            Soak.tell(
                "3 death during an import", runs: points.count, injections: points.count, "run again, it ends alike")
        }
    }

    @Test func anErasureIsCompletedByTheNextStart() async throws {
        try await Rig.open { rig in
            let list = try rig.good("customers", "list", "--limit", "40", "--csv", "--lang", "en")
            let ids = list.matches(of: /c_[0-9a-z]+/).map { String($0.output) }
            try #require(ids.count >= ErasureStep.allCases.count)
            var journal = Acknowledged()
            for (step, id) in zip(ErasureStep.allCases, ids) {
                let died = try rig.client("die", ["at=erase:\(step)", "customer=\(id)"]).finish()
                #expect(died.status == SIGKILL && died.out == "dies\n", "\(step) \(died.out) \(died.error)")
                journal.add([["erase", id]])
                // It opens the database, and so goes on with what was left.
                let missing = try await journal.missing(from: rig.db, keys: rig.keys)
                #expect(missing.isEmpty, "\(step) \(missing)")
                try rig.soundness(nil, "\(step)")
            }
            Soak.tell(
                "3 death during an erasure", runs: 1, injections: ErasureStep.allCases.count,
                "completed by the next start")
        }
    }

    @Test func theNameOfABackupIsThatOfAGoodOne() async throws {
        try await Rig.open { rig in
            for hasOlder in [false, true] {
                for step in BackupStep.allCases {
                    let path = rig.huitou.file("\(hasOlder)-\(step).backup")
                    if hasOlder { try rig.good("backup", path) }
                    let died = try rig.client("die", ["at=backup:\(step)", "to=\(path)"]).finish()
                    #expect(died.status == SIGKILL && died.out == "dies\n", "\(step) \(died.out) \(died.error)")
                    let hasName = [.named, .finished].contains(step)
                    #expect(FileManager.default.fileExists(atPath: path) == (hasOlder || hasName), "\(step)")
                    if hasOlder || hasName {
                        // What bears the name is whole, has its checksum beside it, and goes in.
                        let record = try BackupRecord.checked(beside: path)
                        #expect(record != nil, "\(step)")
                        let copy = rig.huitou.file("\(hasOlder)-\(step).db")
                        let restored = try rig.huitou.run("restore", path, "--db", copy, "--keys", rig.keys)
                        #expect(restored.status == 0, "\(step) \(restored.error)")
                    }
                    try rig.good("backup", path, "--replace")
                    let record = try BackupRecord.checked(beside: path)
                    #expect(record != nil)
                    let left = try FileManager.default.contentsOfDirectory(atPath: rig.huitou.folder)
                    #expect(!left.contains { $0.contains(".partial") }, "\(step) \(left)")
                }
            }
            Soak.tell(
                "3, 16 death during a back-up", runs: 2, injections: BackupStep.allCases.count * 2,
                "the name is a good one's, old or new")
        }
    }

    private static func schema(_ path: String) async throws -> [String] {
        try await reading(path) { tx in
            try tx.all("SELECT type || name || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name") { $0.text(0) }
                + tx.all("SELECT number || name || digest FROM schema_migrations ORDER BY number") { $0.text(0) }
        }
    }

    /// Without bringing the schema up to date.
    private static func version(_ path: String) async throws -> Int64 {
        let engine = try SQLiteEngine(path: path)
        let version = try await Schema.version(engine)
        try await engine.close()
        return version
    }

    private static func dump(_ path: String) async throws -> [String] {
        let database = try await Database.open(
            .file(path: path), makes: false, migrations: Installation.migrations, at: Instant(Date()))
        let lines = try await CanonicalDump.of(database)
        try await database.close()
        return lines
    }

    private static func reading<Value: Sendable>(
        _ path: String, _ body: @escaping @Sendable (ReadTransaction) throws -> Value
    ) async throws -> Value {
        let database = try await Database.open(
            .file(path: path), makes: false, migrations: Installation.migrations, at: Instant(Date()))
        let value = try await database.read(body)
        try await database.close()
        return value
    }
}
