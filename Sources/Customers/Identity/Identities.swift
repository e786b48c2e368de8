package import Database
import Facts
package import Shop

/// What ties orders to persons. A buyer key counts within its store.
package struct Identities: Sendable {
    private let blindIndex: BlindIndex
    private let brand: ID<Brand>

    package init(_ keys: Keys, brand: ID<Brand>) {
        blindIndex = BlindIndex(keys, brand: brand)
        self.brand = brand
    }

    /// The customer of each buyer key, made where nobody has it yet, and how many were made.
    ///
    /// - Complexity: a fixed number of queries per batch.
    package func customers(
        of keys: [BuyerKey], store: ID<Store>, statedAt: Instant, at now: Instant, in tx: WriteTransaction
    ) throws -> (customers: [BuyerKey: ID<Customer>], made: Set<ID<Customer>>) {
        var names: [Name] = []
        var nameOfKey: [BuyerKey: Name] = [:]
        for key in keys where nameOfKey[key] == nil {
            let name = Name(kind: key.kind.rawValue, blindIndex: blindIndex.of(key.value, kind: key.kind.rawValue))
            nameOfKey[key] = name
            names.append(name)
        }
        guard !names.isEmpty else { return ([:], []) }
        var customers = try known(names, store: store, in: tx)
        var seen: Set<Name> = []
        let fresh = names.filter { customers[$0] == nil && seen.insert($0).inserted }
        let ids = try tx.ids(of: "customers", count: fresh.count).map { ID<Customer>($0) }
        for (name, id) in zip(fresh, ids) { customers[name] = id }
        try make(Array(zip(fresh, ids)), store: store, statedAt: statedAt, at: now, in: tx)
        return (nameOfKey.compactMapValues { customers[$0] }, Set(ids))
    }

    private struct Name: Hashable {
        let kind: String
        let blindIndex: [UInt8]
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384

    private func known(
        _ names: [Name], store: ID<Store>, in tx: ReadTransaction
    ) throws -> [Name: ID<Customer>] {
        var customers: [Name: ID<Customer>] = [:]
        // Kind by kind, so that every column of the key but the last is one value.
        for (kind, named) in Dictionary(grouping: names, by: \.kind).sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: named.count, by: Self.mostAsked) {
                let some = named[start..<min(start + Self.mostAsked, named.count)].map(\.blindIndex)
                try tx.forEach(
                    """
                    SELECT blind_index, customer_id
                    FROM identities
                    WHERE brand_id = \(brand.raw) AND kind = \(kind) AND store_id = \(store.raw)
                        AND blind_index IN \(list: some)
                    """
                ) { customers[Name(kind: kind, blindIndex: $0.bytes(0))] = ID($0.int64(1)) }
            }
        }
        return customers
    }

    private func make(
        _ fresh: [(name: Name, id: ID<Customer>)], store: ID<Store>, statedAt: Instant, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        guard !fresh.isEmpty else { return }
        try tx.append(to: "customers", columns: ["brand_id", "id", "recorded_at"]) { row in
            for (_, id) in fresh {
                try row.int64(brand.raw)
                try row.int64(id.raw)
                try row.int64(now.milliseconds)
                try row.end()
            }
        }
        let columns = ["brand_id", "kind", "store_id", "blind_index", "customer_id", "since"]
        try tx.append(to: "identities", columns: columns) { row in
            for (name, id) in fresh {
                try row.int64(brand.raw)
                try row.text(name.kind)
                try row.int64(store.raw)
                try row.bytes(name.blindIndex)
                try row.int64(id.raw)
                try row.int64(statedAt.milliseconds)
                try row.end()
            }
        }
        let facts = fresh.flatMap { _, id in
            [
                Fact(.customerSeen, subject: id.raw, occurredAt: statedAt),
                Fact(.identityTied, subject: id.raw, occurredAt: statedAt),
            ]
        }
        FactLog.append(facts, brand: brand, at: now, in: tx)
    }
}
