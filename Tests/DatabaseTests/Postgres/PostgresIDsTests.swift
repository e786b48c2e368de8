import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresIDsTests {
    private struct Refused: Error {}

    @Test func idsBeginAtOneAndFollowOneAnother() async throws {
        try await PostgresScratch.with { scratch in
            let ids = try await scratch.engine.write { tx in
                try tx.connection.prepareIDs(of: "orders")
                return [
                    try tx.ids(of: "orders", count: 1), try tx.ids(of: "orders", count: 0),
                    try tx.ids(of: "orders", count: 10), try tx.ids(of: "orders", count: 1000),
                ]
            }
            #expect(ids[0] == 1..<2)
            #expect(ids[1].isEmpty)
            #expect(ids[2] == 2..<12)
            #expect(ids[3].count == 1000 && ids[3].lowerBound >= 12)
        }
    }

    @Test func manyTasksNeverShareAnID() async throws {
        try await PostgresScratch.with(connections: 16) { scratch in
            try await scratch.engine.write { tx in try tx.connection.prepareIDs(of: "orders") }
            let engine = scratch.engine
            let taken = try await withThrowingTaskGroup(of: [Range<Int64>].self) { group in
                for task in 0..<16 {
                    group.addTask {
                        var taken: [Range<Int64>] = []
                        for round in 0..<20 {
                            let count = (task * 37 + round * 53) % 200 + 1
                            do {
                                taken.append(
                                    try await engine.write { tx in
                                        let ids = try tx.ids(of: "orders", count: count)
                                        if round % 7 == 6 { throw Refused() }
                                        return ids
                                    })
                            } catch is Refused {}
                        }
                        return taken
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 16 * 18)
            let ordered = taken.sorted { $0.lowerBound < $1.lowerBound }
            #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        }
    }

    /// Two engines stand for two processes.
    @Test func twoProcessesNeverShareAnID() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.engine.write { tx in try tx.connection.prepareIDs(of: "orders") }
            let other = try PostgresEngine(url: scratch.url, connections: 1)
            var taken: [Int64] = []
            for _ in 0..<100 {
                taken.append(try await scratch.engine.write { tx in try tx.id(of: "orders") })
                taken.append(try await other.write { tx in try tx.id(of: "orders") })
            }
            await other.close()
            #expect(Set(taken).count == 200)
            // Four blocks of 64 were begun, the last one to its 36th.
            #expect(taken.max() == 228)
        }
    }

    @Test func takingIDsKeepsNobodyWaiting() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.engine.write { tx in try tx.connection.prepareIDs(of: "orders") }
            let engine = scratch.engine
            let outer = try await engine.write { tx in
                let mine = try tx.ids(of: "orders", count: 500)
                // Another transaction takes ids and commits while this one is still open.
                let url = scratch.url
                let other = try PostgresConnection(PostgresAddress(url), allotter: PostgresAllotter())
                _ = try other.beginWriting()
                let theirs = try other.allot("orders", count: 500)
                #expect(other.commit() == .done)
                return [mine, theirs]
            }
            #expect(!outer[0].overlaps(outer[1]))
        }
    }

    @Test func aTableThatWasUndoneLeavesNoIDsBehind() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            await #expect(throws: Refused.self) {
                try await scratch.engine.write { tx in
                    try tx.connection.prepareIDs(of: "orders")
                    _ = try tx.id(of: "orders")
                    throw Refused()
                }
            }
            let ids = try await scratch.engine.write { tx in
                try tx.connection.prepareIDs(of: "orders")
                return try (0..<100).map { _ in try tx.id(of: "orders") }
            }
            #expect(ids == Array(1...100))
        }
    }

    @Test func idsAfterASavepointThatFailedAreNew() async throws {
        try await PostgresScratch.with { scratch in
            let ids = try await scratch.engine.write { tx in
                try tx.connection.prepareIDs(of: "orders")
                var ids = [try tx.id(of: "orders")]
                #expect(throws: Refused.self) {
                    try tx.savepoint {
                        ids.append(contentsOf: try tx.ids(of: "orders", count: 100))
                        throw Refused()
                    }
                }
                ids.append(contentsOf: try tx.ids(of: "orders", count: 100))
                return ids
            }
            #expect(Set(ids).count == 201)
        }
    }
}
