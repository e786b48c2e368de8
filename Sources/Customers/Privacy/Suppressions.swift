package import Database
package import Shop

/// Addresses that nothing is sent to, as keyed hashes: they outlast whoever had them.
package enum Suppressions {
    /// Why an address is kept out. Words are kept for good.
    package enum Reason: String, Sendable, CaseIterable {
        case erased
        case withdrawn
    }

    /// What may be sent to an address of each kind.
    private static let channels: [(kind: PersonalKind, channel: ConsentChannel)] = [
        (.phone, .sms), (.phone, .phone), (.email, .email), (.account, .wechat), (.account, .push), (.address, .post),
    ]
    /// Everything but what somebody's own order takes.
    private static let purposes: [ConsentPurpose] = [.marketing, .profiling, .research]

    /// Keeps out every address of some customers, for all purposes but service.
    package static func suppress(
        addressesOf customers: [ID<Customer>], brand: ID<Brand>, because reason: Reason, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        for purpose in purposes {
            for channel in ConsentChannel.allCases {
                try suppress(
                    channel, for: purpose, ofCustomers: customers, brand: brand, because: reason, at: now, in: tx)
            }
        }
    }

    /// Keeps out the addresses of some customers by one channel and for one purpose. The later word stands.
    package static func suppress(
        _ channel: ConsentChannel, for purpose: ConsentPurpose, ofCustomers customers: [ID<Customer>],
        brand: ID<Brand>, because reason: Reason, at now: Instant, in tx: WriteTransaction
    ) throws {
        for address in try addresses(of: customers, by: channel, brand: brand, in: tx) {
            try tx.execute(
                """
                INSERT INTO suppressions (brand_id, channel, purpose, address, reason, suppressed_at)
                VALUES (\(brand.raw), \(channel.rawValue), \(purpose.rawValue), \(address), \(reason.rawValue),
                    \(now.milliseconds))
                ON CONFLICT (brand_id, channel, purpose, address) DO UPDATE
                SET reason = excluded.reason, suppressed_at = excluded.suppressed_at, lifted_at = NULL
                WHERE excluded.suppressed_at > COALESCE(suppressions.lifted_at, suppressions.suppressed_at)
                """)
        }
    }

    /// That addresses of a customer are kept out.
    package struct Standing: Sendable {
        package let customer: ID<Customer>
        package let channel: ConsentChannel
        package let purpose: ConsentPurpose
        /// The newest of several addresses.
        package let since: Instant
    }

    /// What addresses of some customers are kept out of.
    ///
    /// - Complexity: one query for thousands of customers: it reads their addresses, and looks each up once.
    package static func standing(
        of customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Standing] {
        var found: [Standing] = []
        for some in customers.map(\.raw).inLists(of: mostAsked) {
            try tx.forEach(standing(of: some, brand: brand)) { row in
                guard let kind = PersonalKind(rawValue: row.text(1)),
                    let channel = ConsentChannel(rawValue: row.text(2)),
                    let purpose = ConsentPurpose(rawValue: row.text(3)),
                    channels.contains(where: { $0.kind == kind && $0.channel == channel })
                else { return }
                found.append(
                    Standing(
                        customer: ID(row.int64(0)), channel: channel, purpose: purpose,
                        since: Instant(milliseconds: row.int64(4))))
            }
        }
        return found
    }

    /// For those who look at its plan.
    static func standing(of customers: [Int64], brand: ID<Brand>) -> SQL {
        """
        SELECT v.customer_id, v.kind, s.channel, s.purpose, MAX(s.suppressed_at)
        FROM personal_values v
        CROSS JOIN suppressions s
        WHERE v.brand_id = \(brand.raw) AND v.customer_id IN \(list: customers)
            AND s.brand_id = v.brand_id AND s.address = v.blind_index AND s.lifted_at IS NULL
        GROUP BY v.customer_id, v.kind, s.channel, s.purpose
        """
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 8_192

    /// Lets the addresses of some customers in again that were kept out before `moment`: a newer proof is there.
    package static func lift(
        _ channel: ConsentChannel, for purpose: ConsentPurpose, ofCustomers customers: [ID<Customer>],
        brand: ID<Brand>, before moment: Instant, in tx: WriteTransaction
    ) throws {
        let addresses = try addresses(of: customers, by: channel, brand: brand, in: tx)
        guard !addresses.isEmpty else { return }
        try tx.execute(
            """
            UPDATE suppressions SET lifted_at = \(moment.milliseconds)
            WHERE brand_id = \(brand.raw) AND channel = \(channel.rawValue) AND purpose = \(purpose.rawValue)
                AND address IN \(list: addresses) AND lifted_at IS NULL AND suppressed_at < \(moment.milliseconds)
            """)
    }

    /// The words of what a channel reaches somebody by.
    static func kinds(of channel: ConsentChannel) -> [String] {
        channels.filter { $0.channel == channel }.map(\.kind.rawValue)
    }

    /// The keyed hashes of what a channel reaches customers by; sorted, each once.
    static func addresses(
        of customers: [ID<Customer>], by channel: ConsentChannel, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [[UInt8]] {
        try tx.all(
            """
            SELECT DISTINCT blind_index
            FROM personal_values
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers.map(\.raw))
                AND kind IN \(list: kinds(of: channel))
            ORDER BY blind_index
            """
        ) { $0.bytes(0) }
    }
}
