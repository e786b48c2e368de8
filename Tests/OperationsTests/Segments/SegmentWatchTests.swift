import Access
import Database
import Foundation
import Insight
import Operations
import Shop
import Synchronization
import TestDatabases
import Testing

/// Several who watch the segments of one brand: in one process, or in two on one server.
struct SegmentWatchTests {
    private static let now = Instant(seconds: 1_780_000_000)

    /// One who watches, and what they were told.
    private final class Watcher: Sendable {
        private let state = Mutex((told: [WatchSegments.Told](), calls: 0, isStopped: false))

        var told: [WatchSegments.Told] { state.withLock { $0.told } }
        var isWatching: Bool { state.withLock { $0.calls > 0 } }

        func stop() {
            state.withLock { $0.isStopped = true }
        }

        func watch(in installation: Installation) async throws {
            let watch = WatchSegments([], brand: nil, clock: { SegmentWatchTests.now }) { told in
                self.state.withLock { state in
                    state.told += told
                    state.calls += 1
                    return !state.isStopped
                }
            }
            try await installation.run(watch, as: .commandLine, at: SegmentWatchTests.now)
        }
    }

    @Test(arguments: TestEngine.available)
    func eachMoveIsToldToAllAndRecordedOnce(_ engine: TestEngine) async throws {
        let keys = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString).keys").path
        defer { try? FileManager.default.removeItem(atPath: keys) }
        try await engine.location { location in
            let place = Self.place(location)
            let one = try await Installation.open(place, keysPath: keys, makes: true, at: Self.now)
            try await Self.set(up: one)
            // A file has one holder; a server has any number.
            let other =
                engine == .postgres
                ? try await Installation.open(place, keysPath: keys, makes: false, at: Self.now) : one
            let (first, second) = (Watcher(), Watcher())
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await first.watch(in: one) }
                group.addTask { try await second.watch(in: other) }
                try await Self.wait { first.isWatching && second.isWatching }
                try await Self.sell("1", to: "b1", in: other)
                try await Self.wait { first.told.count == 1 && second.told.count == 1 }
                first.stop()
                // Whoever recorded until then may be gone: the other goes on.
                try await group.next()
                try await Self.sell("2", to: "b2", in: other)
                try await Self.wait { second.told.count == 2 }
                second.stop()
            }
            #expect(first.told.count == 1)
            #expect(second.told.map(\.move.isIn) == [true, true])
            #expect(Set(second.told.map(\.line.customer)).count == 2)
            let lines = try await other.run(ListSegments(brand: nil), as: .commandLine, at: Self.now)
            #expect(lines.map(\.members) == [2])
            #expect(lines.map(\.entered) == [2])
            if engine == .postgres { _ = try await other.close() }
            _ = try await one.close()
        }
    }

    private static func set(up installation: Installation) async throws {
        _ = try await installation.run(
            CreateBrand(name: "香薰", timeZone: "Asia/Shanghai", currency: "CNY", language: .english), as: .commandLine,
            at: now)
        _ = try await installation.run(AddStore(name: "A", platform: .taobao, brand: nil), as: .commandLine, at: now)
        _ = try await installation.run(
            SaveSegment("recent", as: "bought within last 30 days", brand: nil, enters: false), as: .commandLine,
            at: now)
    }

    private static func sell(_ number: String, to buyer: String, in installation: Installation) async throws {
        let order = StatedOrder(
            number: number, status: .paid, times: OrderTimes(placed: now, paid: now), currency: .cny,
            amounts: .told(OrderAmounts(paid: 100)), buyers: [BuyerKey(kind: .account, value: buyer)])
        let told = TellEvents(brand: nil, [.statement(store: "A", .order(order))], statedAt: now)
        _ = try await installation.run(told, as: .commandLine, at: now)
    }

    /// Until something holds that others bring about; it is given up after a long while.
    private static func wait(_ holds: () -> Bool) async throws {
        let patience = ContinuousClock.now + .seconds(600)
        while !holds() {
            try #require(ContinuousClock.now < patience)
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static func place(_ location: Location) -> DatabasePlace {
        switch location {
        case .file(let path): DatabasePlace(path) { $0 }
        case .server(let url): DatabasePlace(url) { $0 }
        }
    }
}
