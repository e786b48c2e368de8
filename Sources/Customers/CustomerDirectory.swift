package import Database
package import Shop

/// The customers of a brand.
package enum CustomerDirectory {
    /// - Throws: `CustomersError.noSuchCustomer`, also for a customer of another brand.
    package static func find(_ id: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction) throws -> Customer {
        guard let customer = try known(id, brand: brand, in: tx) else { throw CustomersError.noSuchCustomer }
        return customer
    }

    /// Nil for one that is not there, also for a customer of another brand.
    package static func known(_ id: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction) throws -> Customer? {
        try tx.first("SELECT recorded_at FROM customers WHERE brand_id = \(brand.raw) AND id = \(id.raw)") {
            Customer(id: id, brand: brand, recordedAt: Instant(milliseconds: $0.int64(0)))
        }
    }

    package static func count(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first("SELECT COUNT(*) FROM customers WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
    }
}
