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
        guard let master = keys.wrappingKey(number: keys.currentNumber, brand: brand.raw) else {
            throw CustomersError.sealedWithUnknownKey(number: keys.currentNumber)
        }
        try tx.append(to: "person_keys", columns: ["brand_id", "customer_id", "key_number", "wrapped"]) { row in
            for customer in fresh {
                let key = PersonKey(brand: brand.raw, customer: customer)
                known[customer] = key
                try row.int64(brand.raw)
                try row.int64(customer)
                try row.int64(keys.currentNumber)
                try row.bytes(key.wrapped(with: master))
                try row.end()
            }
        }
        return known
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
            guard let master = masters[row.number] ?? keys.wrappingKey(number: row.number, brand: brand.raw) else {
                throw CustomersError.sealedWithUnknownKey(number: row.number)
            }
            masters[row.number] = master
            known[row.customer] = try PersonKey(
                wrapped: row.wrapped, with: master, brand: brand.raw, customer: row.customer)
        }
    }
}
