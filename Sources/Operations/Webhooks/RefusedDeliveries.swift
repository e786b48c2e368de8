import Access
import Database
import Shop
import Synchronization

/// Counts what was refused, and writes the counts down no more often than once a minute for each source: whoever sends what
/// is wrong as fast as they can has nothing written for it.
final class RefusedDeliveries: Sendable {
    private struct Count {
        var waiting = 0
        var writtenAt: Instant?
    }

    private static let pauseMilliseconds: Int64 = 60_000
    private let counts = Mutex<[ID<WebhookSource>: Count]>([:])

    /// Notes one of a source that there is.
    func note(_ source: ID<WebhookSource>, at now: Instant, in database: Database) async throws {
        let due = counts.withLock { counts -> Int? in
            counts[source, default: Count()].waiting += 1
            // A clock that was set back does not keep it from being written.
            if let last = counts[source]?.writtenAt, abs(now.milliseconds - last.milliseconds) < Self.pauseMilliseconds
            {
                return nil
            }
            counts[source]?.writtenAt = now
            return take(source, &counts)
        }
        if let due { try await write(due, source, at: now, in: database) }
    }

    /// Writes down what waits.
    func settle(at now: Instant, in database: Database) async throws {
        let waiting = counts.withLock { counts in
            counts.keys.map { ($0, take($0, &counts)) }.filter { $0.1 > 0 }
        }
        for (source, count) in waiting { try await write(count, source, at: now, in: database) }
    }

    private func take(_ source: ID<WebhookSource>, _ counts: inout [ID<WebhookSource>: Count]) -> Int {
        let waiting = counts[source]?.waiting ?? 0
        counts[source]?.waiting = 0
        return waiting
    }

    private func write(
        _ count: Int, _ source: ID<WebhookSource>, at now: Instant, in database: Database
    ) async throws {
        try await database.write { try WebhookSources.noteRefused(count, by: source, at: now, in: $0) }
    }
}
