package import Database
package import Shop

/// What was said of consent, as it lies there: given or withdrawn, when, how, and by which text.
package struct ConsentStatement: Hashable, Sendable {
    package let customer: ID<Customer>
    package let consent: StatedConsent
    package let occurredAt: Instant
    package let recordedAt: Instant
}

/// The consents of persons: every statement is kept, and the last of a channel and a purpose stands.
package enum ConsentHistory {
    /// Of all the ids that one person is read as; the oldest first, the one that stands last.
    package static func of(
        _ customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ConsentStatement] {
        var statements: [ConsentStatement] = []
        try tx.forEach(
            """
            SELECT customer_id, channel, purpose, is_withdrawn, method, text_version, occurred_at, recorded_at
            FROM consents
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers.map(\.raw))
            ORDER BY occurred_at, recorded_at, id
            """
        ) { row in
            // What a newer program wrote is not understood, and says nothing.
            guard let channel = ConsentChannel(rawValue: row.text(1)),
                let purpose = ConsentPurpose(rawValue: row.text(2))
            else { return }
            let consent = StatedConsent(
                channel, for: purpose, isWithdrawn: row.flag(3), method: row.text(4), textVersion: row.optionalText(5))
            statements.append(
                ConsentStatement(
                    customer: ID(row.int64(0)), consent: consent, occurredAt: Instant(milliseconds: row.int64(6)),
                    recordedAt: Instant(milliseconds: row.int64(7))))
        }
        return statements
    }

    /// When somebody last agreed to a channel and a purpose, whatever they said since.
    package struct Given: Sendable {
        package let customer: ID<Customer>
        package let channel: ConsentChannel
        package let purpose: ConsentPurpose
        package let at: Instant
    }

    /// When some customers last agreed to what.
    package static func newestGiven(
        by customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Given] {
        var given: [Given] = []
        for some in customers.map(\.raw).inLists(of: 8_192) {
            try tx.forEach(
                """
                SELECT customer_id, channel, purpose, MAX(occurred_at)
                FROM consents
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some) AND is_withdrawn = 0
                GROUP BY customer_id, channel, purpose
                """
            ) { row in
                guard let channel = ConsentChannel(rawValue: row.text(1)),
                    let purpose = ConsentPurpose(rawValue: row.text(2))
                else { return }
                given.append(
                    Given(
                        customer: ID(row.int64(0)), channel: channel, purpose: purpose,
                        at: Instant(milliseconds: row.int64(3))))
            }
        }
        return given
    }
}
