import Dispatch
import TestDatabases
import Testing

@testable import Database

/// Claiming rows of work.
@Suite(.timeLimit(.minutes(60)))
struct ClaimTests {
    private struct Died: Error {}

    @Test(arguments: TestEngine.available)
    func everyRowIsClaimedByOne(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in for id in Int64(1)...200 { try tx.addThing(id, nil) } }
            let claims = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for worker in Int64(1)...6 {
                    group.addTask {
                        var all: [Int64] = []
                        while true {
                            let claimed = try await database.write { try $0.work(on: 7, as: worker) }
                            if claimed.isEmpty { return all }
                            all += claimed
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(claims).count == claims.count)
            // Who finds nothing may have passed over what another was still claiming; that one has it.
            #expect(claims.sorted() == Array(1...200))
        }
    }

    @Test(arguments: TestEngine.available)
    func whatADeadWorkerClaimedIsFree(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in for id in Int64(1)...3 { try tx.addThing(id, nil) } }
            await #expect(throws: Died.self) {
                try await database.write { tx in
                    #expect(try tx.work(on: 2, as: 1) == [1, 2])
                    throw Died()
                }
            }
            #expect(try await database.write { try $0.work(on: 5, as: 2) } == [1, 2, 3])
        }
    }

    @Test(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
    func whoClaimsMeanwhilePassesOverAndDoesNotWait() async throws {
        try await TestEngine.postgres.database([.sketch]) { database in
            try await database.write { tx in for id in Int64(1)...5 { try tx.addThing(id, nil) } }
            let (first, second) = try await database.write { tx in
                let first = try tx.work(on: 2, as: 1)
                let others = Notebook<[Int64]>()
                // Ends while this transaction still holds its rows.
                try Blocking {
                    others.note(try await database.write { try $0.work(on: 5, as: 2) })
                }.wait()
                return (first, others.entries)
            }
            #expect(first == [1, 2])
            #expect(second == [[3, 4, 5]])
        }
    }
}

extension WriteTransaction {
    /// Claims things that nobody has weighed, and weighs them.
    fileprivate func work(on count: Int, as worker: Int64) throws -> [Int64] {
        let claimed = try claim(
            "SELECT id FROM things WHERE brand_id = 1 AND weight IS NULL ORDER BY id LIMIT \(count)"
        ) { $0.int64(0) }
        try execute("UPDATE things SET weight = \(Double(worker)) WHERE brand_id = 1 AND id IN \(list: claimed)")
        return claimed
    }
}
