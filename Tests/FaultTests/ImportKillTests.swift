import Database
import Foundation
import Operations
import Shop
import TestDatabases
import TestProgram
import Testing

/// An import killed at any moment, and run again until it ends, leaves what an import leaves that was never killed.
struct ImportKillTests {
    private static let kills = Soak.of(5, long: 50)

    @Test func aKilledImportEndsLikeOneThatWasNeverKilled() async throws {
        try await Binary.inFolder { huitou in
            let path = try huitou.retailFile("retail.csv", rows: 16_000)
            let (reference, length) = try await whole(huitou, path)
            var generator = SplitMix(state: 101)
            var killed = 0
            var round = 0
            while killed < Self.kills {
                round += 1
                let name = "\(round).db"
                try make(huitou, name)
                // Several kills of one database, then a run that ends.
                for _ in 0..<3 where killed < Self.kills {
                    let importing = try huitou.start(["import", path, "--db", name, "--keys", "keys"])
                    let moment = Double.random(in: 0.01...1, using: &generator)
                    try await Task.sleep(for: length * moment)
                    if importing.process.isRunning {
                        kill(importing.process.processIdentifier, SIGKILL)
                        killed += 1
                    }
                    _ = try importing.finish()
                }
                let last = try huitou.run("import", path, "--db", name, "--keys", "keys")
                #expect(last.status == 0, "\(last.error)")
                #expect(try await dump(huitou, name) == reference, "after kill \(killed)")
                let doctor = try huitou.run("doctor", "--db", name, "--keys", "keys")
                #expect(doctor.status == 0, "\(doctor.out)")
                #expect(round < Self.kills * 10)
            }
        }
    }

    /// What is to come of it, and how long the import takes: that alone, for other tests may hold up this one at any `await`.
    private func whole(_ huitou: Binary, _ path: String) async throws -> ([String], length: Duration) {
        try make(huitou, "whole.db")
        let start = ContinuousClock.now
        let imported = try huitou.run("import", path, "--db", "whole.db", "--keys", "keys")
        let length = ContinuousClock.now - start
        try #require(imported.status == 0, "\(imported.error)")
        return (try await dump(huitou, "whole.db"), length)
    }

    private func make(_ huitou: Binary, _ name: String) throws {
        let made = try huitou.run("brand", "create", "b", "--db", name, "--keys", "keys", "--currency", "GBP")
        try #require(made.status == 0, "\(made.error)")
    }

    private func dump(_ huitou: Binary, _ name: String) async throws -> [String] {
        let database = try await Database.open(
            .file(path: huitou.file(name)), makes: false, migrations: Installation.migrations,
            at: Instant(seconds: 1_780_000_000))
        let lines = try await CanonicalDump.of(database)
        try await database.close()
        return lines
    }
}
