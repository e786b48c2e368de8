package import Database
package import Shop

/// The hashes of passwords, one a member.
package enum Passwords {
    package static func hash(of member: ID<Member>, in tx: ReadTransaction) throws -> String? {
        try tx.first("SELECT hash FROM member_passwords WHERE member_id = \(member.raw)") { $0.text(0) }
    }

    package static func set(
        _ hash: String, of member: ID<Member>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO member_passwords (member_id, hash, changed_at)
            VALUES (\(member.raw), \(hash), \(now.milliseconds))
            ON CONFLICT (member_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
            """)
    }

    /// Puts the same password at another cost in the place of a hash; not where it has been changed meanwhile.
    package static func renew(
        _ old: String, as hash: String, of member: ID<Member>, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            "UPDATE member_passwords SET hash = \(hash) WHERE member_id = \(member.raw) AND hash = \(old)")
    }
}
