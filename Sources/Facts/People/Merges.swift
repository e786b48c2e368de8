package import Database
package import Shop

/// Who is read as whom. A merge is one fact and moves nothing: every row keeps the customer it was written under, and
/// reads go through the arrows from customer to survivor.
package enum Merges {
    /// Has two customers read as one person, the older: with all whom either was read as before.
    ///
    /// - Returns: whether that was new.
    @discardableResult
    package static func merge(
        _ one: ID<Customer>, _ other: ID<Customer>, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        let first = try survivor(of: one, brand: brand, in: tx)
        let second = try survivor(of: other, brand: brand, in: tx)
        guard first != second else { return false }
        let (older, younger) = (min(first, second), max(first, second))
        try tx.execute(
            """
            INSERT INTO merges (brand_id, customer_id, survivor_id, merged_at)
            VALUES (\(brand.raw), \(younger.raw), \(older.raw), \(now.milliseconds))
            """)
        let fact = Fact(.customersMerged, subject: younger.raw, part: older.raw, occurredAt: now)
        try FactLog.append([fact], brand: brand, at: now, in: tx)
        return true
    }

    /// Takes back the arrow from a customer, with all that hangs on that customer's side.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package static func part(
        _ customer: ID<Customer>, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        guard let survivor = try arrow(from: customer, brand: brand, in: tx) else { return false }
        try tx.execute("DELETE FROM merges WHERE brand_id = \(brand.raw) AND customer_id = \(customer.raw)")
        let fact = Fact(.customersParted, subject: customer.raw, part: survivor.raw, occurredAt: now)
        try FactLog.append([fact], brand: brand, at: now, in: tx)
        return true
    }

    /// All arrows of the brand, as they were drawn: a survivor may itself be read as another.
    package static func arrows(brand: ID<Brand>, in tx: ReadTransaction) throws -> [ID<Customer>: ID<Customer>] {
        var arrows: [ID<Customer>: ID<Customer>] = [:]
        try tx.forEach("SELECT customer_id, survivor_id FROM merges WHERE brand_id = \(brand.raw)") {
            arrows[ID($0.int64(0))] = ID($0.int64(1))
        }
        return arrows
    }

    /// Whom a customer is read as: at the end of the arrows.
    package static func survivor(
        of customer: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> ID<Customer> {
        var current = customer
        // Every arrow leads to an older customer, so that there is an end.
        while let next = try arrow(from: current, brand: brand, in: tx) { current = next }
        return current
    }

    private static func arrow(
        from customer: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> ID<Customer>? {
        try tx.first(
            "SELECT survivor_id FROM merges WHERE brand_id = \(brand.raw) AND customer_id = \(customer.raw)"
        ) { ID($0.int64(0)) }
    }
}
