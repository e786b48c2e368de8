import Database
import Foundation
import Shop
import TestDatabases
import Testing

struct BackupTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    @Test(arguments: TestEngine.available)
    func whatIsBackedUpIsRestored(_ engine: TestEngine) async throws {
        try await inFolder { folder in
            let backup = folder + "/shop.backup"
            try await engine.database([.sketch]) { database in
                try await database.write { try $0.addThing(1, "香薰") }
                _ = try await Backup.make(of: database, keysPath: folder + "/keys", to: backup, at: now) { _ in }
                try await database.write { try $0.addThing(2, "after") }
            }
            try await engine.location { location in
                _ = try Backup.restore(from: backup, to: location, replaces: false, at: now)
                let restored = try await Database.open(location, makes: false, migrations: [.sketch], at: now)
                #expect(try await restored.read { try $0.names() } == ["香薰"])
                try await restored.write { try $0.addThing(2, "goes on") }
                try await restored.close()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aDatabaseIsOnlyReplacedWhenAsked(_ engine: TestEngine) async throws {
        try await inFolder { folder in
            let backup = folder + "/shop.backup"
            try await engine.location { location in
                let database = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
                try await database.write { try $0.addThing(1, "backed up") }
                _ = try await Backup.make(of: database, keysPath: folder + "/keys", to: backup, at: now) { _ in }
                try await database.write { try $0.addThing(2, "newer") }
                try await database.close()
                #expect(throws: DatabaseError.self) {
                    try Backup.restore(from: backup, to: location, replaces: false, at: now)
                }
                // A look that refuses is the last word, also of what only the tables tell.
                try FileManager.default.removeItem(atPath: backup + ".json")
                #expect(throws: DatabaseError.newer(found: 900, known: 0)) {
                    try Backup.restore(from: backup, to: location, replaces: true, at: now) { found in
                        guard found.schema == 900 else { return [:] }
                        throw DatabaseError.newer(found: 900, known: 0)
                    }
                }
                let unchanged = try await Database.open(location, makes: false, migrations: [.sketch], at: now)
                #expect(try await unchanged.read { try $0.names() } == ["backed up", "newer"])
                try await unchanged.close()
                let aside = try Backup.restore(from: backup, to: location, replaces: true, at: now)
                #expect(aside != nil)
                let restored = try await Database.open(location, makes: false, migrations: [.sketch], at: now)
                #expect(try await restored.read { try $0.names() } == ["backed up"])
                try await restored.close()
            }
        }
    }

    @Test func anAlteredBackupIsRefused() async throws {
        try await inFolder { folder in
            let backup = folder + "/shop.backup"
            try await TestEngine.sqlite.database([.sketch]) { database in
                try await database.write { try $0.addThing(1, "kept") }
                _ = try await Backup.make(of: database, keysPath: folder + "/keys", to: backup, at: now) { _ in }
            }
            var bytes = try Data(contentsOf: URL(filePath: backup))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(filePath: backup))
            #expect(throws: DatabaseError.self) {
                try Backup.restore(from: backup, to: .file(path: folder + "/new.db"), replaces: false, at: now)
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/new.db"))
        }
    }

    @Test func aHalfBackupNeverBearsTheGoodName() async throws {
        try await inFolder { folder in
            let backup = folder + "/missing/shop.backup"
            try await TestEngine.sqlite.database([.sketch]) { database in
                await #expect(throws: DatabaseError.self) {
                    try await Backup.make(of: database, keysPath: folder + "/keys", to: backup, at: now) { _ in }
                }
            }
            #expect(!FileManager.default.fileExists(atPath: backup))
        }
    }

    @Test func anyOtherFileIsNoBackup() async throws {
        try await inFolder { folder in
            try Data("no backup".utf8).write(to: URL(filePath: folder + "/x"))
            #expect(throws: DatabaseError.self) {
                try Backup.restore(from: folder + "/x", to: .file(path: folder + "/new.db"), replaces: false, at: now)
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/new.db"))
        }
    }

    @Test func aBackupIsOneMomentWhileOthersWrite() async throws {
        try await inFolder { folder in
            try await TestEngine.sqlite.database([.sketch]) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in Int64(1)...200 {
                        group.addTask {
                            try await database.write { tx in
                                try tx.addThing(id, "one \(id)", brand: 1)
                                try tx.addThing(id, "two \(id)", brand: 2)
                            }
                        }
                    }
                    for number in 1...3 {
                        let path = folder + "/\(number).backup"
                        group.addTask {
                            _ = try await Backup.make(of: database, keysPath: folder + "/keys", to: path, at: now) {
                                _ in
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            for number in 1...3 {
                let target = Location.file(path: folder + "/\(number).db")
                _ = try Backup.restore(from: folder + "/\(number).backup", to: target, replaces: false, at: now)
                let restored = try await Database.open(target, makes: false, migrations: [.sketch], at: now)
                let (one, two) = try await restored.read {
                    (try $0.names(brand: 1).count, try $0.names(brand: 2).count)
                }
                #expect(one == two)
                try await restored.close()
            }
        }
    }

    private func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }
}
