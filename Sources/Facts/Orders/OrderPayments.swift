package import Database
package import Shop

/// What is known of the payment of orders, by their numbers.
package enum OrderPayments {
    package struct Known: Sendable, Equatable {
        /// Nil while it is not paid.
        package let paidAt: Instant?
        package let currency: Currency
    }

    /// Orders that are not known are missing.
    package static func known(
        of numbers: [String], store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [String: Known] {
        var known: [String: Known] = [:]
        for some in numbers.inLists(of: 8_192) {
            try tx.forEach(
                """
                SELECT number, paid_at, currency
                FROM orders_read
                WHERE brand_id = \(brand.raw) AND store_id = \(store.raw) AND number IN \(list: some)
                """
            ) { row in
                guard let currency = Currency(row.text(2)) else { return }
                known[row.text(0)] = Known(
                    paidAt: row.optionalInt64(1).map { Instant(milliseconds: $0) }, currency: currency)
            }
        }
        return known
    }
}
