import Foundation
import TestProgram
import Testing

/// Back-ups while everything is written at once: each that bears its name is restored and compared with what was acknowledged
/// before it began.
@Suite(.timeLimit(.minutes(60)))
struct Fault15BackupUnderLoadTests {
    @Test func whatWasAcknowledgedBeforeABackupBeganIsInIt() async throws {
        try await Rig.open { rig in
            let client = try rig.client(
                "load",
                [
                    "run=1", "milliseconds=\(Soak.of(4_000, long: 40_000))", "seed=15",
                    "kinds=tags,consents,imports,merges,watch,backups",
                ])
            let answer = try client.finish()
            #expect(answer.status == 0, "\(answer.out.suffix(300)) \(answer.error)")
            let said = try client.said()
            let whole = Set(said.filter { $0[0] == "copied" }.map { $0[1] })
            try #require(whole.count >= 2)
            var (restored, compared) = (0, 0)
            for (place, line) in said.enumerated() where line[0] == "copying" && whole.contains(line[1]) {
                restored += 1
                let copy = line[1] + ".db"
                let answer = try rig.huitou.run("restore", line[1], "--db", copy, "--keys", rig.keys)
                #expect(answer.status == 0, "\(answer.error)")
                try rig.soundness(copy, line[1])
                var journal = Acknowledged()
                // A merge may have been taken back since, but not before.
                journal.add(Array(said[..<place]))
                compared += journal.count
                let missing = try await journal.missing(from: copy, keys: rig.keys)
                #expect(missing.isEmpty, "\(line[1]): \(missing.prefix(5))")
                for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
                // As many as the time allows in the continuous run.
                if restored == Soak.of(3, long: 200) { break }
            }
            Soak.tell(
                "15 back-up under load, restored", runs: 1, injections: restored,
                "\(compared) comparisons with what was acknowledged before, none missing")
        }
    }
}
