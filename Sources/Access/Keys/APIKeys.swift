package import Database
package import Shop

/// The keys of brands. Whoever reads these tables can open nothing with them.
package enum APIKeys {
    /// - Parameter store: of the brand; told where, and only where, the key brings events.
    package static func make(
        _ text: APIKeyText, label: String, permissions: Set<Permission>, store: ID<Store>? = nil, brand: ID<Brand>,
        maker: ID<Member>?, expiresAt: Instant?, at now: Instant, in tx: WriteTransaction
    ) throws -> APIKey {
        try NameRules.check(label)
        guard !permissions.isEmpty else { throw AccessError.keyOpensNothing }
        guard permissions.contains(.sendEvents) == (store != nil) else {
            throw store == nil ? AccessError.keyWithoutStore : .keyOfNoEvents
        }
        let id = try tx.id(of: "api_keys")
        try tx.execute(
            """
            INSERT INTO api_keys (brand_id, id, label, prefix, secret_hash, maker_id, made_at, expires_at, store_id)
            VALUES (\(brand.raw), \(id), \(label), \(text.prefix), \(Tokens.digest(text.secret)), \(maker?.raw),
                \(now.milliseconds), \(expiresAt?.milliseconds), \(store?.raw))
            """)
        for permission in permissions.sorted(by: { $0.rawValue < $1.rawValue }) {
            try tx.execute(
                """
                INSERT INTO api_key_permissions (brand_id, key_id, permission)
                VALUES (\(brand.raw), \(id), \(permission.rawValue))
                """)
        }
        return APIKey(
            id: ID(id), brand: brand, label: label, prefix: text.prefix, permissions: permissions, store: store,
            maker: maker, madeAt: now, expiresAt: expiresAt, revokedAt: nil, usedAt: nil)
    }

    /// The key of a text; nil for one that is unknown or forged.
    package static func find(_ text: APIKeyText, in tx: ReadTransaction) throws -> APIKey? {
        guard let found = try keys("prefix = \(text.prefix)", in: tx).first,
            Tokens.areEqual(found.hash, Tokens.digest(text.secret))
        else { return nil }
        return found.key
    }

    package static func find(_ id: ID<APIKey>, in tx: ReadTransaction) throws -> APIKey? {
        try keys("id = \(id.raw)", in: tx).first?.key
    }

    /// - Throws: `AccessError.noSuchKey`, also for a key of another brand.
    package static func named(_ prefix: String, of brand: ID<Brand>, in tx: ReadTransaction) throws -> APIKey {
        guard let found = try keys("brand_id = \(brand.raw) AND prefix = \(prefix)", in: tx).first else {
            throw AccessError.noSuchKey(prefix: prefix)
        }
        return found.key
    }

    /// In the order they were made, those that opened something once too.
    package static func all(of brand: ID<Brand>, in tx: ReadTransaction) throws -> [APIKey] {
        try keys("brand_id = \(brand.raw)", in: tx).map(\.key)
    }

    package static func use(_ key: ID<APIKey>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute("UPDATE api_keys SET used_at = \(now.milliseconds) WHERE id = \(key.raw)")
    }

    package static func revoke(_ key: ID<APIKey>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE api_keys SET revoked_at = \(now.milliseconds) WHERE id = \(key.raw) AND revoked_at IS NULL")
    }

    package static func revokeAll(madeBy member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE api_keys SET revoked_at = \(now.milliseconds) WHERE maker_id = \(member.raw) AND revoked_at IS NULL"
        )
    }

    /// Never later than it would have ended anyway.
    package static func expire(_ key: APIKey, at end: Instant, in tx: WriteTransaction) throws {
        let end = min(end, key.expiresAt ?? end)
        try tx.execute("UPDATE api_keys SET expires_at = \(end.milliseconds) WHERE id = \(key.id.raw)")
    }

    private static func keys(_ which: SQL, in tx: ReadTransaction) throws -> [(key: APIKey, hash: [UInt8])] {
        let permissions = Dictionary(
            grouping: try tx.all(
                """
                SELECT key_id, permission
                FROM api_key_permissions
                WHERE (brand_id, key_id) IN (SELECT brand_id, id FROM api_keys WHERE \(which))
                ORDER BY key_id, permission
                """
            ) { ($0.int64(0), Permission(rawValue: $0.text(1))) }, by: \.0)
        return try tx.all(
            """
            SELECT id, brand_id, label, prefix, maker_id, made_at, expires_at, revoked_at, used_at, secret_hash, store_id
            FROM api_keys
            WHERE \(which)
            ORDER BY id
            """
        ) { row in
            func moment(_ column: Int) -> Instant? { row.optionalInt64(column).map { Instant(milliseconds: $0) } }
            let key = APIKey(
                id: ID(row.int64(0)), brand: ID(row.int64(1)), label: row.text(2), prefix: row.text(3),
                permissions: Set((permissions[row.int64(0)] ?? []).compactMap(\.1)),
                store: row.optionalInt64(10).map { ID($0) }, maker: row.optionalInt64(4).map { ID($0) },
                madeAt: Instant(milliseconds: row.int64(5)),
                expiresAt: moment(6), revokedAt: moment(7), usedAt: moment(8))
            return (key, row.bytes(9))
        }
    }
}
