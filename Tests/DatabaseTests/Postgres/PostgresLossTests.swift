import Testing

@testable import Database

/// Connections that break, at every moment of a write.
@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresLossTests {
    private static let table = "CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY) STRICT"

    private static func end(_ tx: ReadTransaction, by url: String) throws {
        let own = try tx.first("SELECT pg_backend_pid()") { $0.int64(0) }
        try PostgresScratch.say("SELECT pg_terminate_backend(\(own ?? 0), 5000)", at: url)
    }

    @Test func aConnectionLostBeforeTheCommitIsTriedAgain() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.table)
            let tries = Notebook<Void>()
            let url = scratch.url
            try await scratch.engine.write { tx in
                try tx.execute("INSERT INTO notes (number) VALUES (1)")
                if tries.note(()) == 1 { try Self.end(tx, by: url) }
                try tx.execute("INSERT INTO notes (number) VALUES (2)")
            }
            #expect(tries.entries.count == 2)
            #expect(try await scratch.count("notes") == 2)
        }
    }

    @Test func aConnectionLostUnnoticedBeforeTheCommitIsTriedAgain() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.table)
            let tries = Notebook<Void>()
            let url = scratch.url
            try await scratch.engine.write { tx in
                try tx.execute("INSERT INTO notes (number) VALUES (1)")
                if tries.note(()) == 1 { try Self.end(tx, by: url) }
            }
            #expect(tries.entries.count == 2)
            #expect(try await scratch.count("notes") == 1)
        }
    }

    @Test func aConnectionLostInsideACopyIsTriedAgain() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.table)
            let tries = Notebook<Void>()
            let url = scratch.url
            try await scratch.engine.write { tx in
                let own = try tx.first("SELECT pg_backend_pid()") { $0.int64(0) } ?? 0
                let tried = tries.note(())
                try tx.append(to: "notes", columns: ["number"]) { rows in
                    for number in 0..<Int64(30_000) {
                        if number == 20_000, tried == 1 {
                            try PostgresScratch.say("SELECT pg_terminate_backend(\(own), 5000)", at: url)
                        }
                        try rows.int64(number)
                        try rows.end()
                    }
                }
            }
            #expect(tries.entries.count == 2)
            #expect(try await scratch.count("notes") == 30_000)
        }
    }

    @Test func aConnectionLostInTheMiddleOfAReadIsTold() async throws {
        try await PostgresScratch.with { scratch in
            let tries = Notebook<Void>()
            let url = scratch.url
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.engine.read { tx in
                    tries.note(())
                    try Self.end(tx, by: url)
                    try tx.forEach("SELECT 1") { _ in }
                }
            }
            #expect(tries.entries.count == 1)
            #expect(error?.code == "database.unreachable")
        }
    }

    @Test func connectionsThatBrokeWhileIdleAreReplaced() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            try await scratch.define(Self.table)
            let everyoneElse = """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """
            try PostgresScratch.say(everyoneElse, at: scratch.url)
            #expect(try await scratch.count("notes") == 0)
            try PostgresScratch.say(everyoneElse, at: scratch.url)
            try await scratch.engine.write { tx in _ = try tx.execute("INSERT INTO notes (number) VALUES (1)") }
            #expect(try await scratch.count("notes") == 1)
        }
    }

    /// Whether it was committed is settled exactly, so that it is done once and only once.
    @Test(arguments: CuttingProxy.Cut.allCases)
    func aLostAnswerToTheCommitIsSettled(_ cut: CuttingProxy.Cut) async throws {
        try await PostgresScratch.with(detour: { try CuttingProxy.detour($0, cut: cut) }) { scratch in
            try PostgresScratch.say("CREATE TABLE notes (number bigint)", at: scratch.url)
            let tries = Notebook<Void>()
            try await scratch.engine.write { tx in
                tries.note(())
                try tx.execute("INSERT INTO notes (number) VALUES (1)")
            }
            #expect(tries.entries.count == (cut == .afterCommit ? 1 : 2))
            #expect(try PostgresScratch.say("SELECT count(*) FROM notes", at: scratch.url) == ["1"])
        }
    }
}
