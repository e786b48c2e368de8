import Foundation
import Shop
import TestDatabases
import Testing

@testable import Database

/// No more room, which is made by a limit on the size of files: in a process of its own, since it holds for all of it.
@Suite(.timeLimit(.minutes(60)))
struct SQLiteRoomTests {
    @Test func aFileAtItsLimitIsAFullDiskUntilThereIsRoom() async throws {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            try await TestEngine.sqlite.database([.sketch]) { database in
                try await database.write { try $0.addThing(1, "kept") }
                try FileSize.limit(to: 1 << 20)
                var kept = 1
                let refusal = await #expect(throws: DatabaseError.self) {
                    while true {
                        let next = Int64(kept + 1)
                        try await database.write { try $0.addThing(next, String(repeating: "\(next) ", count: 5000)) }
                        kept += 1
                    }
                }
                #expect(refusal == .diskFull)
                #expect(kept > 10)
                #expect(try await database.read { try $0.names().count } == kept)
                // As often as it is asked, and no trouble to reads.
                await #expect(throws: DatabaseError.diskFull) {
                    try await database.write { try $0.addThing(0, String(repeating: "large ", count: 500_000)) }
                }
                try FileSize.limit(to: nil)
                try await database.write { try $0.addThing(0, "there is room") }
                #expect(try await database.read { try $0.names().count } == kept + 1)
                let findings = try await Examination.findings(of: database)
                #expect(findings.allSatisfy { $0.verdict != .bad })
            }
        }
    }

    @Test func aLogThatCannotBeMovedForWantOfRoomStopsNobody() async throws {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)
            try await TestEngine.sqlite.location { location in
                let engine = try await SQLiteEngine.withNotes(at: location, longestLog: 64)
                // The log begins anew each time it was moved; the file grows.
                for _ in 1...10 { try await engine.note(bytes: 400_000) }
                try FileSize.limit(to: 1 << 20)
                for _ in 1...2 { try await engine.note(bytes: 300_000) }
                let logged = try FileManager.default.attributesOfItem(atPath: location.shown + "-wal")[.size] as? Int
                #expect((logged ?? 0) > 600_000)
                #expect(try await engine.refusal(bytes: 600_000) == "database.disk_full")
                try FileSize.limit(to: nil)
                try await engine.note(bytes: 600_000)
                #expect(try await engine.notes() == 13)
                try await engine.close()
            }
        }
    }
}

/// How large a file this process may write.
private enum FileSize {
    /// - Parameter bytes: as large as it likes for nil.
    static func limit(to bytes: UInt?) throws {
        var limit = rlimit()
        try #require(getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
        limit.rlim_cur = bytes ?? limit.rlim_max
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    }
}
