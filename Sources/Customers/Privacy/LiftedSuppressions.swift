package import Database
package import Shop

/// Addresses that were kept out and let in again, for those who ask whether rightly so.
extension Suppressions {
    package struct Lifted: Sendable {
        package let channel: ConsentChannel
        package let purpose: ConsentPurpose
        /// Its keyed hash.
        package let address: [UInt8]
        /// Since when it had been kept out.
        package let since: Instant
    }

    /// Those among the addresses of some customers.
    package static func lifted(
        of customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Lifted] {
        var found: [Lifted] = []
        for channel in ConsentChannel.allCases {
            let addresses = try addresses(of: customers, by: channel, brand: brand, in: tx)
            for some in addresses.inLists(of: 8_192) {
                try tx.forEach(
                    """
                    SELECT purpose, address, suppressed_at
                    FROM suppressions
                    WHERE brand_id = \(brand.raw) AND channel = \(channel.rawValue)
                        AND purpose IN \(list: ConsentPurpose.allCases.map(\.rawValue)) AND address IN \(list: some)
                        AND lifted_at IS NOT NULL
                    """
                ) { row in
                    guard let purpose = ConsentPurpose(rawValue: row.text(0)) else { return }
                    found.append(
                        Lifted(
                            channel: channel, purpose: purpose, address: row.bytes(1),
                            since: Instant(milliseconds: row.int64(2))))
                }
            }
        }
        return found
    }

    /// Who has the addresses, by address.
    package static func owners(
        of lifted: [Lifted], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [[UInt8]: [ID<Customer>]] {
        var owners: [[UInt8]: Set<ID<Customer>>] = [:]
        for (channel, some) in Dictionary(grouping: lifted, by: \.channel) {
            for addresses in Set(some.map(\.address)).sorted(by: { $0.lexicographicallyPrecedes($1) }).inLists(
                of: 8_192)
            {
                try tx.forEach(
                    """
                    SELECT blind_index, customer_id
                    FROM personal_values
                    WHERE brand_id = \(brand.raw) AND kind IN \(list: kinds(of: channel))
                        AND blind_index IN \(list: addresses) AND customer_id > 0
                    """
                ) { owners[$0.bytes(0), default: []].insert(ID($0.int64(1))) }
            }
        }
        return owners.mapValues { $0.sorted() }
    }

    /// Keeps them out again, since when they were before.
    package static func bringBack(_ lifted: [Lifted], brand: ID<Brand>, in tx: WriteTransaction) throws {
        for one in lifted {
            try tx.execute(
                """
                UPDATE suppressions SET lifted_at = NULL
                WHERE brand_id = \(brand.raw) AND channel = \(one.channel.rawValue)
                    AND purpose = \(one.purpose.rawValue) AND address = \(one.address)
                """)
        }
    }
}
