package import Shop

/// How long a session lives.
package enum SessionRules {
    package static let longestMilliseconds: Int64 = 12 * 3_600_000
    package static let idleMilliseconds: Int64 = 30 * 60_000
    /// That somebody is there is written down no more often than this.
    static let seenEveryMilliseconds: Int64 = 60_000

    package static func isAlive(_ session: Session, at now: Instant) -> Bool {
        session.endedAt == nil && now.milliseconds - session.begunAt.milliseconds < longestMilliseconds
            && now.milliseconds - session.seenAt.milliseconds < idleMilliseconds
    }

    package static func isToBeSeen(_ session: Session, at now: Instant) -> Bool {
        now.milliseconds - session.seenAt.milliseconds >= seenEveryMilliseconds
    }
}
