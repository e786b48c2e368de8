import Database
import Shop

/// By what persons were known who have been erased: keyed hashes, so that what is told again of what they did before leads
/// to the id that stayed and makes nobody anew. Whoever comes back later is somebody new.
struct ErasedIdentities {
    let brand: ID<Brand>

    /// Whether there are any.
    func areAny(in tx: ReadTransaction) throws -> Bool {
        try tx.first("SELECT 1 FROM erased_identities WHERE brand_id = \(brand.raw) LIMIT 1") { _ in true } ?? false
    }

    /// Who was known by each name, and until when.
    func known(
        _ names: Set<Owners.Name>, store: ID<Store>, in tx: ReadTransaction
    ) throws -> [Owners.Name: [(customer: ID<Customer>, until: Instant)]] {
        var known: [Owners.Name: [(customer: ID<Customer>, until: Instant)]] = [:]
        for (kind, named) in Dictionary(grouping: names, by: \.kind).sorted(by: { $0.key < $1.key }) {
            for some in named.map(\.blindIndex).inLists(of: 16_384) {
                try tx.forEach(
                    """
                    SELECT blind_index, customer_id, erased_at
                    FROM erased_identities
                    WHERE brand_id = \(brand.raw) AND kind = \(kind) AND store_id = \(store.raw)
                        AND blind_index IN \(list: some)
                    ORDER BY erased_at, customer_id
                    """
                ) { row in
                    known[Owners.Name(kind: kind, blindIndex: row.bytes(0)), default: []].append(
                        (ID(row.int64(1)), Instant(milliseconds: row.int64(2))))
                }
            }
        }
        return known
    }
}
