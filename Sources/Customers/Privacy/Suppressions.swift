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

    /// Since when any address of a customer is kept out; nil when none is.
    package static func standing(
        _ channel: ConsentChannel, for purpose: ConsentPurpose, of customer: ID<Customer>, brand: ID<Brand>,
        in tx: ReadTransaction
    ) throws -> Instant? {
        let addresses = try addresses(of: [customer], by: channel, brand: brand, in: tx)
        guard !addresses.isEmpty else { return nil }
        return try tx.first(
            """
            SELECT suppressed_at
            FROM suppressions
            WHERE brand_id = \(brand.raw) AND channel = \(channel.rawValue) AND purpose = \(purpose.rawValue)
                AND address IN \(list: addresses) AND lifted_at IS NULL
            ORDER BY suppressed_at DESC, address
            LIMIT 1
            """
        ) { Instant(milliseconds: $0.int64(0)) }
    }

    /// Lets the addresses of a customer in again that were kept out before `moment`: a newer proof is there.
    package static func lift(
        _ channel: ConsentChannel, for purpose: ConsentPurpose, of customer: ID<Customer>, brand: ID<Brand>,
        before moment: Instant, in tx: WriteTransaction
    ) throws {
        let addresses = try addresses(of: [customer], by: channel, brand: brand, in: tx)
        guard !addresses.isEmpty else { return }
        try tx.execute(
            """
            UPDATE suppressions SET lifted_at = \(moment.milliseconds)
            WHERE brand_id = \(brand.raw) AND channel = \(channel.rawValue) AND purpose = \(purpose.rawValue)
                AND address IN \(list: addresses) AND lifted_at IS NULL AND suppressed_at < \(moment.milliseconds)
            """)
    }

    /// The keyed hashes of what a channel reaches customers by; sorted, each once.
    private static func addresses(
        of customers: [ID<Customer>], by channel: ConsentChannel, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [[UInt8]] {
        let kinds = channels.filter { $0.channel == channel }.map(\.kind.rawValue)
        return try tx.all(
            """
            SELECT DISTINCT blind_index
            FROM personal_values
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers.map(\.raw))
                AND kind IN \(list: kinds)
            ORDER BY blind_index
            """
        ) { $0.bytes(0) }
    }
}
