import Access
import Database
import Insight
import ServiceLifecycle
package import Shop

/// Keeps what is asked about everybody of large brands from growing old, for as long as a server runs, so that nobody who looks
/// has to wait until it is reckoned.
package struct KeepFigures: Service {
    private let installation: Installation
    private let clock: @Sendable () -> Instant
    private let complain: @Sendable (any Error) -> Void
    private static let pause = Duration.seconds(5)

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
        while true {
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch { return }
            do {
                try await installation.refreshFigures(at: clock())
            } catch {
                complain(error)
            }
        }
    }
}

extension Installation {
    /// Reckons anew what was asked lately about everybody of large brands and grows old.
    func refreshFigures(at now: Instant) async throws {
        try await figureShelf.refresh(at: now) { id in
            guard let brand = try await database.read({ tx in try Brands.all(in: tx).first { $0.id == id } }) else {
                return nil
            }
            return try await FigureDesk(brand, today: nil, in: self, at: now)
        }
    }
}
