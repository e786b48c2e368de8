package import Database
package import Shop

/// 风险名单: who is warned of, why, and until when. What was noted stays, also once it is lifted.
package struct Risks: Sendable {
    private let brand: ID<Brand>
    private let values: PersonalValues

    package init(_ keys: Keys, brand: ID<Brand>) {
        self.brand = brand
        values = PersonalValues(keys, brand: brand)
    }

    /// - Parameter note: why, in somebody's own words; it is sealed.
    /// - Throws: `CustomersError.badExpiry`, `.badEvidence`.
    package func note(
        _ kind: RiskKind, of customer: ID<Customer>, evidence: [String], note: String?, until expiry: Instant?,
        by decider: String, at now: Instant, in tx: WriteTransaction
    ) throws -> ID<PersonRisk> {
        if let expiry, expiry <= now { throw CustomersError.badExpiry }
        try Self.check(evidence)
        let id = try tx.id(of: "risks")
        try tx.execute(
            """
            INSERT INTO risks (brand_id, id, customer_id, kind, evidence, noted_by, noted_at, expires_at)
            VALUES (\(brand.raw), \(id), \(customer.raw), \(kind.rawValue), \(evidence.joined(separator: " ")),
                \(decider), \(now.milliseconds), \(expiry?.milliseconds))
            """)
        if let note {
            let value = PersonalValue(kind: .note, text: note)
            try values.keep([OwnedValue(customer: customer, value: value, order: Self.place(id), store: ID(0))], in: tx)
        }
        return ID(id)
    }

    /// Ends a warning.
    ///
    /// - Returns: false when it was lifted before.
    package func lift(
        _ risk: ID<PersonRisk>, by decider: String, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE risks
            SET lifted_by = \(decider), lifted_at = \(now.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(risk.raw) AND lifted_at IS NULL
            """) > 0
    }

    /// - Throws: `CustomersError.noSuchRisk`.
    package func find(_ id: ID<PersonRisk>, in tx: ReadTransaction) throws -> PersonRisk {
        guard let risk = try all("id = \(id.raw)", "ORDER BY id", in: tx).first else { throw CustomersError.noSuchRisk }
        return risk
    }

    /// Every warning of some customers that was not lifted, the oldest first.
    package func of(_ customers: [ID<Customer>], in tx: ReadTransaction) throws -> [PersonRisk] {
        try noted(
            all("customer_id IN \(list: customers.map(\.raw)) AND lifted_at IS NULL", "ORDER BY id", in: tx), in: tx)
    }

    /// The same warnings, with whether somebody said why.
    private func noted(_ risks: [PersonRisk], in tx: ReadTransaction) throws -> [PersonRisk] {
        var places: Set<String> = []
        for some in risks.inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT order_number
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some.map(\.customer.raw))
                    AND kind = \(PersonalKind.note.rawValue) AND order_number IN \(list: some.map { Self.place($0.id.raw) })
                """
            ) { places.insert($0.text(0)) }
        }
        return risks.map { risk in
            var risk = risk
            risk.hasNote = places.contains(Self.place(risk.id.raw))
            return risk
        }
    }

    /// Those that stand, the newest first.
    ///
    /// - Parameter place: those noted before this id alone.
    package func standing(
        at now: Instant, before place: Int64 = .max, limit: Int, in tx: ReadTransaction
    ) throws -> [PersonRisk] {
        try noted(
            all(
                """
                id < \(place) AND lifted_at IS NULL AND (expires_at IS NULL OR expires_at > \(now.milliseconds))
                """,
                "ORDER BY id DESC LIMIT \(limit)", in: tx), in: tx)
    }

    /// Those that ran out and were not lifted yet, the earliest first.
    package func overdue(at now: Instant, limit: Int, in tx: ReadTransaction) throws -> [PersonRisk] {
        try all(
            "lifted_at IS NULL AND expires_at <= \(now.milliseconds)", "ORDER BY expires_at, id LIMIT \(limit)", in: tx)
    }

    private func all(_ condition: SQL, _ rest: SQL, in tx: ReadTransaction) throws -> [PersonRisk] {
        try tx.all(
            """
            SELECT id, customer_id, kind, evidence, noted_by, noted_at, expires_at, lifted_at
            FROM risks
            WHERE brand_id = \(brand.raw) AND \(condition)
            \(rest)
            """
        ) { row in
            guard let kind = RiskKind(rawValue: row.text(2)) else {
                throw DatabaseError.corrupt(reason: "a warning of an unknown kind")
            }
            return PersonRisk(
                id: ID(row.int64(0)), customer: ID(row.int64(1)), kind: kind,
                evidence: row.text(3).split(separator: " ").map(String.init), notedBy: row.text(4),
                notedAt: Instant(milliseconds: row.int64(5)),
                expiresAt: row.optionalInt64(6).map { Instant(milliseconds: $0) },
                liftedAt: row.optionalInt64(7).map { Instant(milliseconds: $0) })
        }
    }

    /// Where somebody's note on a warning lies among the customer's values.
    package static func place(ofNoteOn risk: ID<PersonRisk>) -> String { place(risk.raw) }

    private static func place(_ id: Int64) -> String { "risk \(id)" }

    /// - Throws: `CustomersError.badEvidence`.
    package static func check(_ evidence: [String]) throws {
        for code in evidence where !isCode(code) { throw CustomersError.badEvidence(code) }
    }

    /// A number or id as sources give them, and nothing that could be a sentence.
    private static func isCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.#/:".contains($0)) }
    }
}
