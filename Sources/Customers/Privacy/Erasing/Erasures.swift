package import Database
package import Shop

/// Who was erased. What named them is gone with their key; their ids stay in ledgers, and lead to nobody.
package enum Erasures {
    /// Where rows were deleted or rewritten.
    package static let tables = [
        "personal_values", "person_keys", "search_tokens", "identities", "risks", "proposals", "set_aside",
    ]
    /// Of these, where nothing of a person stays.
    private static let emptied = ["personal_values", "person_keys", "search_tokens", "identities"]

    /// Deletes everything that names or reaches some customers, and the keys it was sealed with. Their addresses stay as
    /// keyed hashes among those that nothing is sent to; so do their identities, so that an old file told again does not
    /// bring them back.
    ///
    /// Whoever calls it is `alone` with the brand. Those erased already stay as they are.
    package static func erase(
        _ customers: [ID<Customer>], brand: ID<Brand>, _ keys: Keys, because reason: ErasureReason, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        let ids = customers.map(\.raw)
        try SetAside.forget(tellingOf: customers, brand: brand, keys, in: tx)
        try Suppressions.suppress(addressesOf: customers, brand: brand, because: .erased, at: now, in: tx)
        try forgetUnclaimed(sharedWith: ids, brand: brand, in: tx)
        try forgetUnclaimed(ordersOf: ids, brand: brand, in: tx)
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
        try forgetSayings(of: customers, brand: brand, at: now, in: tx)
        for table in emptied {
            try tx.execute(
                """
                DELETE FROM \(unescaped: table)
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
                """)
        }
    }

    /// What was said of them in somebody's own words, also in a note on a merge that lies with the other; by what keyed hash
    /// they were held for another; and what they are warned of, which nobody can tell them by any more.
    private static func forgetSayings(
        of customers: [ID<Customer>], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let ids = customers.map(\.raw)
        try tx.execute(
            """
            UPDATE risks
            SET evidence = '', lifted_at = COALESCE(lifted_at, \(now.milliseconds)),
                lifted_by = COALESCE(lifted_by, 'erased')
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            """)
        try tx.execute(
            """
            DELETE FROM proposals
            WHERE brand_id = \(brand.raw) AND (one_id IN \(list: ids) OR other_id IN \(list: ids))
            """)
        let joinings = try Joinings.of(customers, brand: brand, in: tx)
        let both = Set(joinings.flatMap { [$0.one.raw, $0.other.raw] }).sorted()
        for some in joinings.map({ Joinings.place(ofNoteOn: $0.id) }).inLists(of: 4_096) {
            try tx.execute(
                """
                DELETE FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: both)
                    AND kind = \(PersonalKind.note.rawValue) AND order_number IN \(list: some)
                """)
        }
    }

    /// Whether anybody of a brand was.
    package static func areAny(brand: ID<Brand>, in tx: ReadTransaction) throws -> Bool {
        try tx.first("SELECT 1 FROM erasures WHERE brand_id = \(brand.raw) LIMIT 1") { _ in true } ?? false
    }

    /// Those of some customers who were erased.
    package static func among(
        _ customers: some Sequence<ID<Customer>>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<ID<Customer>> {
        guard try areAny(brand: brand, in: tx) else { return [] }
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

    /// When and why some customers were erased: those who were.
    package static func of(
        _ customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Erasure] {
        guard try areAny(brand: brand, in: tx) else { return [] }
        return try customers.map(\.raw).inLists(of: 8_192).flatMap {
            try found("e.brand_id = \(brand.raw) AND e.customer_id IN \(list: $0)", in: tx)
        }
    }

    /// Those of which something is still to be done outside the tables.
    package static func unfinished(in tx: ReadTransaction) throws -> [Erasure] {
        try found("e.finished_at IS NULL", in: tx)
    }

    /// Those of a brand, from a moment on.
    package static func since(_ moment: Instant, brand: ID<Brand>, in tx: ReadTransaction) throws -> [Erasure] {
        try found("e.brand_id = \(brand.raw) AND e.erased_at >= \(moment.milliseconds)", in: tx)
    }

    /// Everybody's of all brands; nobody's in a database of a schema that knew of none.
    package static func all(in tx: ReadTransaction) throws -> [Erasure] {
        try tx.has(table: "erasures") ? found("1 = 1", in: tx) : []
    }

    private static func found(_ condition: SQL, in tx: ReadTransaction) throws -> [Erasure] {
        try tx.all(
            """
            SELECT e.brand_id, e.customer_id, c.recorded_at, e.reason, e.erased_at
            FROM erasures e
            JOIN customers c ON c.brand_id = e.brand_id AND c.id = e.customer_id
            WHERE \(condition)
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

    /// Deletes what came with orders of nobody that tell the same phone, email, nick, account, card or address.
    private static func forgetUnclaimed(
        sharedWith ids: [Int64], brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        let orders = try tx.all(
            """
            SELECT DISTINCT u.store_id, u.order_number
            FROM personal_values v
            JOIN personal_values u
                ON u.brand_id = v.brand_id AND u.kind = v.kind AND u.blind_index = v.blind_index
            WHERE v.brand_id = \(brand.raw) AND v.customer_id IN \(list: ids)
                AND v.kind IN \(list: ErasedTraces.kinds.map(\.rawValue).sorted()) AND u.customer_id = 0
            """
        ) { (store: $0.int64(0), number: $0.text(1)) }
        try forget(orders, brand: brand, in: tx)
    }

    /// Deletes what came with their own orders while nobody claimed them.
    private static func forgetUnclaimed(
        ordersOf ids: [Int64], brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        let orders = try tx.all(
            "SELECT store_id, number FROM orders_read WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)"
        ) { (store: $0.int64(0), number: $0.text(1)) }
        try forget(orders, brand: brand, in: tx)
    }

    private static func forget(
        _ orders: [(store: Int64, number: String)], brand: ID<Brand>, in tx: WriteTransaction
    ) throws {
        for (store, named) in Dictionary(grouping: orders, by: \.store).sorted(by: { $0.key < $1.key }) {
            for some in named.map(\.number).sorted().inLists(of: 4_096) {
                try tx.execute(
                    """
                    DELETE FROM personal_values
                    WHERE brand_id = \(brand.raw) AND customer_id = 0
                        AND kind IN \(list: PersonalKind.allCases.map(\.rawValue)) AND store_id = \(store)
                        AND order_number IN \(list: some)
                    """)
            }
        }
    }
}
