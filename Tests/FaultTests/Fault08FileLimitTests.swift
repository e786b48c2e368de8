import Foundation
import TestProgram
import Testing

/// A file may not grow beyond a limit. In one process, to the byte, it is `SQLiteRoomTests` in Database that tries it.
@Suite(.timeLimit(.minutes(60)), .enabled(if: FaultTools.hasPrlimit, FaultTools.noPrlimit))
struct Fault08FileLimitTests {
    @Test func aFileThatMayNotGrowIsAFullDisk() async throws {
        try await Rig.open { rig in
            let times = Soak.of(2, long: 12)
            let client = try rig.client(
                "load", ["run=1", "milliseconds=\(times * 20_000)", "goesOn=yes", "kinds=tags,consents,merges"])
            try await client.wait("no load") { $0.contains { $0[0] == "tag" } }
            var refused = 0
            for round in 1...times {
                let size = try FileManager.default.attributesOfItem(atPath: rig.db + "-wal")[.size] as? Int ?? 0
                try Self.limit(client.process.processIdentifier, to: String(size + 100_000))
                let before = try client.said().count
                try await client.wait("no limit") { lines in
                    lines.dropFirst(before).count { $0[0] == "refused" } >= 3
                        && lines.dropFirst(before).contains { $0[0] == "read" }
                }
                let full = try client.said().dropFirst(before).filter { $0[0] == "refused" }
                #expect(Set(full.map { $0[1] }) == ["database.disk_full"], "round \(round)")
                refused += full.count
                try Self.limit(client.process.processIdentifier, to: "unlimited")
                let then = try client.said().count
                try await client.wait("no room again") { $0.dropFirst(then).contains { $0[0] == "tag" } }
            }
            client.send(SIGKILL)
            _ = try client.finish()
            var journal = Acknowledged()
            journal.add(try client.said())
            try rig.good("brand", "list")
            try rig.soundness()
            let missing = try await journal.missing(from: rig.db, keys: rig.keys)
            #expect(missing.isEmpty, "\(missing.prefix(5))")
            Soak.tell(
                "8 limit on the size of files", runs: 1, injections: times,
                "\(journal.count) acknowledged, none lost; \(refused) refused, reads went on, writing resumed")
        }
    }

    @Test func anImportThatDoesNotFitSaysSoAndCanBeRunAgain() async throws {
        try await Binary.inFolder { huitou in
            let rig = Rig(huitou: huitou, db: huitou.file("a.db"), keys: huitou.file("keys"))
            try rig.good("brand", "create", "b", "--currency", "GBP")
            let path = try huitou.retailFile("retail.csv", rows: 20_000)
            let size = try FileManager.default.attributesOfItem(atPath: rig.db)[.size] as? Int ?? 0
            let cut = try rig.huitou.start(
                [
                    "--fsize=\(size + 600_000)", Binary.path(), "import", path, "--db", rig.db, "--keys", rig.keys,
                    "--json",
                ], program: FaultTools.prlimit
            ).finish()
            #expect(cut.status == 69, "\(cut.status) \(cut.out) \(cut.error)")
            #expect(cut.error.contains("\"database.disk_full\""), "\(cut.error)")
            try rig.soundness()
            try rig.good("import", path)
            try rig.soundness()
        }
    }

    private static func limit(_ process: Int32, to bytes: String) throws {
        let limiting = Process()
        limiting.executableURL = URL(filePath: FaultTools.prlimit)
        limiting.arguments = ["--pid", String(process), "--fsize=\(bytes):unlimited"]
        try limiting.run()
        limiting.waitUntilExit()
        try #require(limiting.terminationStatus == 0)
    }
}
