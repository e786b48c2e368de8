package import Database
package import Shop

/// The sessions of members. A session is opened by its token, of which only a hash is kept.
package enum Sessions {
    package static func begin(
        of member: ID<Member>, at now: Instant, using generator: inout some RandomNumberGenerator,
        in tx: WriteTransaction
    ) throws -> (session: Session, token: Secret) {
        let token = Tokens.make(using: &generator)
        let id = try tx.id(of: "staff_sessions")
        try tx.execute(
            """
            INSERT INTO staff_sessions (id, member_id, token_hash, begun_at, seen_at)
            VALUES (\(id), \(member.raw), \(Tokens.digest(token)), \(now.milliseconds), \(now.milliseconds))
            """)
        return (Session(id: ID(id), member: member, begunAt: now, seenAt: now, endedAt: nil), token)
    }

    package static func find(_ token: Secret, in tx: ReadTransaction) throws -> Session? {
        try tx.first(
            """
            SELECT id, member_id, begun_at, seen_at, ended_at
            FROM staff_sessions
            WHERE token_hash = \(Tokens.digest(token))
            """, read)
    }

    package static func find(_ id: ID<Session>, in tx: ReadTransaction) throws -> Session? {
        try tx.first(
            "SELECT id, member_id, begun_at, seen_at, ended_at FROM staff_sessions WHERE id = \(id.raw)", read)
    }

    /// Those not ended by anybody, the newest first; some of them may have run out.
    package static func open(of member: ID<Member>, in tx: ReadTransaction) throws -> [Session] {
        try tx.all(
            """
            SELECT id, member_id, begun_at, seen_at, ended_at
            FROM staff_sessions
            WHERE member_id = \(member.raw) AND ended_at IS NULL
            ORDER BY id DESC
            """, read)
    }

    package static func see(_ session: ID<Session>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE staff_sessions SET seen_at = \(now.milliseconds) WHERE id = \(session.raw) AND ended_at IS NULL")
    }

    /// - Returns: how many were open until now.
    @discardableResult
    package static func end(_ session: ID<Session>, at now: Instant, in tx: WriteTransaction) throws -> Int {
        try tx.execute(
            "UPDATE staff_sessions SET ended_at = \(now.milliseconds) WHERE id = \(session.raw) AND ended_at IS NULL")
    }

    @discardableResult
    package static func endAll(of member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws -> Int {
        try tx.execute(
            """
            UPDATE staff_sessions SET ended_at = \(now.milliseconds)
            WHERE member_id = \(member.raw) AND ended_at IS NULL
            """)
    }

    /// Forgets those of a member that began so long ago that nobody asks any more.
    package static func forgetOld(of member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws {
        let oldest = now.milliseconds - 90 * 86_400_000
        try tx.execute("DELETE FROM staff_sessions WHERE member_id = \(member.raw) AND begun_at < \(oldest)")
    }

    private static func read(_ row: Row) -> Session {
        Session(
            id: ID(row.int64(0)), member: ID(row.int64(1)), begunAt: Instant(milliseconds: row.int64(2)),
            seenAt: Instant(milliseconds: row.int64(3)),
            endedAt: row.optionalInt64(4).map { Instant(milliseconds: $0) })
    }
}
