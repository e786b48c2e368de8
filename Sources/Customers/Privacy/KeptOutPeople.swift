package import Database
package import Shop

extension Suppressions {
    /// Everybody of a brand an address of whom is kept out for a purpose, by channel; as they were written down,
    /// whoever they are read as.
    ///
    /// - Complexity: a look at each address that is kept out.
    package static func everybody(
        keptOutFor purpose: ConsentPurpose, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ConsentChannel: [ID<Customer>]] {
        var found: [ConsentChannel: [ID<Customer>]] = [:]
        for channel in ConsentChannel.allCases {
            found[channel] = try tx.all(
                """
                SELECT DISTINCT v.customer_id
                FROM suppressions s
                CROSS JOIN personal_values v
                WHERE v.brand_id = s.brand_id AND v.blind_index = s.address
                    AND s.brand_id = \(brand.raw) AND s.channel = \(channel.rawValue)
                    AND s.purpose = \(purpose.rawValue)
                    AND s.lifted_at IS NULL AND v.kind IN \(list: kinds(of: channel)) AND v.customer_id > 0
                ORDER BY v.customer_id
                """
            ) { ID($0.int64(0)) }
        }
        return found
    }
}
