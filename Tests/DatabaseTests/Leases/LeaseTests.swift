import Database
import Dispatch
import Shop
import TestDatabases
import Testing

struct LeaseTests {
    private let start = Instant(milliseconds: 1_700_000_000_000)
    private let brand = ID<Brand>(1)

    @Test(arguments: TestEngine.available)
    func onlyOneOfManyTakersGetsIt(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            for round in 1...3 {
                let now = start.advanced(milliseconds: Int64(round) * 30_000)
                let taken = try await withThrowingTaskGroup(of: Lease?.self) { group in
                    for _ in 1...8 {
                        group.addTask {
                            try await database.write { tx in
                                try Lease.take("timers", of: brand, for: .seconds(30), at: now, in: tx)
                            }
                        }
                    }
                    return try await group.reduce(into: [Lease]()) { if let lease = $1 { $0.append(lease) } }
                }
                #expect(taken.map(\.term) == [Int64(round)])
            }
        }
    }

    /// Whoever held it died by a clock that was far ahead.
    @Test(arguments: TestEngine.available)
    func oneTakenByAClockThatWasSetBackIsFree(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            func take(after milliseconds: Int64) async throws -> Lease? {
                let now = start.advanced(milliseconds: milliseconds)
                return try await database.write {
                    try Lease.take("timers", of: brand, for: .seconds(30), at: now, in: $0)
                }
            }
            let early = try #require(try await take(after: 400 * 86_400_000))
            // By as much as clocks of several machines differ, it is not.
            let soon = try await take(after: 400 * 86_400_000 - 200_000)
            #expect(soon == nil)
            let taken = try await take(after: 0)
            #expect(taken?.term == early.term + 1)
            // And whoever had it writes no more under it.
            await #expect(throws: DatabaseError.leaseLost(purpose: "timers")) {
                try await database.write { try early.fence(in: $0) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func brandsAndPurposesAreApart(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            let leases = try await database.write { tx in
                try [("timers", 1), ("segments", 1), ("timers", 2)].map { purpose, brand in
                    try Lease.take(purpose, of: ID(brand), for: .seconds(30), at: start, in: tx)
                }
            }
            #expect(leases.map { $0?.term } == [1, 1, 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func aHeartbeatKeepsIt(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            let lease = try #require(try await take(database, at: start))
            let later = start.advanced(milliseconds: 29_999)
            #expect(try await take(database, at: later) == nil)
            try await database.write { try lease.renew(for: .seconds(30), at: later, in: $0) }
            #expect(try await take(database, at: later.advanced(milliseconds: 29_999)) == nil)
            // Run out and not yet taken: still its holder's.
            let late = later.advanced(milliseconds: 90_000)
            try await database.write { try lease.renew(for: .seconds(30), at: late, in: $0) }
            #expect(try await take(database, at: late) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func whoWasOvertakenWritesNoMore(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let old = try #require(try await take(database, at: start))
            let new = try #require(try await take(database, at: start.advanced(milliseconds: 30_000)))
            #expect(new.term == old.term + 1)
            let lost = DatabaseError.leaseLost(purpose: "timers")
            await #expect(throws: lost) {
                try await database.write { tx in
                    try tx.addThing(1, "too late")
                    try old.fence(in: tx)
                }
            }
            await #expect(throws: lost) {
                try await database.write { try old.renew(for: .seconds(30), at: start, in: $0) }
            }
            try await database.write { tx in
                // Nothing of its to give back.
                try old.release(in: tx)
                try new.fence(in: tx)
                try tx.addThing(2, "in time")
            }
            #expect(try await database.read { try $0.names() } == ["in time"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsGivenBackIsFreeAtOnce(_ engine: TestEngine) async throws {
        try await engine.database([]) { database in
            let first = try #require(try await take(database, at: start))
            try await database.write { try first.release(in: $0) }
            await #expect(throws: DatabaseError.leaseLost(purpose: "timers")) {
                try await database.write { try first.fence(in: $0) }
            }
            let second = try #require(try await take(database, at: start))
            #expect(second.term > first.term)
        }
    }

    /// Between the fence and COMMIT nobody can take it: the taker waits, and then has it.
    @Test(arguments: TestEngine.available)
    func aFencedTransactionEndsBeforeTheNextHolderBegins(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let old = try #require(try await take(database, at: start))
            let takings = Notebook<Task<Lease?, any Error>>()
            let isTaken = DispatchSemaphore(value: 0)
            try await database.write { tx in
                try old.fence(in: tx)
                try tx.addThing(1, "before")
                let taking = Task {
                    defer { isTaken.signal() }
                    return try await take(database, at: start.advanced(milliseconds: 60_000))
                }
                takings.note(taking)
                #expect(isTaken.wait(timeout: .now() + 0.3) == .timedOut)
            }
            let taken = try await takings.entries[0].value
            #expect(taken?.term == 2)
            #expect(try await database.read { try $0.names() } == ["before"])
        }
    }

    private func take(_ database: Database, at now: Instant) async throws -> Lease? {
        try await database.write { try Lease.take("timers", of: brand, for: .seconds(30), at: now, in: $0) }
    }
}
