import Foundation
import TestProgram
import Testing

@testable import Database

/// Where a back-up is written to dies midway; at its named points it dies in `Fault03DeathPointTests`.
@Suite(.timeLimit(.minutes(60)))
struct Fault16DyingBackupTests {
    @Test func aKilledBackupLeavesTheOldOneOrTheNewOne() async throws {
        try await Rig.open { rig in
            let path = rig.huitou.file("safe.backup")
            try rig.good("backup", path)
            var random = SplitMix(state: 16)
            var killed = 0
            let kills = Soak.of(5, long: 60)
            let start = ContinuousClock.now
            try rig.good("backup", path, "--replace")
            let length = ContinuousClock.now - start
            while killed < kills {
                let backing = try rig.start(["backup", path, "--replace"])
                try await Task.sleep(for: length * (0.3 + 0.7 * Double(random.below(1_000)) / 1_000))
                backing.send(SIGKILL)
                if try backing.finish().status == SIGKILL { killed += 1 }
                let record = try BackupRecord.checked(beside: path)
                #expect(record != nil)
                _ = try BackupInspection.look(at: path, for: .file(path: "/nowhere"))
            }
            try rig.good("backup", path, "--replace")
            let left = try FileManager.default.contentsOfDirectory(atPath: rig.huitou.folder)
            #expect(!left.contains { $0.contains(".partial") }, "\(left)")
            Soak.tell("16 back-up killed midway", runs: 1, injections: killed, "the good one kept each time")
        }
    }

    @Test(.enabled(if: FaultTools.hasPrlimit, FaultTools.noPrlimit))
    func aBackupForWhichThereIsNoRoomLeavesTheOldOne() async throws {
        try await Rig.open { rig in
            let path = rig.huitou.file("safe.backup")
            try rig.good("backup", path)
            let good = try Data(contentsOf: URL(filePath: path))
            let command = [Binary.path(), "backup", path, "--replace", "--db", rig.db, "--keys", rig.keys, "--json"]
            for share in 1...Soak.of(3, long: 10) {
                let limit = good.count * share / 12
                let full = try rig.huitou.start(["--fsize=\(limit)"] + command, program: FaultTools.prlimit).finish()
                #expect(full.status == 69, "\(limit): \(full.out) \(full.error)")
                #expect(full.error.contains("\"backup.failed\""), "\(full.error)")
                #expect(try Data(contentsOf: URL(filePath: path)) == good)
                let record = try BackupRecord.checked(beside: path)
                #expect(record != nil)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: rig.huitou.folder)
            #expect(!left.contains { $0.contains(".partial") }, "\(left)")
        }
    }

    @Test func anOlderBackupIsReplacedOnlyWhenAsked() async throws {
        try await Rig.open(customers: 20) { rig in
            let path = rig.huitou.file("safe.backup")
            try rig.good("backup", path)
            let good = try Data(contentsOf: URL(filePath: path))
            try rig.good("brand", "create", "another")
            let refused = try rig.run(["backup", path, "--json"])
            #expect(refused.status == 73 && refused.error.contains("\"backup.exists\""), "\(refused.error)")
            #expect(try Data(contentsOf: URL(filePath: path)) == good)
            try rig.good("backup", path, "--replace")
            #expect(try Data(contentsOf: URL(filePath: path)) != good)
            // What is no back-up is never replaced.
            let other = rig.huitou.file("letter.txt")
            try Data("a letter".utf8).write(to: URL(filePath: other))
            let kept = try rig.run(["backup", other, "--replace", "--json"])
            #expect(kept.status == 69 && kept.error.contains("\"backup.failed\""), "\(kept.error)")
            #expect(try Data(contentsOf: URL(filePath: other)) == Data("a letter".utf8))
        }
    }

    @Test func twoBackupsOfOneNameDoNotMix() async throws {
        try await Rig.open { rig in
            let path = rig.huitou.file("safe.backup")
            // Somebody else is just writing it.
            let unfinished = try UnfinishedBackup(of: path)
            let refused = try rig.run(["backup", path, "--json"])
            #expect(refused.status == 69 && refused.error.contains("another process is making"), "\(refused.error)")
            unfinished.discard()
            try rig.good("backup", path)
        }
    }
}
