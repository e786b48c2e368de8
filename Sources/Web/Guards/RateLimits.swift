import Shop
import Synchronization

/// How many requests each caller may still send: a bucket that fills evenly and holds a minute's worth.
final class RateLimits: Sendable {
    struct Standing: Sendable, Equatable {
        let limit: Int
        let remaining: Int
        /// Until the bucket is full again.
        let resetSeconds: Int64
        /// Nil where this one may be sent.
        let waitSeconds: Int64?
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: Instant
    }

    private let perMinute: Int
    private let buckets = Mutex<[String: Bucket]>([:])
    /// Beyond this many callers, buckets that are full are forgotten.
    private static let most = 100_000

    init(perMinute: Int) {
        self.perMinute = perMinute
    }

    /// Takes one of what a caller has left.
    func take(_ caller: String, at now: Instant) -> Standing {
        buckets.withLock { buckets in
            if buckets.count >= Self.most {
                buckets = buckets.filter { filled($0.value, at: now) < Double(perMinute) }
            }
            var tokens = buckets[caller].map { filled($0, at: now) } ?? Double(perMinute)
            let isTaken = tokens >= 1
            if isTaken { tokens -= 1 }
            buckets[caller] = Bucket(tokens: tokens, filledAt: now)
            let perSecond = Double(perMinute) / 60
            return Standing(
                limit: perMinute, remaining: Int(tokens),
                resetSeconds: Int64(((Double(perMinute) - tokens) / perSecond).rounded(.up)),
                waitSeconds: isTaken ? nil : max(1, Int64(((1 - tokens) / perSecond).rounded(.up))))
        }
    }

    private func filled(_ bucket: Bucket, at now: Instant) -> Double {
        // A clock that was set back fills nothing, and takes nothing away.
        let passed = Double(max(0, now.milliseconds - bucket.filledAt.milliseconds)) / 60_000
        return min(Double(perMinute), bucket.tokens + passed * Double(perMinute))
    }
}
