import Dispatch
import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresTransactionsTests {
    private struct Refused: Error {}

    @Test func aClosureThatThrowsLeavesNothing() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY) STRICT")
            await #expect(throws: Refused.self) {
                try await scratch.engine.write { tx in
                    try tx.execute("INSERT INTO notes (number) VALUES (1)")
                    throw Refused()
                }
            }
            #expect(try await scratch.count("notes") == 0)
        }
    }

    @Test func aSavepointLosesOnlyItsOwn() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY) STRICT")
            try await scratch.engine.write { tx in
                try tx.savepoint {
                    try tx.execute("INSERT INTO notes (number) VALUES (1)")
                    #expect(throws: DatabaseError.constraint("notes_pkey")) {
                        try tx.savepoint { try tx.execute("INSERT INTO notes (number) VALUES (2), (1)") }
                    }
                    try tx.execute("INSERT INTO notes (number) VALUES (3)")
                }
            }
            #expect(try await scratch.count("notes") == 2)
        }
    }

    @Test func anErrorPassedOverIsNotCommitted() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY) STRICT")
            await #expect(throws: DatabaseError.constraint("notes_pkey")) {
                try await scratch.engine.write { tx in
                    try tx.execute("INSERT INTO notes (number) VALUES (1)")
                    #expect(throws: DatabaseError.self) { try tx.execute("INSERT INTO notes (number) VALUES (1)") }
                }
            }
            #expect(try await scratch.count("notes") == 0)
        }
    }

    @Test func aConstraintThatWaitsForTheEndIsTold() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(
                """
                CREATE TABLE parents (number INT64 NOT NULL PRIMARY KEY) STRICT;
                CREATE TABLE children (
                    number INT64 NOT NULL PRIMARY KEY,
                    parent INT64 NOT NULL CONSTRAINT has_parent REFERENCES parents DEFERRABLE INITIALLY DEFERRED
                ) STRICT
                """)
            await #expect(throws: DatabaseError.constraint("has_parent")) {
                try await scratch.engine.write { tx in
                    try tx.execute("INSERT INTO children (number, parent) VALUES (1, 7)")
                }
            }
            #expect(try await scratch.count("children") == 0)
        }
    }

    @Test func crossingTransactionsBothSucceed() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(
                """
                CREATE TABLE stock (number INT64 NOT NULL PRIMARY KEY, amount INT64 NOT NULL) STRICT;
                INSERT INTO stock VALUES (1, 0), (2, 0)
                """)
            let tries = Notebook<Int>()
            let meetings = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
            func cross(_ first: Int, _ second: Int) async throws {
                try await scratch.engine.write { tx in
                    tries.note(first)
                    try tx.execute("UPDATE stock SET amount = amount + 1 WHERE number = \(first)")
                    if tries.entries.count(where: { $0 == first }) == 1 {
                        meetings[first - 1].signal()
                        #expect(meetings[second - 1].wait(timeout: .now() + 600) == .success)
                    }
                    try tx.execute("UPDATE stock SET amount = amount + 1 WHERE number = \(second)")
                }
            }
            async let one: Void = cross(1, 2)
            async let other: Void = cross(2, 1)
            _ = try await (one, other)
            let amounts = try await scratch.engine.read { tx in
                try tx.all("SELECT amount FROM stock ORDER BY number") { $0.int64(0) }
            }
            #expect(amounts == [2, 2])
            #expect(tries.entries.count == 3)
        }
    }

    @Test func aSerializationFailureIsTriedAgain() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define("CREATE TABLE notes (number INT64 NOT NULL PRIMARY KEY) STRICT")
            let tries = Notebook<Void>()
            let answer = try await scratch.engine.write { tx in
                try tx.execute("INSERT INTO notes (number) VALUES (1)")
                let tried = tries.note(())
                if tried < 4 { try tx.connection.command(Self.conflict) }
                return tried
            }
            #expect(answer == 4)
            #expect(try await scratch.count("notes") == 1)
        }
    }

    @Test func whatNeverPassesEndsAsBusy() async throws {
        try await PostgresScratch.with { scratch in
            let tries = Notebook<Void>()
            await #expect(throws: DatabaseError.busy) {
                try await scratch.engine.write { tx in
                    tries.note(())
                    try tx.connection.command(Self.conflict)
                }
            }
            #expect(tries.entries.count == 8)
        }
    }

    @Test func aConflictThatASavepointCaughtDoesNotCount() async throws {
        try await PostgresScratch.with { scratch in
            let tries = Notebook<Void>()
            await #expect(throws: Refused.self) {
                try await scratch.engine.write { tx in
                    tries.note(())
                    #expect(throws: DatabaseError.busy) {
                        try tx.savepoint { try tx.connection.command(Self.conflict) }
                    }
                    throw Refused()
                }
            }
            #expect(tries.entries.count == 1)
        }
    }

    private static let conflict = "DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$"
}
