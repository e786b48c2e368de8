package import Database
package import Shop

/// The numbers of a brand's orders, whatever store they are of.
package enum OrderNumbers {
    /// Those of some numbers that an order has.
    package static func known(
        _ numbers: [String], stores: [ID<Store>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<String> {
        guard !numbers.isEmpty else { return [] }
        var known: Set<String> = []
        for some in numbers.inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT number
                FROM orders
                WHERE brand_id = \(brand.raw) AND store_id IN \(list: stores.map(\.raw)) AND number IN \(list: some)
                """
            ) { known.insert($0.text(0)) }
        }
        return known
    }

    /// How many orders some customers have.
    package static func count(
        of customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Int {
        try tx.first(
            """
            SELECT COUNT(*) FROM orders
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers.map(\.raw))
            """
        ) { $0.int(0) } ?? 0
    }
}
