package import Database
package import Shop

/// Who was erased. What named them is gone with their key; their ids stay in ledgers, and lead to nobody.
package enum Erasures {
    /// Where rows were deleted.
    package static let tables = ["personal_values", "person_keys", "search_tokens", "identities"]

    /// Deletes everything that names or reaches some customers, and the keys it was sealed with. Their addresses stay as
    /// keyed hashes among those that nothing is sent to; so do their identities, so that an old file told again does not
    /// bring them back.
    ///
    /// Whoever calls it is `alone` with the brand. Those erased already stay as they are.
    package static func erase(
        _ customers: [ID<Customer>], brand: ID<Brand>, because reason: ErasureReason, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        let ids = customers.map(\.raw)
        try Suppressions.suppress(addressesOf: customers, brand: brand, because: .erased, at: now, in: tx)
        try forgetUnclaimed(sharedWith: ids, brand: brand, in: tx)
        for id in ids {
            try tx.execute(
                """
                INSERT INTO erasures (brand_id, customer_id, reason, erased_at)
                VALUES (\(brand.raw), \(id), \(reason.rawValue), \(now.milliseconds))
                ON CONFLICT (brand_id, customer_id) DO NOTHING
                """)
        }
        try tx.execute(
            """
            INSERT INTO erased_identities (brand_id, kind, store_id, blind_index, customer_id, erased_at)
            SELECT brand_id, kind, store_id, blind_index, customer_id, \(now.milliseconds)
            FROM identities
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            ON CONFLICT (brand_id, kind, store_id, blind_index, customer_id) DO NOTHING
            """)
        try forgetSayings(of: ids, brand: brand, in: tx)
        for table in tables {
            try tx.execute(
                """
                DELETE FROM \(unescaped: table)
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
                """)
        }
    }

    /// What was said of them in somebody's own words, and by what keyed hash they were held for another.
    private static func forgetSayings(of ids: [Int64], brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE risks SET evidence = '' WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)")
        try tx.execute(
            """
            DELETE FROM proposals
            WHERE brand_id = \(brand.raw) AND (one_id IN \(list: ids) OR other_id IN \(list: ids))
            """)
    }

    /// Those of some customers who were erased.
    package static func among(
        _ customers: some Sequence<ID<Customer>>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<ID<Customer>> {
        let any = try tx.first("SELECT 1 FROM erasures WHERE brand_id = \(brand.raw) LIMIT 1") { _ in true }
        guard any != nil else { return [] }
        var erased: Set<ID<Customer>> = []
        for some in Set(customers.map(\.raw)).sorted().inLists(of: 8_192) {
            try tx.forEach(
                """
                SELECT customer_id
                FROM erasures
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                """
            ) { erased.insert(ID($0.int64(0))) }
        }
        return erased
    }

    /// Those of which something is still to be done outside the tables.
    package static func unfinished(in tx: ReadTransaction) throws -> [Erasure] {
        try tx.all(
            """
            SELECT e.brand_id, e.customer_id, c.recorded_at, e.reason, e.erased_at
            FROM erasures e
            JOIN customers c ON c.brand_id = e.brand_id AND c.id = e.customer_id
            WHERE e.finished_at IS NULL
            ORDER BY e.brand_id, e.customer_id
            """
        ) { row in
            Erasure(
                brand: ID(row.int64(0)), customer: ID(row.int64(1)),
                knownSince: Instant(milliseconds: row.int64(2)),
                reason: ErasureReason(rawValue: row.text(3)) ?? .request,
                erasedAt: Instant(milliseconds: row.int64(4)))
        }
    }

    package static func finish(_ erasures: [Erasure], at now: Instant, in tx: WriteTransaction) throws {
        for erasure in erasures {
            try tx.execute(
                """
                UPDATE erasures SET finished_at = \(now.milliseconds)
                WHERE brand_id = \(erasure.brand.raw) AND customer_id = \(erasure.customer.raw)
                    AND finished_at IS NULL
                """)
        }
    }

    /// Deletes what came with orders of nobody that tell the same phone, email, nick, account or card.
    private static func forgetUnclaimed(
        sharedWith ids: [Int64], brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        let kinds = [PersonalKind.phone, .email, .nick, .account, .memberCard].map(\.rawValue)
        let orders = try tx.all(
            """
            SELECT DISTINCT u.store_id, u.order_number
            FROM personal_values v
            JOIN personal_values u
                ON u.brand_id = v.brand_id AND u.kind = v.kind AND u.blind_index = v.blind_index
            WHERE v.brand_id = \(brand.raw) AND v.customer_id IN \(list: ids) AND v.kind IN \(list: kinds)
                AND u.customer_id = 0
            """
        ) { (store: $0.int64(0), number: $0.text(1)) }
        for order in orders {
            try tx.execute(
                """
                DELETE FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id = 0
                    AND kind IN \(list: PersonalKind.allCases.map(\.rawValue)) AND store_id = \(order.store)
                    AND order_number = \(order.number)
                """)
        }
    }
}
