package import Database
package import Shop

/// Tries at passwords, counted in rows: processes that share a server share the count. A try is written down before it is
/// looked at, so that many at once are no more than the limit allows.
package enum Attempts {
    /// How long until another try may be made; nil when it may be now.
    package static func waitMilliseconds(
        _ subject: AttemptSubject, at now: Instant, in tx: ReadTransaction
    ) throws -> Int64? {
        subject.limit.waitMilliseconds(after: try times(of: subject, in: tx), at: now)
    }

    /// Writes a try down. Whoever comes meanwhile waits for the end of the transaction.
    ///
    /// - Returns: nil; or how long until one may be made, and then none was written down.
    package static func take(
        _ subject: AttemptSubject, at now: Instant, in tx: WriteTransaction
    ) throws -> Int64? {
        try tx.execute(
            """
            INSERT INTO sign_in_attempts (scope, subject, times, last_at)
            VALUES (\(subject.scope.rawValue), \(subject.digest), \(""), \(now.milliseconds))
            ON CONFLICT (scope, subject) DO UPDATE SET last_at = excluded.last_at
            """)
        let known = try times(of: subject, in: tx)
        if let wait = subject.limit.waitMilliseconds(after: known, at: now) { return wait }
        try write(subject.limit.standing(known, at: now) + [now], of: subject, in: tx)
        return nil
    }

    /// Takes one try back: it was none.
    package static func giveBack(_ subject: AttemptSubject, in tx: WriteTransaction) throws {
        let known = try times(of: subject, in: tx)
        guard !known.isEmpty else { return }
        try write(known.dropLast(), of: subject, in: tx)
    }

    package static func forget(_ subject: AttemptSubject, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            DELETE FROM sign_in_attempts
            WHERE scope = \(subject.scope.rawValue) AND subject = \(subject.digest)
            """)
    }

    /// Forgets what no limit looks back to.
    package static func forgetOld(at now: Instant, in tx: WriteTransaction) throws {
        let oldest = now.milliseconds - AttemptLimit.account.withinMilliseconds
        try tx.execute("DELETE FROM sign_in_attempts WHERE last_at < \(oldest)")
    }

    private static func times(of subject: AttemptSubject, in tx: ReadTransaction) throws -> [Instant] {
        let text = try tx.first(
            """
            SELECT times
            FROM sign_in_attempts
            WHERE scope = \(subject.scope.rawValue) AND subject = \(subject.digest)
            """
        ) { $0.text(0) }
        return (text ?? "").split(separator: " ").compactMap { Int64($0).map { Instant(milliseconds: $0) } }
    }

    private static func write(
        _ times: some Sequence<Instant>, of subject: AttemptSubject, in tx: WriteTransaction
    ) throws {
        let text = times.map { String($0.milliseconds) }.joined(separator: " ")
        try tx.execute(
            """
            UPDATE sign_in_attempts SET times = \(text)
            WHERE scope = \(subject.scope.rawValue) AND subject = \(subject.digest)
            """)
    }
}
