import Testing

@testable import Database

/// A server that goes away and comes back.
@Suite(.serialized, .enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresServerTests {
    private static let table = "CREATE TABLE notes (number bigint PRIMARY KEY)"

    private static func count(_ engine: PostgresEngine) async throws -> Int64? {
        try await engine.read { tx in try tx.first("SELECT COUNT(*) FROM notes") { $0.int64(0) } }
    }

    @Test func aServerThatRestartsIsFoundAgain() async throws {
        try await PrivateServer.with { server in
            let engine = try PostgresEngine(url: server.url, connections: 3)
            try await engine.write { tx in try tx.connection.command(Self.table) }
            try server.crash()
            let error = await #expect(throws: DatabaseError.self) { try await Self.count(engine) }
            #expect(error?.code == "database.unreachable")
            try server.start()
            #expect(try await Self.count(engine) == 0)
            // And in the midst of a write.
            let tries = Notebook<Void>()
            try await engine.write { tx in
                try tx.execute("INSERT INTO notes (number) VALUES (1)")
                if tries.note(()) == 1 {
                    try server.crash()
                    try server.start()
                }
                try tx.execute("INSERT INTO notes (number) VALUES (2)")
            }
            #expect(tries.entries.count == 2)
            #expect(try await Self.count(engine) == 2)
            await engine.close()
        }
    }

    /// A crash gives transaction numbers out again: "committed" may then tell of the next owner.
    @Test func afterACrashOnlyAnAbortIsCertain() async throws {
        try await PrivateServer.with { server in
            try PostgresScratch.say(Self.table, at: server.url)
            let slot = PostgresSlot(try PostgresAddress(server.url), allotter: PostgresAllotter(), number: 0)
            let lost = try await slot.run {
                let connection = try slot.open()
                return [try connection.beginWriting(), try #require(connection.incarnation)]
            }.get()
            try server.crash()
            try server.start()
            let early = await slot.run { PostgresVerdict(on: lost[0], incarnation: lost[1], slot: slot) }
            #expect(try early.get() == .aborted)
            var next = 0
            let takeNext = "SELECT pg_current_xact_id()::text::bigint <= \(lost[0])"
            while try PostgresScratch.say(takeNext, at: server.url) == ["t"] { next += 1 }
            #expect(next > 0, "the crash did not forget the number, and this test shows nothing")
            let late = await slot.run { PostgresVerdict(on: lost[0], incarnation: lost[1], slot: slot) }
            #expect(try late.get() == .unknown)
            // In the life of the server that it belongs to, it is certain.
            let sure = await slot.run {
                let connection = try slot.open()
                let number = try connection.beginWriting()
                #expect(connection.commit() == .done)
                return PostgresVerdict(on: number, incarnation: connection.incarnation, slot: slot)
            }
            #expect(try sure.get() == .committed)
        }
    }
}
