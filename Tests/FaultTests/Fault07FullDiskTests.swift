import Foundation
import TestProgram
import Testing

/// A disk that is really full.
@Suite(.timeLimit(.minutes(60)), .enabled(if: FaultTools.canMount, FaultTools.noMount))
struct Fault07FullDiskTests {
    @Test func whatDoesNotFitIsRefusedAndWritingGoesOnWhenThereIsRoom() async throws {
        try await Binary.inFolder { outside in
            let disk = try SmallDisk(outside.file("disk"), megabytes: 64)
            do {
                try await Self.fillAndMakeRoom(disk, Soak.of(2, long: 12))
            } catch {
                try disk.unmount()
                throw error
            }
            try disk.unmount()
        }
    }

    private static func fillAndMakeRoom(_ disk: SmallDisk, _ times: Int) async throws {
        try await Rig.open(in: disk.folder) { rig in
            // The alarm before.
            try disk.fill(leaving: 2_500_000)
            let doctor = try rig.good("doctor", "--json")
            let findings = try #require(
                try JSONSerialization.jsonObject(with: Data(doctor.utf8)) as? [String: [[String: String]]])["findings"]
            let room = findings?.first { $0["name"] == "room on the disk" }
            #expect(room?["verdict"] == "warning", "\(room ?? [:])")
            disk.makeRoom()
            let client = try rig.client(
                "load",
                [
                    "run=1", "milliseconds=\(times * 20_000)", "goesOn=yes", "kinds=tags,consents,imports,merges",
                    "files=\(rig.huitou.folder)",
                ])
            try await client.wait("no load") { $0.contains { $0[0] == "tag" } }
            var refused = 0
            for round in 1...times {
                try disk.fill(leaving: 0)
                let before = try client.said().count
                try await client.wait("not full") { lines in
                    lines.dropFirst(before).count { $0[0] == "refused" } >= 3
                        && lines.dropFirst(before).contains { $0[0] == "read" }
                }
                let full = try client.said().dropFirst(before).filter { $0[0] == "refused" }
                #expect(Set(full.map { $0[1] }) == ["database.disk_full"], "round \(round)")
                refused += full.count
                disk.makeRoom()
                let then = try client.said().count
                try await client.wait("no room again") { lines in
                    Set(lines.dropFirst(then).map { $0[0] }).isSuperset(of: ["tag", "consent"])
                }
            }
            // And at last it is killed where it is full.
            try disk.fill(leaving: 0)
            let before = try client.said().count
            try await client.wait("not full") { $0.dropFirst(before).contains { $0[0] == "refused" } }
            client.send(SIGKILL)
            _ = try client.finish()
            disk.makeRoom()
            var journal = Acknowledged()
            journal.add(try client.said())
            try rig.good("brand", "list")
            try rig.soundness()
            let missing = try await journal.missing(from: rig.db, keys: rig.keys)
            #expect(missing.isEmpty, "\(missing.prefix(5))")
            Soak.tell(
                "7 disk really full (root)", runs: 1, injections: times + 1,
                "\(journal.count) acknowledged, none lost; \(refused) refused, reads went on, writing resumed")
        }
    }
}
