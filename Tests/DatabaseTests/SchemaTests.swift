import Database
import Shop
import TestDatabases
import Testing

struct SchemaTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    @Test(arguments: TestEngine.available)
    func openingAgainChangesNothing(_ engine: TestEngine) async throws {
        try await engine.location { location in
            for round in 1...3 {
                let database = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
                #expect(try await database.schemaVersion() == 900)
                if round == 1 { try await database.write { try $0.addThing(1, "kept") } }
                #expect(try await database.read { try $0.names() } == ["kept"])
                try await database.close()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewerDatabaseIsRefused(_ engine: TestEngine) async throws {
        try await engine.location { location in
            let newer = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            try await newer.close()
            await #expect(throws: DatabaseError.newer(found: 900, known: 1)) {
                try await Database.open(location, makes: false, migrations: [], at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anEditedMigrationIsRefused(_ engine: TestEngine) async throws {
        try await engine.location { location in
            let first = try await Database.open(location, makes: true, migrations: [.sketch], at: now)
            try await first.close()
            let edited = Migration(900, "sketch", ids: ["things"], "CREATE TABLE others (id INT64) STRICT")
            await #expect(throws: DatabaseError.alteredMigration(number: 900, name: "sketch")) {
                try await Database.open(location, makes: false, migrations: [edited], at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aMigrationThatFailsLeavesNothing(_ engine: TestEngine) async throws {
        try await engine.location { location in
            let broken = Migration(
                5, "broken", "CREATE TABLE half (id INT64) STRICT\n;\nCREATE TABLE half (id INT64) STRICT")
            await #expect(throws: DatabaseError.self) {
                try await Database.open(location, makes: true, migrations: [broken], at: now)
            }
            let mended = Migration(5, "mended", "CREATE TABLE half (id INT64) STRICT")
            let database = try await Database.open(location, makes: false, migrations: [mended], at: now)
            #expect(try await database.schemaVersion() == 5)
            try await database.close()
        }
    }

    @Test func aDatabaseThatIsNotThereIsNotMadeUnasked() async throws {
        try await TestEngine.sqlite.location { location in
            await #expect(throws: DatabaseError.self) {
                try await Database.open(location, makes: false, migrations: [], at: now)
            }
        }
    }
}
