import Dispatch
import Shop
import TestDatabases
import Testing

@testable import Database

/// Following the facts of a brand, on both engines.
@Suite(.timeLimit(.minutes(60)))
struct FollowingTests {
    private struct Refused: Error {}

    private static let brand = ID<Brand>(1)

    @Test(arguments: TestEngine.available)
    func aFollowerMissesNothing(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let seen = Task {
                var seen: [Int64] = []
                for await _ in database.following(brand: Self.brand) {
                    let last = seen.last ?? 0
                    seen += try await database.read { tx in
                        try tx.all("SELECT seq FROM marks WHERE brand_id = 1 AND seq > \(last) ORDER BY seq") {
                            $0.int64(0)
                        }
                    }
                    if seen.count == 60 { break }
                }
                return seen
            }
            await withTaskGroup(of: Void.self) { group in
                for writer in Int64(1)...40 {
                    group.addTask {
                        // Every fourth is refused.
                        _ = try? await database.write { tx in
                            tx.mark(2, by: writer)
                            if writer % 4 == 0 { throw Refused() }
                        }
                    }
                }
            }
            let all = try await seen.value
            #expect(all == Array(1...60))
        }
    }

    @Test(arguments: TestEngine.available)
    func nothingIsToldBeforeTheCommit(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            var news = database.following(brand: Self.brand).makeAsyncIterator()
            await news.next()
            let told = DispatchSemaphore(value: 0)
            let follower = Task { [news] in
                var news = news
                await news.next()
                told.signal()
            }
            try await database.write { tx in
                tx.mark(1, by: 1)
                // The engine's own last step before COMMIT.
                try tx.finish()
                #expect(told.wait(timeout: .now() + 0.3) == .timedOut)
            }
            await follower.value
        }
    }

    @Test(arguments: TestEngine.available)
    func onlyFollowersOfTheBrandAreCalled(_ engine: TestEngine) async throws {
        let calls = try await engine.database([.sketch]) { database in
            let followed = [1, 1, 2].map { database.following(brand: ID($0)) }
            try await database.write { $0.mark(3, by: 1) }
            try await database.close()
            var calls: [Int] = []
            for stream in followed { calls.append(await stream.reduce(0) { count, _ in count + 1 }) }
            return calls
        }
        // The call at the beginning and the one for the fact became one, since nobody was looking.
        #expect(calls == [1, 1, 1])
    }

    @Test(arguments: TestEngine.available)
    func followingEndsWithTheDatabase(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let early = database.following(brand: Self.brand)
            try await database.close()
            #expect(await early.reduce(0) { count, _ in count + 1 } == 1)
            #expect(await database.following(brand: Self.brand).reduce(0) { count, _ in count + 1 } == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func aConsumerThatIsCancelledEnds(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let (called, call) = AsyncStream.makeStream(of: Void.self)
            let consumer = Task {
                for await _ in database.following(brand: Self.brand) { call.yield() }
            }
            var calls = called.makeAsyncIterator()
            await calls.next()
            consumer.cancel()
            await consumer.value
            // Others go on.
            var news = database.following(brand: Self.brand).makeAsyncIterator()
            await news.next()
            try await database.write { $0.mark(1, by: 1) }
            await news.next()
        }
    }
}

extension WriteTransaction {
    /// Writes `count` numbered rows of the brand.
    func mark(_ count: Int, by writer: Int64, brand: Int64 = 1) {
        sequenced(brand: brand, count: count) { first, tx in
            for seq in first..<first + Int64(count) {
                try tx.execute("INSERT INTO marks (brand_id, seq, writer) VALUES (\(brand), \(seq), \(writer))")
            }
        }
    }
}
