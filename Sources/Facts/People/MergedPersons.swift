package import Database
package import Shop

/// Whom a person is written down as: everybody who is read as one with them.
package enum MergedPersons {
    /// The customer, the one it is read as, and all others that are read as that one; the oldest, which it is read as,
    /// first.
    ///
    /// - Complexity: one query for each generation of merges.
    package static func of(
        _ customer: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        let survivor = try Merges.survivor(of: customer, brand: brand, in: tx)
        var found = [survivor]
        var newest = [survivor.raw]
        while !newest.isEmpty {
            newest = try tx.all(
                """
                SELECT customer_id
                FROM merges
                WHERE brand_id = \(brand.raw) AND survivor_id IN \(list: newest)
                ORDER BY customer_id
                """
            ) { $0.int64(0) }
            found += newest.map { ID($0) }
        }
        return found.sorted()
    }
}
