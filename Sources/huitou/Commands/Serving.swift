import Operations
import Shop
import Web

/// A server with all that goes on beside it.
struct Serving: Sendable {
    let installation: Installation
    let settings: WebSettings
    let clock: @Sendable () -> Instant

    /// Until it is stopped.
    ///
    /// - Parameter listening: told once, with the port, when requests are taken.
    /// - Throws: `ServingError`.
    func run(listening: @escaping @Sendable (Int) async -> Void) async throws {
        let server = try WebServer(
            installation, settings, sample: { SampleOffer.candle(at: $0) }, clock: clock)
        let following = FollowBrands(installation, clock: clock, complain: server.note)
        let importing = ImportHandedIn(installation, clock: clock, complain: server.note)
        let keeping = KeepFigures(installation, clock: clock, complain: server.note)
        try await server.run(beside: [following, importing, keeping], listening: listening)
    }
}
