package import Database
package import Shop

/// Who may tell a brand's stores their news, with the secrets that they sign with, sealed.
package enum WebhookSources {
    package static func add(
        _ kind: WebhookKind, store: ID<Store>, secret: Secret, brand: ID<Brand>, maker: ID<Member>?, _ keys: Keys,
        at now: Instant, in tx: WriteTransaction
    ) throws -> WebhookSource {
        try WebhookSecret.check(secret)
        // With those of no brand: a rotation of keys waits for whoever has not heard of it yet.
        try tx.accompanied(brand: 0)
        let id = ID<WebhookSource>(try tx.id(of: "webhook_sources"))
        let number = try KeyNumber.current(keys, in: tx)
        let sealed = try SealedWebhookSecret(of: id, keys).seal(secret, as: .present, number: number)
        try tx.execute(
            """
            INSERT INTO webhook_sources (brand_id, id, store_id, kind, key_number, sealed, maker_id, made_at)
            VALUES (\(brand.raw), \(id.raw), \(store.raw), \(kind.rawValue), \(number), \(sealed), \(maker?.raw),
                \(now.milliseconds))
            """)
        return WebhookSource(
            id: id, brand: brand, store: store, kind: kind, maker: maker, madeAt: now, endedAt: nil, retiresAt: nil,
            refused: 0, refusedAt: nil)
    }

    /// Puts a secret in the place of the one that stands, which is good until `end` as well.
    ///
    /// - Throws: `AccessError.webhookEnded`.
    package static func rotate(
        _ source: WebhookSource, to secret: Secret, until end: Instant, _ keys: Keys, in tx: WriteTransaction
    ) throws {
        try WebhookSecret.check(secret)
        try tx.accompanied(brand: 0)
        guard let row = try row("id = \(source.id.raw)", in: tx), row.source.endedAt == nil else {
            throw AccessError.webhookEnded
        }
        let sealer = SealedWebhookSecret(of: source.id, keys)
        let number = try KeyNumber.current(keys, in: tx)
        let former = try sealer.open(row.sealed, as: .present, number: row.number)
        try tx.execute(
            """
            UPDATE webhook_sources
            SET key_number = \(number), sealed = \(sealer.seal(secret, as: .present, number: number)),
                retiring = \(sealer.seal(former, as: .retiring, number: number)), retires_at = \(end.milliseconds)
            WHERE brand_id = \(source.brand.raw) AND id = \(source.id.raw)
            """)
    }

    /// Has a source take nothing more. Its secrets go.
    package static func end(_ source: WebhookSource, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE webhook_sources SET ended_at = \(now.milliseconds), retiring = NULL, retires_at = NULL, sealed = \([UInt8]())
            WHERE brand_id = \(source.brand.raw) AND id = \(source.id.raw) AND ended_at IS NULL
            """)
    }

    /// Whoever an address is for; nil where it is for nobody, or was ended.
    package static func find(_ id: ID<WebhookSource>, in tx: ReadTransaction) throws -> WebhookSource? {
        try row("id = \(id.raw) AND ended_at IS NULL", in: tx)?.source
    }

    /// The secrets that stand, the present one first.
    ///
    /// - Throws: `AccessError.damagedWebhookSecret`.
    package static func secrets(
        of source: WebhookSource, _ keys: Keys, at now: Instant, in tx: ReadTransaction
    ) throws -> [Secret] {
        guard let row = try row("id = \(source.id.raw) AND ended_at IS NULL", in: tx) else { return [] }
        let sealer = SealedWebhookSecret(of: source.id, keys)
        var secrets = [try sealer.open(row.sealed, as: .present, number: row.number)]
        if let retiring = row.retiring, let end = row.source.retiresAt, now < end {
            secrets.append(try sealer.open(retiring, as: .retiring, number: row.number))
        }
        return secrets
    }

    /// - Throws: `AccessError.noSuchWebhook`, also for one of another brand.
    package static func named(
        _ id: ID<WebhookSource>?, of brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> WebhookSource {
        guard let id, let row = try row("brand_id = \(brand.raw) AND id = \(id.raw)", in: tx) else {
            throw AccessError.noSuchWebhook
        }
        return row.source
    }

    /// In the order they were made, those that were ended too.
    package static func all(of brand: ID<Brand>, in tx: ReadTransaction) throws -> [WebhookSource] {
        try rows("brand_id = \(brand.raw)", in: tx).map(\.source)
    }

    package static func noteRefused(
        _ count: Int, by id: ID<WebhookSource>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            UPDATE webhook_sources SET refused = refused + \(count), refused_at = \(now.milliseconds)
            WHERE id = \(id.raw)
            """)
    }

    /// Seals anew what is sealed with an older key.
    ///
    /// - Returns: how many were.
    @discardableResult
    package static func reseal(_ keys: Keys, in tx: WriteTransaction) throws -> Int {
        try tx.alone(brand: 0)
        let number = try KeyNumber.current(keys, in: tx)
        let old = try rows("key_number < \(number) AND ended_at IS NULL", in: tx)
        for row in old {
            let sealer = SealedWebhookSecret(of: row.source.id, keys)
            let present = try sealer.open(row.sealed, as: .present, number: row.number)
            let retiring = try row.retiring.map { try sealer.open($0, as: .retiring, number: row.number) }
            try tx.execute(
                """
                UPDATE webhook_sources
                SET key_number = \(number), sealed = \(sealer.seal(present, as: .present, number: number)),
                    retiring = \(try retiring.map { try sealer.seal($0, as: .retiring, number: number) })
                WHERE brand_id = \(row.source.brand.raw) AND id = \(row.source.id.raw) AND key_number = \(row.number)
                """)
        }
        return old.count
    }

    /// Of how many sources each key seals the secrets, by its number.
    package static func counts(in tx: ReadTransaction) throws -> [Int64: Int] {
        let counts = try tx.all(
            "SELECT key_number, COUNT(*) FROM webhook_sources WHERE ended_at IS NULL GROUP BY key_number"
        ) { ($0.int64(0), $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    private struct Sealed {
        let source: WebhookSource
        let number: Int64
        let sealed: [UInt8]
        let retiring: [UInt8]?
    }

    private static func row(_ which: SQL, in tx: ReadTransaction) throws -> Sealed? {
        try rows(which, in: tx).first
    }

    private static func rows(_ which: SQL, in tx: ReadTransaction) throws -> [Sealed] {
        try tx.all(
            """
            SELECT id, brand_id, store_id, kind, maker_id, made_at, ended_at, retires_at, refused, refused_at, key_number,
                sealed, retiring
            FROM webhook_sources
            WHERE \(which)
            ORDER BY id
            """
        ) { row in
            func moment(_ column: Int) -> Instant? { row.optionalInt64(column).map { Instant(milliseconds: $0) } }
            guard let kind = WebhookKind(rawValue: row.text(3)) else {
                throw DatabaseError.corrupt(reason: "webhook \(row.int64(0)) is of an unknown kind")
            }
            return Sealed(
                source: WebhookSource(
                    id: ID(row.int64(0)), brand: ID(row.int64(1)), store: ID(row.int64(2)), kind: kind,
                    maker: row.optionalInt64(4).map { ID($0) }, madeAt: Instant(milliseconds: row.int64(5)),
                    endedAt: moment(6), retiresAt: moment(7), refused: row.int(8), refusedAt: moment(9)),
                number: row.int64(10), sealed: row.bytes(11), retiring: row.optionalBytes(12))
        }
    }
}
