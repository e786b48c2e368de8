package import Database
import Foundation
package import Shop

/// Who works here. Whoever is removed keeps a row, for what they did stays told.
package enum Members {
    /// - Throws: `AccessError.memberExists`, and what is wrong with the name.
    package static func add(
        name: String, isAdministrator: Bool, at now: Instant, in tx: WriteTransaction
    ) throws -> Member {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        try NameRules.check(name)
        guard try find(name, in: tx) == nil else { throw AccessError.memberExists(name: name) }
        let id = try tx.id(of: "members")
        try tx.execute(
            """
            INSERT INTO members (id, name, sign_in_name, is_administrator, made_at)
            VALUES (\(id), \(name), \(SignInName.of(name)), \(isAdministrator), \(now.milliseconds))
            """)
        return Member(id: ID(id), name: name, isAdministrator: isAdministrator, madeAt: now)
    }

    /// Nil for nobody, and for whoever was removed.
    package static func find(_ name: String, in tx: ReadTransaction) throws -> Member? {
        try tx.first(
            """
            SELECT id, name, is_administrator, made_at
            FROM members
            WHERE sign_in_name = \(SignInName.of(name)) AND removed_at IS NULL
            """, read)
    }

    package static func find(_ id: ID<Member>, in tx: ReadTransaction) throws -> Member? {
        try tx.first(
            """
            SELECT id, name, is_administrator, made_at
            FROM members
            WHERE id = \(id.raw) AND removed_at IS NULL
            """, read)
    }

    /// - Throws: `AccessError.noSuchMember`.
    package static func named(_ name: String, in tx: ReadTransaction) throws -> Member {
        guard let member = try find(name, in: tx) else { throw AccessError.noSuchMember(name: name) }
        return member
    }

    /// In the order they came.
    package static func all(in tx: ReadTransaction) throws -> [Member] {
        try tx.all(
            """
            SELECT id, name, is_administrator, made_at
            FROM members
            WHERE removed_at IS NULL
            ORDER BY id
            """, read)
    }

    /// What everybody is called, those removed too.
    package static func names(in tx: ReadTransaction) throws -> [ID<Member>: String] {
        Dictionary(
            uniqueKeysWithValues: try tx.all("SELECT id, name FROM members ORDER BY id") {
                (ID($0.int64(0)), $0.text(1))
            })
    }

    package static func setAdministrator(
        _ isAdministrator: Bool, of member: ID<Member>, in tx: WriteTransaction
    ) throws {
        try tx.execute("UPDATE members SET is_administrator = \(isAdministrator) WHERE id = \(member.raw)")
    }

    /// Nothing that opened a door for them opens one any more: roles, password, second factor, links, sessions, and the
    /// keys they made.
    package static func remove(_ member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE members SET removed_at = \(now.milliseconds), is_administrator = \(false) WHERE id = \(member.raw)")
        try tx.execute("DELETE FROM member_roles WHERE member_id = \(member.raw)")
        try tx.execute("DELETE FROM member_passwords WHERE member_id = \(member.raw)")
        try tx.execute("DELETE FROM invitations WHERE member_id = \(member.raw)")
        try tx.execute("DELETE FROM known_addresses WHERE member_id = \(member.raw)")
        try SecondFactors.remove(of: member, in: tx)
        try Sessions.endAll(of: member, at: now, in: tx)
        try APIKeys.revokeAll(madeBy: member, at: now, in: tx)
    }

    private static func read(_ row: Row) -> Member {
        Member(
            id: ID(row.int64(0)), name: row.text(1), isAdministrator: row.flag(2),
            madeAt: Instant(milliseconds: row.int64(3)))
    }
}
