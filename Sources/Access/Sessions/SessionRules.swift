package import Shop

/// How long a session lives.
package enum SessionRules {
    package static let longestMilliseconds: Int64 = 12 * 3_600_000
    package static let idleMilliseconds: Int64 = 30 * 60_000
    /// That somebody is there is written down no more often than this.
    static let seenEveryMilliseconds: Int64 = 60_000

    /// By so much may the clocks of machines that share a server differ.
    private static let mostAheadMilliseconds: Int64 = 5 * 60_000

    /// One that was seen in what is the future now ends: the clock was set back, and nobody knows how long it has lived.
    package static func isAlive(_ session: Session, at now: Instant) -> Bool {
        session.endedAt == nil && now.milliseconds - session.begunAt.milliseconds < longestMilliseconds
            && now.milliseconds - session.seenAt.milliseconds < idleMilliseconds
            && !isAhead(session, at: now)
    }

    /// Whether it was seen in what is the future now. It is ended for good: when that future comes, it would live again.
    package static func isAhead(_ session: Session, at now: Instant) -> Bool {
        session.seenAt.milliseconds - now.milliseconds >= mostAheadMilliseconds
    }

    package static func isToBeSeen(_ session: Session, at now: Instant) -> Bool {
        now.milliseconds - session.seenAt.milliseconds >= seenEveryMilliseconds
    }
}
