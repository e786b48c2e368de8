import Dispatch
import Testing

@testable import Database

@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresPoolTests {
    /// Occupies `count` connections until `mayEnd` is signalled as often.
    private static func occupy(
        _ count: Int, of engine: PostgresEngine, until mayEnd: DispatchSemaphore
    ) async throws -> Task<Void, any Error> {
        let begun = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<count {
                    group.addTask {
                        try await engine.write { tx in
                            try tx.execute("SELECT 1")
                            begun.continuation.yield()
                            #expect(mayEnd.wait(timeout: .now() + 600) == .success)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        var arrivals = begun.stream.makeAsyncIterator()
        for _ in 0..<count { await arrivals.next() }
        return task
    }

    @Test func whoWaitsTooLongIsToldThatItIsBusy() async throws {
        try await PostgresScratch.with(connections: 2, patience: .milliseconds(200)) { scratch in
            let mayEnd = DispatchSemaphore(value: 0)
            let busy = try await Self.occupy(2, of: scratch.engine, until: mayEnd)
            await #expect(throws: DatabaseError.busy) { try await scratch.engine.read { _ in } }
            for _ in 0..<2 { mayEnd.signal() }
            try await busy.value
            #expect(try await scratch.engine.read { tx in try tx.first("SELECT 5") { $0.int64(0) } } == 5)
        }
    }

    @Test func whoComesFirstIsServedFirst() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            let engine = scratch.engine
            let mayEnd = DispatchSemaphore(value: 0)
            let busy = try await Self.occupy(1, of: engine, until: mayEnd)
            let served = Notebook<Int>()
            let waiting = try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<10 {
                    group.addTask { try await engine.write { _ in _ = served.note(number) } }
                    // So that they stand in line in this order.
                    while engine.waiting <= number { try await Task.sleep(for: .milliseconds(1)) }
                }
                mayEnd.signal()
                try await group.waitForAll()
                return served.entries
            }
            try await busy.value
            #expect(waiting == Array(0..<10))
        }
    }

    @Test func whoNoLongerWantsToLeavesTheLine() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            let engine = scratch.engine
            let mayEnd = DispatchSemaphore(value: 0)
            let busy = try await Self.occupy(1, of: engine, until: mayEnd)
            let impatient = Task { try await engine.read { _ in } }
            while engine.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
            impatient.cancel()
            await #expect(throws: CancellationError.self) { try await impatient.value }
            mayEnd.signal()
            try await busy.value
        }
    }

    @Test func closingWaitsForThoseInsideAndRefusesTheRest() async throws {
        try await PostgresScratch.with(connections: 1) { scratch in
            let engine = scratch.engine
            let mayEnd = DispatchSemaphore(value: 0)
            let busy = try await Self.occupy(1, of: engine, until: mayEnd)
            let waiting = Task { try await engine.read { _ in } }
            while engine.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
            let closing = Task { await engine.close() }
            await #expect(throws: DatabaseError.closed) { try await waiting.value }
            mayEnd.signal()
            try await busy.value
            await closing.value
            await #expect(throws: DatabaseError.closed) { try await engine.read { _ in } }
            let left = try PostgresScratch.say(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                at: scratch.url)
            #expect(left == ["0"])
        }
    }

    @Test func aWrongAddressIsToldAtOnce() {
        #expect(throws: DatabaseError.self) { try PostgresEngine(url: "postgres://127.0.0.1:1/none") }
        #expect(throws: DatabaseError.self) { try PostgresEngine(url: "mysql://127.0.0.1/none") }
    }

    @Test func aPasswordIsNeverShown() throws {
        let address = try PostgresAddress("postgres://shop:open%20sesame@db.example:5433/huitou?sslmode=require")
        #expect(address.shown == "postgres://shop@db.example:5433/huitou")
        #expect(address.password == "open sesame")
        #expect(!address.connectionText.contains("sesame"))
        #expect(address.connectionText.contains("sslmode='require'"))
        let error = #expect(throws: DatabaseError.self) { try PostgresAddress("postgres://a:sesame@[b/x") }
        #expect(!"\(String(describing: error))".contains("sesame"))
    }
}
