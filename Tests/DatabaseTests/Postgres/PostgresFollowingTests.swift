import Testing

@testable import Database

/// Following what other processes write, each of which is an engine of its own here.
@Suite(.timeLimit(.minutes(60)), .enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresFollowingTests {
    private static let sequences =
        "CREATE TABLE fact_sequences (brand_id INT64 NOT NULL PRIMARY KEY, last INT64 NOT NULL) STRICT"
    private static let listeners =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    private static let never = Duration.seconds(100_000)

    private static func tell(_ engine: PostgresEngine, brands: [Int64] = [7]) async throws {
        try await engine.write { tx in
            for brand in brands { tx.sequenced(brand: brand, count: 1) { _, _ in } }
        }
    }

    /// Asks until the number of listening connections is as said.
    private static func await(listeners count: Int, at url: String) throws -> String? {
        let wire = try PostgresWire(PostgresAddress(url))
        while true {
            let found = try wire.say("SELECT count(*) FROM (\(listeners)) AS listeners")
            if found == [String(count)] { return try wire.say(listeners).first }
        }
    }

    @Test func theWordOfAnotherProcessIsHeard() async throws {
        try await PostgresScratch.with(glance: Self.never) { scratch in
            try await scratch.define(Self.sequences)
            let other = try PostgresEngine(url: scratch.url, connections: 1)
            var seven = scratch.engine.following(7).makeAsyncIterator()
            var highest = scratch.engine.following(.max).makeAsyncIterator()
            await seven.next()
            await highest.next()
            _ = try Self.await(listeners: 1, at: scratch.url)
            try await Self.tell(other, brands: [.max, 7])
            await seven.next()
            await highest.next()
            await other.close()
        }
    }

    @Test func aLookFindsWhatNoWordCameOf() async throws {
        try await PostgresScratch.with(glance: .milliseconds(20)) { scratch in
            try await scratch.define(Self.sequences)
            var news = scratch.engine.following(7).makeAsyncIterator()
            await news.next()
            for last in 1...3 {
                try PostgresScratch.say(
                    """
                    INSERT INTO fact_sequences (brand_id, last) VALUES (7, \(last))
                    ON CONFLICT (brand_id) DO UPDATE SET last = excluded.last
                    """, at: scratch.url)
                await news.next()
            }
        }
    }

    @Test func aListenerThatIsCutOffListensAgain() async throws {
        try await PostgresScratch.with(glance: Self.never) { scratch in
            try await scratch.define(Self.sequences)
            let other = try PostgresEngine(url: scratch.url, connections: 1)
            var news = scratch.engine.following(7).makeAsyncIterator()
            await news.next()
            for _ in 1...2 {
                let listener = try #require(try Self.await(listeners: 1, at: scratch.url))
                try await Self.tell(other)
                await news.next()
                try PostgresScratch.say("SELECT pg_terminate_backend(\(listener), 5000)", at: scratch.url)
            }
            await other.close()
        }
    }

    @Test func nobodyListensForNobody() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.sequences)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for brand in Int64(1)...5 {
                    group.addTask { for await _ in scratch.engine.following(brand) {} }
                }
                // All share one.
                _ = try Self.await(listeners: 1, at: scratch.url)
                group.cancelAll()
                try await group.waitForAll()
            }
            _ = try Self.await(listeners: 0, at: scratch.url)
            let open = scratch.engine.following(1)
            _ = try Self.await(listeners: 1, at: scratch.url)
            await scratch.engine.close()
            _ = try Self.await(listeners: 0, at: scratch.url)
            #expect(await open.reduce(0) { count, _ in count + 1 } == 1)
        }
    }

    @Test func aServerThatRestartsIsFollowedOn() async throws {
        try await PrivateServer.with { server in
            let engine = try PostgresEngine(url: server.url, connections: 2)
            try await engine.write { tx in try tx.connection.command(Dialect.postgres.expand(Self.sequences)) }
            var news = engine.following(7).makeAsyncIterator()
            await news.next()
            try server.crash()
            try server.start()
            let other = try PostgresEngine(url: server.url, connections: 1)
            try await Self.tell(other)
            await news.next()
            await other.close()
            await engine.close()
        }
    }
}
