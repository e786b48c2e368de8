import Access
import Foundation
import Operations
import Shop
import TestDatabases
import TestProgram
import Testing

@testable import Database

/// Bytes that change by themselves on the disk. Of the columns that are kept between starts it is `CheckpointDamageTests` and
/// `KeptColumnsTests` that try it.
@Suite(.timeLimit(.minutes(60)))
struct Fault10BitRotTests {
    @Test func aFlippedBitInABackupIsNoticedWhereverItLies() async throws {
        try await Rig.open { rig in
            let backup = rig.huitou.file("good.backup")
            try rig.good("backup", backup)
            let good = try Data(contentsOf: URL(filePath: backup))
            var random = SplitMix(state: 10)
            let flips = Soak.of(100, long: 2_000)
            let handle = try FileHandle(forUpdating: URL(filePath: backup))
            for _ in 1...flips {
                let place = random.below(good.count)
                let byte = good[place] ^ UInt8(1 << random.below(8))
                try Self.put([byte], at: place, handle)
                #expect(throws: DatabaseError.self, "\(place)") {
                    try BackupInspection.look(at: backup, for: .file(path: "/nowhere"))
                }
                try Self.put([good[place]], at: place, handle)
            }
            try Self.put([good[good.count / 2] ^ 1], at: good.count / 2, handle)
            let copy = rig.huitou.file("copy.db")
            let refused = try rig.huitou.run("restore", backup, "--db", copy, "--keys", rig.keys, "--json")
            #expect(refused.status == 65 && refused.error.contains("backup.invalid"), "\(refused.error)")
            #expect(!FileManager.default.fileExists(atPath: copy))
            Soak.tell("10 bit rot in a back-up", runs: 1, injections: flips, "every one noticed")
        }
    }

    /// What SQLite has no checksum for it cannot know: a value that became another one. What it finds has a name.
    @Test func ofADamagedDatabaseNothingBreaksAndWhatIsFoundIsNamed() async throws {
        try await Rig.open { rig in
            let good = try Data(contentsOf: URL(filePath: rig.db))
            let wanted = try await Self.dump(rig.db)
            var random = SplitMix(state: 11)
            var found = (refused: 0, named: 0, harmless: 0, silent: 0)
            let flips = Soak.of(20, long: 400)
            for number in 1...flips {
                let place = random.below(good.count)
                var damaged = good
                damaged[place] ^= UInt8(1 << random.below(8))
                let path = rig.huitou.file("damaged.db")
                for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
                try damaged.write(to: URL(filePath: path))
                switch await Self.look(at: path, keys: rig.keys) {
                case .refused: found.refused += 1
                case .found(let words):
                    #expect(!words.isEmpty, "\(place)")
                    found.named += 1
                case .nothing:
                    let dump = try await Self.dump(path)
                    if dump == wanted { found.harmless += 1 } else { found.silent += 1 }
                }
                if number % 200 == 0 { try rig.soundness() }
            }
            Soak.tell(
                "10 bit rot in the database", runs: 1, injections: flips,
                "\(found.refused) not opened, \(found.named) found by doctor, \(found.harmless) in unused bytes, "
                    + "\(found.silent) values that became others unnoticed (SQLite has no checksums)")
        }
    }

    @Test(arguments: ["orders", "customers", "order_lines"])
    func theTableOfADamagedPageIsNamed(_ table: String) async throws {
        try await Rig.open { rig in
            let (page, size) = try await Self.page(of: table, rig.db)
            try rig.good("backup", rig.huitou.file("good.backup"))
            let handle = try FileHandle(forUpdating: URL(filePath: rig.db))
            // Its head: what kind of page it is, and where its rows lie.
            try Self.put([UInt8](repeating: 0x5A, count: 200), at: (page - 1) * size, handle)
            try handle.close()
            let doctor = try rig.run(["doctor", "--lang", "en"])
            #expect(doctor.status == 70, "\(doctor.status) \(doctor.out) \(doctor.error)")
            let lines = doctor.out.split(separator: "\n")
            let integrity = lines.first { $0.contains("integrity") } ?? ""
            #expect(integrity.contains(table), "\(doctor.out) \(doctor.error)")
            try rig.good("restore", rig.huitou.file("good.backup"), "--replace")
            try rig.soundness()
        }
    }

    /// A flip in the log takes what was committed behind it, as SQLite cannot tell it from the end. What is left is whole.
    @Test func ofADamagedLogWhatIsLeftIsWhole() async throws {
        try await Rig.open { rig in
            let client = try rig.client(
                "load", ["run=1", "milliseconds=60000", "kinds=tags,consents,imports", "seed=3"])
            try await client.wait("no load") { $0.count { $0[0] == "import" } >= 3 }
            client.send(SIGKILL)
            _ = try client.finish()
            var journal = Acknowledged()
            journal.add(try client.said())
            let (file, log) = try (
                Data(contentsOf: URL(filePath: rig.db)), Data(contentsOf: URL(filePath: rig.db + "-wal"))
            )
            try #require(log.count > 100_000)
            var random = SplitMix(state: 12)
            var (lost, noticed) = (0, 0)
            let flips = Soak.of(6, long: 60)
            for number in 0...flips {
                let path = rig.huitou.file("damaged.db")
                for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
                var damaged = log
                // Without a flip first: then all is there, and it is noted beside the keys how far the audit went.
                if number > 0 { damaged[random.below(log.count)] ^= UInt8(1 << random.below(8)) }
                try file.write(to: URL(filePath: path))
                try damaged.write(to: URL(filePath: path + "-wal"))
                let faults = try rig.faults(path)
                #expect(Set(faults.keys).isSubset(of: ["audit"]), "\(number): \(faults)")
                #expect(faults["audit"].map { $0.contains("cut off") } ?? true, "\(number): \(faults)")
                let missing = try await journal.missing(from: path, keys: rig.keys)
                if number == 0 { #expect(missing.isEmpty && faults.isEmpty, "\(missing.prefix(5)) \(faults)") }
                // All of these writes are audited.
                #expect(missing.isEmpty || !faults.isEmpty, "\(number): \(missing.prefix(5))")
                lost += missing.isEmpty ? 0 : 1
                noticed += faults.isEmpty ? 0 : 1
            }
            Soak.tell(
                "10 bit rot in the log", runs: 1, injections: flips,
                "each opened whole; \(lost) times something acknowledged behind the flip was gone, and the audit said so "
                    + "\(noticed) times")
        }
    }

    private enum Look {
        /// It is not opened.
        case refused
        case found(String)
        case nothing
    }

    private static func look(at path: String, keys: String) async -> Look {
        do {
            let installation = try await Installation.open(
                DatabasePlace(path) { $0 }, keysPath: keys, makes: false, at: Instant(Date()))
            do {
                let findings = try await installation.run(
                    Examine(keysPath: keys), as: .commandLine, at: Instant(Date()))
                _ = try? await installation.close()
                let bad = findings.filter { $0.verdict == .bad }.map { "\($0.name.english): \($0.detail.english)" }
                return bad.isEmpty ? .nothing : .found(bad.joined(separator: "; "))
            } catch {
                _ = try? await installation.close()
                return .found("\(error)")
            }
        } catch {
            return .refused
        }
    }

    private static func page(of table: String, _ path: String) async throws -> (Int, size: Int) {
        let engine = try SQLiteEngine(path: path)
        let found = try await engine.read { tx in
            let root = try tx.first("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = \(table)") {
                $0.int(0)
            }
            return (root ?? 0, try tx.first("PRAGMA page_size") { $0.int(0) } ?? 0)
        }
        try await engine.close()
        return found
    }

    private static func dump(_ path: String) async throws -> [String] {
        let engine = try SQLiteEngine(path: path)
        try await engine.close()
        let database = try await Database.open(
            .file(path: path), makes: false, migrations: Installation.migrations, at: Instant(Date()))
        do {
            let lines = try await WholeDump.of(database)
            try await database.close()
            return lines
        } catch {
            // What went wrong above is what the test must hear.
            _ = try? await database.close()
            throw error
        }
    }

    private static func put(_ bytes: [UInt8], at place: Int, _ handle: FileHandle) throws {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: Data(bytes))
    }
}
