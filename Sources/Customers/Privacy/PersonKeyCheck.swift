import Crypto
package import Database
package import Shop

/// Whether what is sealed of a brand's persons opens with the keys in the file: nothing but opening it tells.
package struct PersonKeyCheck: Sendable {
    /// Whom it looked at.
    package struct Page: Sendable {
        package let persons: Int
        /// Those of whom something does not open.
        package let closed: Int
        /// Where to go on; nil when there is nobody left.
        package let last: Int64?
    }

    package enum Order: Sendable {
        case oldestFirst
        case newestFirst
    }

    private let keys: PersonKeys
    private let number: Int64

    /// - Parameter number: of the key that wraps them.
    package init(_ keys: Keys, brand: ID<Brand>, wrappedWith number: Int64) {
        self.keys = PersonKeys(keys: keys, brand: brand)
        self.number = number
    }

    /// Opens the keys of some persons, and what each of them seals.
    ///
    /// - Parameters:
    ///   - customer: those behind it in this order; nil for the first.
    ///   - mostValues: how many values at most, of those of nobody and of the others; nil for all.
    package func look(
        after customer: Int64?, _ order: Order = .oldestFirst, limit: Int, mostValues: Int? = nil,
        in tx: ReadTransaction
    ) throws -> Page {
        let direction: SQL =
            switch order {
            case .oldestFirst: "customer_id > \(customer ?? -1) ORDER BY customer_id"
            case .newestFirst: "customer_id < \(customer ?? .max) ORDER BY customer_id DESC"
            }
        let rows = try tx.all(
            """
            SELECT customer_id, wrapped
            FROM person_keys
            WHERE brand_id = \(keys.brand.raw) AND key_number = \(number) AND \(direction)
            LIMIT \(limit)
            """
        ) { (customer: $0.int64(0), wrapped: $0.bytes(1)) }
        let master = keys.keys.wrappingKey(number: number, brand: keys.brand.raw)
        var opened: [Int64: PersonKey] = [:]
        var closed: Set<Int64> = []
        for row in rows {
            do {
                guard let master else { throw CustomersError.sealedWithUnknownKey(number: number) }
                opened[row.customer] = try PersonKey(
                    wrapped: row.wrapped, with: master, brand: keys.brand.raw, customer: row.customer)
            } catch is CustomersError {
                closed.insert(row.customer)
            }
        }
        // Those of nobody apart, as they may be many.
        for some in [opened.keys.filter { $0 != 0 }.sorted(), opened.keys.filter { $0 == 0 }] where !some.isEmpty {
            try tx.forEach(
                """
                SELECT customer_id, kind, ciphertext
                FROM personal_values
                WHERE brand_id = \(keys.brand.raw) AND customer_id IN \(list: some)
                LIMIT \(mostValues ?? .max)
                """
            ) { row in
                do {
                    _ = try opened[row.int64(0)]?.open(row.bytes(2), kind: row.text(1))
                } catch is CustomersError {
                    closed.insert(row.int64(0))
                }
            }
        }
        return Page(persons: rows.count, closed: closed.count, last: rows.last?.customer)
    }
}
