package import Database
package import Shop

/// Takes away what was stated of persons in words, when what names them is erased. What they bought and did stays, told of
/// an id that leads to nobody.
package enum PersonFactErasure {
    /// Where rows were deleted or rewritten.
    package static let tables = ["words", "person_tags", "person_traits", "consents", "interactions", "refunds"]

    /// Deletes tags and traits, and every word that nobody else has; empties free texts. Consents stay, as what was allowed
    /// when; how that was said does not.
    ///
    /// Whoever calls it is `alone` with the brand.
    package static func erase(
        _ customers: [ID<Customer>], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let ids = customers.map(\.raw)
        let words = try wordsOf(ids, brand: brand, in: tx)
        for table in ["person_tags", "person_traits"] {
            try tx.execute(
                """
                DELETE FROM \(unescaped: table)
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
                """)
        }
        try forget(words, brand: brand, in: tx)
        try tx.execute(
            """
            UPDATE consents SET method = 'erased', text_version = NULL
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            """)
        try tx.execute(
            """
            UPDATE interactions SET channel = NULL
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            """)
        try forgetReasons(of: ids, brand: brand, in: tx)
        let facts = customers.map { Fact(.customerErased, subject: $0.raw, occurredAt: now) }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
    }

    private static func wordsOf(_ ids: [Int64], brand: ID<Brand>, in tx: ReadTransaction) throws -> [Int64] {
        try tx.all(
            """
            SELECT word_id FROM person_tags WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            UNION
            SELECT name_id FROM person_traits
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids) AND name_id IS NOT NULL
            UNION
            SELECT value FROM person_traits
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids) AND form = 1
            """
        ) { $0.int64(0) }
    }

    /// Deletes those of some words that no row has any more.
    private static func forget(_ words: [Int64], brand: ID<Brand>, in tx: WriteTransaction) throws {
        for some in words.inLists(of: 4_096) {
            try tx.execute(forgetting(some, brand: brand))
        }
    }

    /// For those who look at its plan.
    static func forgetting(_ words: [Int64], brand: ID<Brand>) -> SQL {
        """
        DELETE FROM words
        WHERE brand_id = \(brand.raw) AND id IN \(list: words)
            AND NOT EXISTS (
                SELECT 1 FROM person_tags t WHERE t.brand_id = words.brand_id AND t.word_id = words.id)
            AND NOT EXISTS (
                SELECT 1 FROM person_traits t WHERE t.brand_id = words.brand_id AND t.name_id = words.id)
            AND NOT EXISTS (
                SELECT 1 FROM person_traits t
                WHERE t.brand_id = words.brand_id AND t.form = 1 AND t.value = words.id)
        """
    }

    /// Why things were given back is told in somebody's own words.
    private static func forgetReasons(of ids: [Int64], brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE refunds SET reason = NULL WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)")
        let orders = try tx.all(
            """
            SELECT store_id, number FROM orders
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: ids)
            ORDER BY id
            """
        ) { (store: $0.int64(0), number: $0.text(1)) }
        for (store, own) in Dictionary(grouping: orders, by: \.store).sorted(by: { $0.key < $1.key }) {
            for some in own.map(\.number).inLists(of: 4_096) {
                try tx.execute(
                    """
                    UPDATE refunds SET reason = NULL
                    WHERE brand_id = \(brand.raw) AND store_id = \(store) AND order_number IN \(list: some)
                    """)
            }
        }
    }
}
