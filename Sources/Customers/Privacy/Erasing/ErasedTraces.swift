import Database
import Shop

/// Holds orders of nobody against those who were erased: what such an order tells of the time before is kept of nobody.
struct ErasedTraces {
    /// What an order may tell of somebody that nobody else has, or that somebody was reached by.
    static let kinds: Set<PersonalKind> = [.phone, .email, .nick, .account, .memberCard, .address]

    private let brand: ID<Brand>
    private let blindIndex: BlindIndex

    init(_ blindIndex: BlindIndex, brand: ID<Brand>) {
        self.brand = brand
        self.blindIndex = blindIndex
    }

    /// The orders of nobody among some values that tell what somebody was known or reached by who has been erased since.
    func orders(among values: [OwnedValue], in tx: ReadTransaction) throws -> Set<ClaimedOrders.Name> {
        var told: [[UInt8]: [OwnedValue]] = [:]
        for value in values where value.customer == nil && Self.kinds.contains(value.value.kind) {
            told[blindIndex.of(value.value.text, kind: value.value.kind.rawValue), default: []].append(value)
        }
        guard !told.isEmpty, try Erasures.areAny(brand: brand, in: tx) else { return [] }
        var orders: Set<ClaimedOrders.Name> = []
        for some in told.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }).inLists(of: 8_192) {
            for sql in [suppressed(some), known(some)] {
                try tx.forEach(sql) { row in
                    let erasedAt = Instant(milliseconds: row.int64(1))
                    for value in told[row.bytes(0)] ?? [] where value.occurredAt.map({ $0 <= erasedAt }) ?? true {
                        if let name = ClaimedOrders.Name(value) { orders.insert(name) }
                    }
                }
            }
        }
        return orders
    }

    /// Those of some keyed hashes by which somebody was known or reached who has been erased since.
    func erased(among hashes: Set<[UInt8]>, in tx: ReadTransaction) throws -> Set<[UInt8]> {
        var erased: Set<[UInt8]> = []
        for some in hashes.sorted(by: { $0.lexicographicallyPrecedes($1) }).inLists(of: 8_192) {
            for sql in [suppressed(some), known(some)] {
                try tx.forEach(sql) { erased.insert($0.bytes(0)) }
            }
        }
        return erased
    }

    /// By what they were reached.
    private func suppressed(_ hashes: [[UInt8]]) -> SQL {
        """
        SELECT address, suppressed_at
        FROM suppressions
        WHERE brand_id = \(brand.raw) AND reason = \(Suppressions.Reason.erased.rawValue) AND address IN \(list: hashes)
        """
    }

    /// By what they were known, in whatever store.
    private func known(_ hashes: [[UInt8]]) -> SQL {
        """
        SELECT blind_index, erased_at
        FROM erased_identities
        WHERE brand_id = \(brand.raw) AND blind_index IN \(list: hashes)
        """
    }
}
