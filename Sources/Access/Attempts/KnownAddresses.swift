package import Database
package import Shop

/// From where members signed in before. Whoever fills an account's limit from all over the world does not keep its owner
/// out, who comes from where they always do.
package enum KnownAddresses {
    private static let days: Int64 = 90

    package static func knows(
        _ address: AttemptSubject, of member: ID<Member>, at now: Instant, in tx: ReadTransaction
    ) throws -> Bool {
        try tx.first(
            """
            SELECT 1
            FROM known_addresses
            WHERE member_id = \(member.raw) AND address = \(address.digest)
                AND signed_in_at > \(now.milliseconds - days * 86_400_000)
            """
        ) { $0.int64(0) } != nil
    }

    package static func note(
        _ address: AttemptSubject, of member: ID<Member>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            DELETE FROM known_addresses
            WHERE member_id = \(member.raw) AND signed_in_at <= \(now.milliseconds - days * 86_400_000)
            """)
        try tx.execute(
            """
            INSERT INTO known_addresses (member_id, address, signed_in_at)
            VALUES (\(member.raw), \(address.digest), \(now.milliseconds))
            ON CONFLICT (member_id, address) DO UPDATE SET signed_in_at = excluded.signed_in_at
            """)
    }
}
