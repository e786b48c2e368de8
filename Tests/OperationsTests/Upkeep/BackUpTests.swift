import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What is left of a back-up in the audit.
struct BackUpTests {
    private struct Killed: Error {}

    /// Ended behind each step, as a process may be; so small a copy is whole at its first.
    @Test(arguments: TestEngine.available, BackupStep.allCases.filter { $0 != .copying })
    func noBackUpIsMadeWithoutItsRow(_ engine: TestEngine, _ step: BackupStep) async throws {
        try await Seeded.open(engine) { seeded in
            let path = seeded.folder + "/a.backup"
            await #expect(throws: Killed.self) {
                try await BackupStep.$reached.withValue({ if $0 == step { throw Killed() } }) {
                    _ = try await seeded.run(BackUp(to: path, keysPath: seeded.keys))
                }
            }
            let codes = try await seeded.run(ListAudit(.after(0), limit: 1_000)).map(\.row.code)
            #expect(codes.last == "database.backed_up")
        }
    }

    /// And what is refused leaves none.
    @Test(arguments: TestEngine.available)
    func theRowIsInTheCopyItself(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let path = seeded.folder + "/a.backup"
            _ = try await seeded.run(BackUp(to: path, keysPath: seeded.keys))
            let codes = try await seeded.run(ListAudit(.after(0), limit: 1_000)).map(\.row.code)
            await #expect(throws: DatabaseError.backupThere(path: path)) {
                _ = try await seeded.run(BackUp(to: path, keysPath: seeded.keys))
            }
            let still = try await seeded.run(ListAudit(.after(0), limit: 1_000)).map(\.row.code)
            #expect(still == codes)
            try await engine.location { location in
                _ = try Backup.restore(from: path, to: location, replaces: false, at: Seeded.now)
                let copy = try await seeded.open(at: location)
                let copied = try await copy.run(
                    ListAudit(.after(0), limit: 1_000), as: .commandLine, at: Seeded.now
                ).map(\.row.code)
                #expect(copied == codes && copied.last == "database.backed_up")
                try await copy.close()
            }
        }
    }
}
