import Access
import Database
import Shop
import TestDatabases
import Testing

struct AttemptsTests {
    @Test(arguments: TestEngine.available)
    func fiveInTwentySecondsAreEnoughFromOneAddress(_ engine: TestEngine) async throws {
        let subject = AttemptSubject.address("192.0.2.1", try Keys.fresh())
        try await engine.database([.access, .staff]) { database in
            let waits = try await takes(subject, at: (0..<8).map { $0 * 1_000 }, in: database)
            #expect(waits == [nil, nil, nil, nil, nil, 15_000, 14_000, 13_000])
            // One refused is none that counts: the first leaves after twenty seconds.
            let later = try await takes(subject, at: [19_999, 20_000, 20_001], in: database)
            #expect(later == [1, nil, 999])
        }
    }

    /// Whoever has one address of IPv6 has all of its half.
    @Test(arguments: [
        ("2001:db8:1:2::1", "2001:DB8:1:2:ffff::9", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
        ("192.0.2.1", "::ffff:192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("unix", "unix", true),
    ])
    func neighboursOfIPv6AreOne(_ one: String, _ other: String, _ areOne: Bool) async throws {
        let keys = try Keys.fresh()
        try await TestEngine.sqlite.database([.access, .staff]) { database in
            _ = try await takes(.address(one, keys), at: [0, 0, 0, 0, 0], in: database)
            let waits = try await takes(.address(other, keys), at: [0], in: database)
            #expect((waits[0] != nil) == areOne)
        }
    }

    @Test(arguments: TestEngine.available)
    func manyAtOnceAreNoMoreThanTheLimit(_ engine: TestEngine) async throws {
        let subject = AttemptSubject.account("wang", try Keys.fresh())
        try await engine.database([.access, .staff]) { database in
            let free = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<60 {
                    group.addTask { try await database.write { try Attempts.take(subject, at: .start, in: $0) == nil } }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(free == 20)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsGivenBackOrForgottenCountsNoMore(_ engine: TestEngine) async throws {
        let keys = try Keys.fresh()
        let (one, other) = (AttemptSubject.address("192.0.2.1", keys), AttemptSubject.address("192.0.2.2", keys))
        try await engine.database([.access, .staff]) { database in
            _ = try await takes(one, at: [0, 0, 0, 0, 0], in: database)
            let free = try await takes(other, at: [0], in: database)
            #expect(free == [nil])
            try await database.write { try Attempts.giveBack(one, in: $0) }
            let again = try await takes(one, at: [1, 1], in: database)
            #expect(again == [nil, 19_999])
            try await database.write { try Attempts.forget(one, in: $0) }
            let fresh = try await takes(one, at: [2], in: database)
            #expect(fresh == [nil])
            // A clock that was set back locks nobody out for as long as it was.
            let back = try await takes(one, at: [-86_400_000], in: database)
            #expect(back == [nil])
        }
    }

    private func takes(
        _ subject: AttemptSubject, at moments: [Int64], in database: Database
    ) async throws -> [Int64?] {
        var waits: [Int64?] = []
        for moment in moments {
            let now = Instant.start.advanced(milliseconds: moment)
            waits.append(try await database.write { try Attempts.take(subject, at: now, in: $0) })
        }
        return waits
    }
}
