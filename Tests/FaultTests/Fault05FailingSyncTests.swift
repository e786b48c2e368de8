import Foundation
import TestProgram
import Testing

/// The disk answers EIO to whoever waits for it, from the N-th time on. In one process, with what followers hear of it, it is
/// `SQLiteDiskTests` in Database that tries it.
@Suite(.timeLimit(.minutes(60)), .enabled(if: FaultTools.hasStrace, FaultTools.noStrace))
struct Fault05FailingSyncTests {
    @Test func afterAFailedSyncNothingMoreIsWrittenOrAcknowledged() async throws {
        try await Rig.open { rig in
            var random = SplitMix(state: 5)
            var journal = Acknowledged()
            var (refused, runs) = (0, 0)
            for round in 1...Soak.of(4, long: 30) {
                runs += 1
                // Opening takes some of the first.
                let first = round == 1 ? 1 : 4 + random.below(60)
                let log = rig.huitou.file("strace.\(round)")
                let client = try rig.client(
                    "load", ["run=\(round)", "kinds=tags", "writers=1", "milliseconds=60000", "seed=\(round)"],
                    under: [FaultTools.strace, "-f", "-qq", "-o", log] + Self.injection(from: first))
                let answer = try client.finish()
                #expect(answer.status == 1, "\(first): \(answer.out.suffix(300)) \(answer.error)")
                let said = try client.said()
                #expect(said.last == ["ended", "database.disk_failed"], "\(first): \(said.suffix(3)) \(answer.error)")
                // One writer: what stands behind the first refusal came after it.
                let from = said.firstIndex { $0[0] == "refused" } ?? said.count
                #expect(!said[from...].contains { $0[0] == "tag" }, "\(first)")
                #expect(said[from...].filter { $0[0] == "refused" }.allSatisfy { $0[1] == "database.disk_failed" })
                refused += said.count { $0[0] == "refused" }
                // Whoever wrote on was refused without the disk being asked again; closing asks it once for the log, and once
                // for the file.
                let failures = try String(contentsOfFile: log, encoding: .utf8).matches(of: /EIO.*INJECTED/).count
                #expect((1...3).contains(failures), "\(first): \(failures)")
                journal.add(said)
                try rig.soundness(nil, "from \(first)")
                let missing = try await journal.missing(from: rig.db, keys: rig.keys)
                #expect(missing.isEmpty, "from \(first): \(missing.prefix(5))")
            }
            Soak.tell(
                "5 fsync answers EIO", runs: runs, injections: runs,
                "\(journal.count) acknowledged, none lost; \(refused) writes refused afterwards")
        }
    }

    /// The program itself: its word, its exit status, and what is there afterwards.
    @Test func aCommandWhoseWriteDidNotReachTheDiskSaysSo() async throws {
        try await Rig.open { rig in
            let list = try rig.good("customers", "list", "--limit", "5", "--csv")
            let customer = try #require(list.firstMatch(of: /c_[0-9a-z]+/)).output
            var failed = 0
            for first in 1...Soak.of(6, long: 12) {
                let tag = "tag \(first)"
                let command =
                    [
                        "-f", "-qq", "-o", "/dev/null",
                    ] + Self.injection(from: first) + [
                        Binary.path(), "customers", "tag", String(customer), tag, "--db", rig.db, "--keys", rig.keys,
                        "--json",
                    ]
                let answer = try rig.huitou.start(command, program: FaultTools.strace).finish()
                if answer.status != 0 {
                    #expect(answer.status == 69, "\(first): \(answer.out) \(answer.error)")
                    #expect(answer.error.contains("\"database.disk_failed\""), "\(first): \(answer.error)")
                    failed += 1
                }
                let shown = try rig.good("customers", "show", String(customer), "--json")
                if answer.status == 0 { #expect(shown.contains(tag)) }
                try rig.soundness(nil, "from \(first)")
            }
            // A command waits for the disk to commit, and to move the log into the file at its end.
            #expect(failed > 1)
        }
    }

    private static func injection(from first: Int) -> [String] {
        ["-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO:when=\(first)+"]
    }
}
