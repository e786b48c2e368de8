import Access
import Database
import Shop
import TestDatabases
import Testing

struct SessionsTests {
    @Test(arguments: [
        (0, 0, true), (1_799, 0, true), (1_800, 0, false), (43_199, 43_000, true), (43_200, 43_199, false),
        (0, 299, true), (0, 300, false),
    ])
    func aSessionLivesHalfAnHourAloneAndHalfADayInAll(now: Int64, seen: Int64, isAlive: Bool) {
        let session = Session(
            id: ID(1), member: ID(1), begunAt: .start, seenAt: .start.advanced(milliseconds: seen * 1_000), endedAt: nil
        )
        #expect(SessionRules.isAlive(session, at: .start.advanced(milliseconds: now * 1_000)) == isAlive)
    }

    @Test(arguments: TestEngine.available)
    func aSessionIsFoundByItsTokenAndEndsOnce(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff]) { database in
            let (begun, other) = try await database.write { tx in
                var generator = SystemRandomNumberGenerator()
                let wang = try Members.add(name: "wang", isAdministrator: false, at: .start, in: tx)
                return (
                    try Sessions.begin(of: wang.id, at: .start, using: &generator, in: tx),
                    try Sessions.begin(of: wang.id, at: .start, using: &generator, in: tx)
                )
            }
            #expect(begun.token.revealed != other.token.revealed)
            #expect(begun.token.revealed.count == 43)
            let found = try await database.read { try Sessions.find(begun.token, in: $0) }
            #expect(found == begun.session)
            for text in ["", "x", String(begun.token.revealed.dropLast())] {
                let none = try await database.read { try Sessions.find(Secret(text), in: $0) }
                #expect(none == nil)
            }
            let ended = try await database.write { tx in
                try (0..<2).map { _ in try Sessions.end(begun.session.id, at: .start, in: tx) }
            }
            #expect(ended == [1, 0])
            let open = try await database.read { try Sessions.open(of: begun.session.member, in: $0).map(\.id) }
            #expect(open == [other.session.id])
            let kept = try await WholeDump.of(database)
            #expect(!kept.contains { $0.contains(other.token.revealed) })
        }
    }
}
