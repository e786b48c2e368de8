package import Database
package import Shop

/// What columns need of one statement about a person.
package struct ScannedPersonFact: Sendable {
    package enum Content: Sendable {
        case tag(word: Int64, isOn: Bool)
        /// - Parameters:
        ///   - name: the id of its word; 0 unless the brand named it.
        ///   - value: 0 of one taken back.
        case trait(TraitKind, name: Int64, TraitForm, value: Int64)
        case consent(ConsentChannel, ConsentPurpose, isWithdrawn: Bool)
        case interaction
    }

    package let customer: Int64
    /// Milliseconds.
    package let occurredAt: Int64
    package let recordedAt: Int64
    package let id: Int64
    package let content: Content
}

/// Reads what was stated of persons, table by table.
package enum PersonFactScan: String, CaseIterable, Sendable {
    case tags = "person_tags"
    case traits = "person_traits"
    case consents
    case interactions

    /// The lowest and the highest id of the brand's rows; nil without any.
    package func extent(brand: ID<Brand>, in tx: ReadTransaction) throws -> (first: Int64, last: Int64)? {
        func end(_ order: String) throws -> Int64? {
            try tx.first(
                """
                SELECT id FROM \(unescaped: rawValue)
                WHERE brand_id = \(brand.raw)
                ORDER BY id \(unescaped: order)
                LIMIT 1
                """
            ) { $0.int64(0) }
        }
        guard let first = try end("ASC"), let last = try end("DESC") else { return nil }
        return (first, last)
    }

    /// Calls `body` with each statement whose id lies in a range, in the order of ids.
    package func forEach(
        brand: ID<Brand>, ids: Range<Int64>, in tx: ReadTransaction, _ body: (ScannedPersonFact) throws -> Void
    ) throws {
        try forEach(
            """
            WHERE brand_id = \(brand.raw) AND id >= \(ids.lowerBound) AND id < \(ids.upperBound)
            ORDER BY id
            """, in: tx, body)
    }

    /// The same for those of some customers, in any order.
    ///
    /// - Complexity: reads no others.
    package func forEach(
        brand: ID<Brand>, of customers: [Int64], in tx: ReadTransaction, _ body: (ScannedPersonFact) throws -> Void
    ) throws {
        try forEach(
            "WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers)", in: tx, body)
    }

    private func forEach(
        _ condition: SQL, in tx: ReadTransaction, _ body: (ScannedPersonFact) throws -> Void
    ) throws {
        let sql: SQL = """
            SELECT customer_id, occurred_at, recorded_at, id, \(unescaped: columns)
            FROM \(unescaped: rawValue)
            \(condition)
            """
        try tx.forEach(sql) { row in
            // What a newer program wrote is not understood, and says nothing.
            guard let content = content(row) else { return }
            try body(
                ScannedPersonFact(
                    customer: row.int64(0), occurredAt: row.int64(1), recordedAt: row.int64(2), id: row.int64(3),
                    content: content))
        }
    }

    private var columns: String {
        switch self {
        case .tags: "word_id, is_on"
        case .traits: "kind, name_id, form, value"
        case .consents: "channel, purpose, is_withdrawn"
        case .interactions: "kind"
        }
    }

    private func content(_ row: Row) -> ScannedPersonFact.Content? {
        switch self {
        case .tags: return .tag(word: row.int64(4), isOn: row.flag(5))
        case .traits:
            guard let kind = TraitKind(rawValue: row.int64(4)), let form = TraitForm(rawValue: row.int64(6)) else {
                return nil
            }
            return .trait(kind, name: row.optionalInt64(5) ?? 0, form, value: row.optionalInt64(7) ?? 0)
        case .consents:
            guard let channel = ConsentChannel(rawValue: row.text(4)),
                let purpose = ConsentPurpose(rawValue: row.text(5))
            else { return nil }
            return .consent(channel, purpose, isWithdrawn: row.flag(6))
        case .interactions: return .interaction
        }
    }
}
