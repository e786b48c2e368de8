package import Database
package import Shop

/// As what members work for which brand: one role each.
package enum GivenRoles {
    package static func of(_ member: ID<Member>, in tx: ReadTransaction) throws -> [ID<Brand>: Role] {
        let given = try tx.all(
            "SELECT brand_id, role FROM member_roles WHERE member_id = \(member.raw) ORDER BY brand_id"
        ) { (ID<Brand>($0.int64(0)), Role(rawValue: $0.text(1))) }
        return Dictionary(uniqueKeysWithValues: given.compactMap { brand, role in role.map { (brand, $0) } })
    }

    package static func `in`(_ brand: ID<Brand>, in tx: ReadTransaction) throws -> [ID<Member>: Role] {
        let given = try tx.all(
            "SELECT member_id, role FROM member_roles WHERE brand_id = \(brand.raw) ORDER BY member_id"
        ) { (ID<Member>($0.int64(0)), Role(rawValue: $0.text(1))) }
        return Dictionary(uniqueKeysWithValues: given.compactMap { member, role in role.map { (member, $0) } })
    }

    /// - Parameter role: nil for none.
    package static func set(
        _ role: Role?, of member: ID<Member>, in brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        guard let role else {
            try tx.execute(
                "DELETE FROM member_roles WHERE brand_id = \(brand.raw) AND member_id = \(member.raw)")
            return
        }
        try tx.execute(
            """
            INSERT INTO member_roles (brand_id, member_id, role, given_at)
            VALUES (\(brand.raw), \(member.raw), \(role.rawValue), \(now.milliseconds))
            ON CONFLICT (brand_id, member_id) DO UPDATE SET role = excluded.role, given_at = excluded.given_at
            """)
    }
}
