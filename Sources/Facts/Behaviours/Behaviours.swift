import Crypto
package import Database
package import Shop

/// A behaviour on its way into the facts.
package struct BehaviourEntry: Sendable {
    package let behaviour: StatedBehaviour
    package let customer: ID<Customer>?

    package init(behaviour: StatedBehaviour, customer: ID<Customer>?) {
        self.behaviour = behaviour
        self.customer = customer
    }
}

/// What people did beside buying. Each happened once.
package enum Behaviours {
    /// - Returns: how many were new. One whose number is known already is passed over.
    /// - Complexity: a fixed number of queries per batch.
    package static func record(
        _ entries: [BehaviourEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws -> Int {
        var fresh: [(hash: [UInt8], entry: BehaviourEntry)] = []
        fresh.reserveCapacity(entries.count)
        var seen: Set<[UInt8]> = []
        seen.reserveCapacity(entries.count)
        for entry in entries {
            let hash = hash(of: entry.behaviour.number)
            if seen.insert(hash).inserted { fresh.append((hash, entry)) }
        }
        let known = try known(fresh.map(\.hash), source, in: tx)
        if !known.isEmpty { fresh.removeAll { known.contains($0.hash) } }
        guard !fresh.isEmpty else { return 0 }
        try append(
            fresh.map(\.entry), numbered: { fresh[$0].hash }, from: source, products: &products, in: tx)
        return fresh.count
    }

    /// The same for those of which it is known otherwise that each is new (`EventKeys`). Their number is that of their row:
    /// half as long as one that tells them from what is told again, and in order, so that writing it down touches few pages.
    package static func recordNew(
        _ entries: [BehaviourEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws {
        guard !entries.isEmpty else { return }
        try append(entries, numbered: nil, from: source, products: &products, in: tx)
    }

    /// - Parameter number: of an entry, by its place; nil where it is that of its row.
    private static func append(
        _ entries: [BehaviourEntry], numbered number: ((Int) -> [UInt8])?, from source: StatementSource,
        products: inout ProductDirectory, in tx: WriteTransaction
    ) throws {
        try products.learn(entries.compactMap(\.behaviour.product), from: source, in: tx)
        let ids = try tx.ids(of: "behaviours", count: entries.count)
        let columns = [
            "brand_id", "id", "store_id", "number_hash", "customer_id", "kind", "product_id", "occurred_at",
            "recorded_at",
        ]
        try tx.append(to: "behaviours", columns: columns) { row in
            for (place, id) in ids.enumerated() {
                let entry = entries[place]
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(source.store.raw)
                try row.bytes(number?(place) ?? withUnsafeBytes(of: id.bigEndian) { Array($0) })
                try row.int64(entry.customer?.raw)
                try row.int64(entry.behaviour.kind.rawValue)
                try row.int64(entry.behaviour.product.map { products.id(of: $0) })
                try row.int64(entry.behaviour.occurredAt.milliseconds)
                try row.int64(source.recordedAt.milliseconds)
                try row.end()
            }
        }
        let facts = zip(entries, ids).map {
            Fact(.behaviourSeen, subject: $1, occurredAt: $0.behaviour.occurredAt)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }

    private static func hash(of number: String) -> [UInt8] {
        var number = number
        return number.withUTF8 { utf8 in
            SHA256.hash(data: UnsafeRawBufferPointer(utf8)).withUnsafeBytes { Array($0.prefix(16)) }
        }
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 16_384

    private static func known(
        _ hashes: [[UInt8]], _ source: StatementSource, in tx: ReadTransaction
    ) throws -> Set<[UInt8]> {
        var known: Set<[UInt8]> = []
        // Those that were folded last: what is folded meanwhile is found in one place or the other.
        for table in ["behaviours", "folded_behaviours"] {
            for some in hashes.inLists(of: mostAsked) {
                try tx.forEach(
                    """
                    SELECT number_hash
                    FROM \(unescaped: table)
                    WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw)
                        AND number_hash IN \(list: some)
                    """
                ) { known.insert($0.bytes(0)) }
            }
        }
        return known
    }
}
