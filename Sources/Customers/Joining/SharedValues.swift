import Database
import Shop

/// Who else a value is kept of: what speaks for two customers being one.
struct SharedValues {
    let brand: ID<Brand>

    /// Nobody's phone, e-mail or address is asked of more than this many at once.
    private static let mostAsked = 8_192
    /// So many owners of a value are looked at: more make it common whoever they are.
    private static let mostOwners = 64

    /// The customers that have each of some values of a kind, in the order of ids; a value that one alone has is left out.
    func owners(
        of values: Set<[UInt8]>, kind: String, in tx: ReadTransaction
    ) throws -> [[UInt8]: [ID<Customer>]] {
        var owners: [[UInt8]: [ID<Customer>]] = [:]
        for some in values.sorted(by: { $0.lexicographicallyPrecedes($1) }).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT blind_index, customer_id
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND kind = \(kind) AND blind_index IN \(list: some) AND customer_id > 0
                """
            ) { row in
                let (value, customer) = (row.bytes(0), ID<Customer>(row.int64(1)))
                guard owners[value, default: []].count < Self.mostOwners, owners[value]?.last != customer else {
                    return
                }
                owners[value, default: []].append(customer)
            }
        }
        return owners.filter { Set($0.value).count > 1 }.mapValues { Set($0).sorted() }
    }

    /// The names kept of some customers, as keyed hashes.
    func names(of customers: Set<ID<Customer>>, in tx: ReadTransaction) throws -> [ID<Customer>: Set<[UInt8]>] {
        var names: [ID<Customer>: Set<[UInt8]>] = [:]
        for some in customers.map(\.raw).sorted().inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT customer_id, blind_index
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                    AND kind = \(PersonalKind.name.rawValue)
                """
            ) { names[ID($0.int64(0)), default: []].insert($0.bytes(1)) }
        }
        return names
    }
}
