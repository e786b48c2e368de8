import Crypto
import Database
import Shop

/// The wrapped keys of a brand's persons. Customer 0 stands for nobody: what came with unclaimed orders.
struct PersonKeys {
    let keys: Keys
    let brand: ID<Brand>

    /// The key of each customer, made where there is none yet.
    func of(_ customers: Set<Int64>, in tx: WriteTransaction) throws -> [Int64: PersonKey] {
        var known = try kept(customers, in: tx)
        let fresh = customers.subtracting(known.keys).sorted()
        guard !fresh.isEmpty else { return known }
        let number = try KeyNumber.current(keys, in: tx)
        let master = try master(number)
        try tx.append(to: "person_keys", columns: ["brand_id", "customer_id", "key_number", "wrapped"]) { row in
            for customer in fresh {
                let key = PersonKey(brand: brand.raw, customer: customer)
                known[customer] = key
                try row.int64(brand.raw)
                try row.int64(customer)
                try row.int64(number)
                try row.bytes(key.wrapped(with: master))
                try row.end()
            }
        }
        return known
    }

    /// The key of nobody, made where there is none yet, also when somebody else makes it meanwhile.
    func ofNobody(in tx: WriteTransaction) throws -> PersonKey {
        if let known = try kept([0], in: tx)[0] { return known }
        let number = try KeyNumber.current(keys, in: tx)
        let fresh = PersonKey(brand: brand.raw, customer: 0)
        try tx.execute(
            """
            INSERT INTO person_keys (brand_id, customer_id, key_number, wrapped)
            VALUES (\(brand.raw), 0, \(number), \(try fresh.wrapped(with: master(number))))
            ON CONFLICT (brand_id, customer_id) DO NOTHING
            """)
        guard let key = try kept([0], in: tx)[0] else { throw CustomersError.damagedValue }
        return key
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384

    /// The keys there are.
    func kept(_ customers: Set<Int64>, in tx: ReadTransaction) throws -> [Int64: PersonKey] {
        var known: [Int64: PersonKey] = [:]
        var masters: [Int64: SymmetricKey] = [:]
        for some in customers.sorted().inLists(of: Self.mostAsked) {
            try open(some, masters: &masters, into: &known, in: tx)
        }
        return known
    }

    private func open(
        _ customers: [Int64], masters: inout [Int64: SymmetricKey], into known: inout [Int64: PersonKey],
        in tx: ReadTransaction
    ) throws {
        let rows = try tx.all(
            """
            SELECT customer_id, key_number, wrapped
            FROM person_keys
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers)
            """
        ) { (customer: $0.int64(0), number: $0.int64(1), wrapped: $0.bytes(2)) }
        for row in rows {
            let master = try masters[row.number] ?? master(row.number)
            masters[row.number] = master
            known[row.customer] = try PersonKey(
                wrapped: row.wrapped, with: master, brand: brand.raw, customer: row.customer)
        }
    }

    /// Wraps the keys of some customers anew, in the order of customers, that are wrapped with an older key than `number`.
    /// What they open stays as it is.
    ///
    /// - Parameter customer: those above it; -1 for the first.
    /// - Returns: the last of them; nil when there was none.
    func rewrap(with number: Int64, after customer: Int64, limit: Int, in tx: WriteTransaction) throws -> Int64? {
        let old = try tx.all(
            """
            SELECT customer_id, key_number, wrapped
            FROM person_keys
            WHERE brand_id = \(brand.raw) AND customer_id > \(customer) AND key_number < \(number)
            ORDER BY customer_id
            LIMIT \(limit)
            """
        ) { (customer: $0.int64(0), number: $0.int64(1), wrapped: $0.bytes(2)) }
        let fresh = try master(number)
        var masters: [Int64: SymmetricKey] = [:]
        for row in old {
            let former = try masters[row.number] ?? master(row.number)
            masters[row.number] = former
            let key = try PersonKey(wrapped: row.wrapped, with: former, brand: brand.raw, customer: row.customer)
            // One who was erased meanwhile stays erased, and what somebody else wrapped anew stays so.
            try tx.execute(
                """
                UPDATE person_keys SET key_number = \(number), wrapped = \(key.wrapped(with: fresh))
                WHERE brand_id = \(brand.raw) AND customer_id = \(row.customer) AND key_number = \(row.number)
                """)
        }
        return old.last?.customer
    }

    private func master(_ number: Int64) throws -> SymmetricKey {
        guard let master = keys.wrappingKey(number: number, brand: brand.raw) else {
            throw CustomersError.sealedWithUnknownKey(number: number)
        }
        return master
    }
}
