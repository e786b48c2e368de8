import Access
import Database
import Insight
import ServiceLifecycle
package import Shop
import Synchronization

/// Follows the saved segments of all brands for as long as a server runs: whoever enters or leaves one is recorded at once.
/// Brands that have none are left in peace, their columns unread.
package struct FollowBrands: Service {
    private let installation: Installation
    private let clock: @Sendable () -> Instant
    private let complain: @Sendable (any Error) -> Void
    /// How often it is looked whether another brand is to be followed.
    private static let pause = Duration.seconds(2)

    /// - Parameter complain: is told what goes wrong; it is tried again.
    package init(
        _ installation: Installation, clock: @escaping @Sendable () -> Instant,
        complain: @escaping @Sendable (any Error) -> Void
    ) {
        self.installation = installation
        self.clock = clock
        self.complain = complain
    }

    /// Until the server is told to stop.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await follow()
        } onGracefulShutdown: {
            round.end()
        }
    }

    private let round = Round()

    /// Which brands are followed now, and whether it is to end.
    private final class Round: Sendable {
        private let state = Mutex<(isEnding: Bool, followed: Set<String>)>((false, []))

        var isEnding: Bool { state.withLock { $0.isEnding } }

        func end() { state.withLock { $0.isEnding = true } }

        func begin(_ brand: String) -> Bool { state.withLock { $0.followed.insert(brand).inserted } }

        func leave(_ brand: String) { _ = state.withLock { $0.followed.remove(brand) } }
    }

    private func follow() async {
        await withDiscardingTaskGroup { group in
            while !round.isEnding {
                for brand in await waiting() where round.begin(brand) {
                    group.addTask {
                        await watch(brand)
                        round.leave(brand)
                    }
                }
                do {
                    // A server that is to stop does not wait for it.
                    try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
                } catch { break }
            }
            group.cancelAll()
        }
    }

    /// The names of brands that have saved segments.
    private func waiting() async -> [String] {
        do {
            return try await installation.database.read { tx in
                try Brands.all(in: tx).filter { try !SavedSegments.all(brand: $0.id, in: tx).isEmpty }.map(\.name)
            }
        } catch {
            complain(error)
            return []
        }
    }

    /// What goes wrong with one brand holds up no other, and is tried again.
    private func watch(_ brand: String) async {
        let round = round
        do {
            try await installation.run(
                WatchSegments([], brand: brand, clock: clock) { _ in !round.isEnding }, as: .commandLine, at: clock())
        } catch is CancellationError {
            return
        } catch {
            complain(error)
        }
    }
}
