package import Database
package import Shop

/// Links with which members set a password of their own: seven days, one use. Kept hashed.
package enum Invitations {
    private static let days: Int64 = 7

    /// A new one puts an end to those before.
    package static func make(
        for member: ID<Member>, at now: Instant, using generator: inout some RandomNumberGenerator,
        in tx: WriteTransaction
    ) throws -> (token: Secret, expiresAt: Instant) {
        let token = Tokens.make(using: &generator)
        let expiresAt = now.advanced(milliseconds: days * 86_400_000)
        try end(of: member, in: tx)
        try tx.execute(
            """
            INSERT INTO invitations (token_hash, member_id, made_at, expires_at)
            VALUES (\(Tokens.digest(token)), \(member.raw), \(now.milliseconds), \(expiresAt.milliseconds))
            """)
        return (token, expiresAt)
    }

    /// Links sent before open nothing any more.
    package static func end(of member: ID<Member>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM invitations WHERE member_id = \(member.raw)")
    }

    /// Whom a link is for; nil for one that is unknown, used or too old.
    package static func member(_ token: Secret, at now: Instant, in tx: ReadTransaction) throws -> ID<Member>? {
        try tx.first(
            """
            SELECT member_id
            FROM invitations
            WHERE token_hash = \(Tokens.digest(token)) AND used_at IS NULL AND expires_at > \(now.milliseconds)
            """
        ) { ID($0.int64(0)) }
    }

    /// Uses a link up. Nil where somebody was faster, too.
    package static func use(_ token: Secret, at now: Instant, in tx: WriteTransaction) throws -> ID<Member>? {
        try tx.first(
            """
            UPDATE invitations SET used_at = \(now.milliseconds)
            WHERE token_hash = \(Tokens.digest(token)) AND used_at IS NULL AND expires_at > \(now.milliseconds)
            RETURNING member_id
            """
        ) { ID($0.int64(0)) }
    }
}
