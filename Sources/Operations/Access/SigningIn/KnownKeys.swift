import Access
import Shop
import Synchronization

/// Which keys were shown of late, by their hash, so that not each request looks them up. It says who a key is, never what it
/// may.
final class KnownKeys: Sendable {
    private struct Known {
        let key: ID<APIKey>
        let since: Instant
        let until: Instant
    }

    private static let most = 4_096
    private let known = Mutex<[[UInt8]: Known]>([:])

    func find(_ text: Secret, at now: Instant) -> ID<APIKey>? {
        let digest = Tokens.digest(text)
        guard let found = known.withLock({ $0[digest] }),
            found.since <= now, now < found.until
        else { return nil }
        return found.key
    }

    /// - Parameter end: when its use is to be written down again.
    func note(_ text: Secret, as key: ID<APIKey>, at now: Instant, until end: Instant) {
        let digest = Tokens.digest(text)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
            known[digest] = Known(key: key, since: now, until: end)
        }
    }
}
