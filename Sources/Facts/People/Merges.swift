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

    /// How many customers are read as another.
    package static func count(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first("SELECT COUNT(*) FROM merges WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
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

    /// A customer and all who are read as them, in the order of ids.
    package static func members(
        of survivor: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        var members = [survivor]
        var asked = [survivor.raw]
        while !asked.isEmpty {
            var found: [Int64] = []
            for some in asked.inLists(of: 8_192) {
                found += try tx.all(
                    """
                    SELECT customer_id
                    FROM merges
                    WHERE brand_id = \(brand.raw) AND survivor_id IN \(list: some)
                    """
                ) { $0.int64(0) }
            }
            members += found.map { ID($0) }
            asked = found
        }
        return members.sorted()
    }

    /// Whom a person is written down as: the customer, the one it is read as, and all others that are read as that one; the
    /// oldest, which it is read as, first.
    package static func everybody(
        readAs customer: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        try members(of: survivor(of: customer, brand: brand, in: tx), brand: brand, in: tx)
    }

    /// Whom each of some customers is read as.
    ///
    /// - Complexity: one query for each link of the longest chain.
    package static func survivors(
        of customers: some Sequence<ID<Customer>>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>: ID<Customer>] {
        var survivors: [ID<Customer>: ID<Customer>] = [:]
        for customer in customers { survivors[customer] = customer }
        var asked = Set(survivors.keys)
        while !asked.isEmpty {
            var next: [ID<Customer>: ID<Customer>] = [:]
            for some in asked.map(\.raw).sorted().inLists(of: 8_192) {
                try tx.forEach(
                    """
                    SELECT customer_id, survivor_id
                    FROM merges
                    WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                    """
                ) { next[ID($0.int64(0))] = ID($0.int64(1)) }
            }
            for (customer, current) in survivors {
                if let further = next[current] { survivors[customer] = further }
            }
            asked = Set(next.values)
        }
        return survivors
    }

    /// All who are read as the same persons as some customers are, each by whom they are read as.
    ///
    /// - Complexity: one query for each link of the longest chain, up and down.
    package static func everybody(
        readAs customers: some Sequence<ID<Customer>>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<Customer>: ID<Customer>] {
        let survivors = Set(try survivors(of: customers, brand: brand, in: tx).values)
        var readAs: [ID<Customer>: ID<Customer>] = [:]
        for survivor in survivors { readAs[survivor] = survivor }
        var asked = survivors
        while !asked.isEmpty {
            var found: [ID<Customer>: ID<Customer>] = [:]
            for some in asked.map(\.raw).sorted().inLists(of: 8_192) {
                try tx.forEach(
                    """
                    SELECT customer_id, survivor_id
                    FROM merges
                    WHERE brand_id = \(brand.raw) AND survivor_id IN \(list: some)
                    """
                ) { found[ID($0.int64(0))] = ID($0.int64(1)) }
            }
            for (customer, next) in found { readAs[customer] = readAs[next] }
            asked = Set(found.keys)
        }
        return readAs
    }

    /// Draws the arrows of some customers anew: those that are not among `arrows` go, those that are missing come.
    ///
    /// - Parameter customers: all who are read as one person so far.
    package static func redraw(
        _ arrows: [ID<Customer>: ID<Customer>], among customers: [ID<Customer>], brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        var facts: [Fact] = []
        for customer in customers {
            let (before, after) = (try arrow(from: customer, brand: brand, in: tx), arrows[customer])
            guard before != after else { continue }
            if let before {
                try tx.execute("DELETE FROM merges WHERE brand_id = \(brand.raw) AND customer_id = \(customer.raw)")
                facts.append(Fact(.customersParted, subject: customer.raw, part: before.raw, occurredAt: now))
            }
            guard let after else { continue }
            try tx.execute(
                """
                INSERT INTO merges (brand_id, customer_id, survivor_id, merged_at)
                VALUES (\(brand.raw), \(customer.raw), \(after.raw), \(now.milliseconds))
                """)
            facts.append(Fact(.customersMerged, subject: customer.raw, part: after.raw, occurredAt: now))
        }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
    }

    private static func arrow(
        from customer: ID<Customer>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> ID<Customer>? {
        try tx.first(
            "SELECT survivor_id FROM merges WHERE brand_id = \(brand.raw) AND customer_id = \(customer.raw)"
        ) { ID($0.int64(0)) }
    }
}
