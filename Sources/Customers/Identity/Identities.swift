package import Database
import Facts
package import Shop

/// What ties orders to persons. A buyer key counts within its store.
package struct Identities: Sendable {
    let blindIndex: BlindIndex
    private let brand: ID<Brand>
    private let own: OwnContacts

    /// - Parameter own: the shop's own phones and e-mails: they name no customer.
    package init(_ keys: Keys, brand: ID<Brand>, besides own: OwnContacts = OwnContacts()) {
        blindIndex = BlindIndex(keys, brand: brand)
        self.brand = brand
        self.own = own
    }

    /// The customer of each buyer, made where nobody is known by any of its keys, and who was made.
    ///
    /// A buyer's keys come in the source's order of preference. The first one known decides; but a lesser key (a phone)
    /// does not while its owner is known by another name of the kind that the buyer tells first (an e-mail): two persons
    /// may share a phone. Keys that nobody has yet are tied to the customer found.
    ///
    /// Whoever was erased is known by what they did before, and never made anew of it.
    ///
    /// - Parameters:
    ///   - seenAt: when each buyer was met, same order; a person first met here is seen since the earliest of these.
    ///   - moments: when each did what is told of them, same order; nil where nothing says when, as though it were long ago.
    ///     `seenAt` unless told.
    /// - Complexity: a fixed number of queries per batch.
    package func customers(
        of buyers: [[BuyerKey]], seenAt: [Instant], moments: [Instant?]? = nil, store: ID<Store>, statedAt: Instant,
        at now: Instant, in tx: WriteTransaction
    ) throws -> FoundBuyers {
        try tx.accompanied(brand: brand.raw)
        let erased = try erased(buyers, moments ?? seenAt, store: store, in: tx)
        let others = zip(buyers, erased).map { keys, erased in erased == nil ? keys : [] }
        let found = try living(others, seenAt: seenAt, store: store, statedAt: statedAt, at: now, in: tx)
        return FoundBuyers(
            customers: zip(erased, found.customers).map { $0 ?? $1 }, made: found.made, tied: found.tied,
            contested: found.contested)
    }

    /// Who of the buyers was erased since; one per buyer, same order. A key that somebody else has by now is theirs.
    private func erased(
        _ buyers: [[BuyerKey]], _ moments: [Instant?], store: ID<Store>, in tx: ReadTransaction
    ) throws -> [ID<Customer>?] {
        let identities = ErasedIdentities(brand: brand)
        guard try identities.areAny(in: tx) else { return buyers.map { _ in nil } }
        let named = buyers.map { keys in
            keys.map { key in
                Owners.Name(kind: key.kind.rawValue, blindIndex: blindIndex.of(key.value, kind: key.kind.rawValue))
            }
        }
        let names = Set(named.joined())
        let gone = try identities.known(names, store: store, in: tx)
        guard !gone.isEmpty else { return buyers.map { _ in nil } }
        let here = try known(names, store: store, in: tx)
        return zip(named, moments).map { names, moment in
            for name in names {
                if here[name] != nil, moment == nil { return nil }
                if let owner = gone[name]?.first(where: { owner in moment.map { $0 <= owner.until } ?? true }) {
                    return owner.customer
                }
                if here[name] != nil { return nil }
            }
            return nil
        }
    }

    private func living(
        _ buyers: [[BuyerKey]], seenAt: [Instant], store: ID<Store>, statedAt: Instant, at now: Instant,
        in tx: WriteTransaction
    ) throws -> FoundBuyers {
        let distinct = DistinctBuyers(buyers)
        var nameOfKey: [BuyerKey: Owners.Name] = [:]
        for key in distinct.buyers.joined() where nameOfKey[key] == nil && names(key) {
            nameOfKey[key] = Owners.Name(
                kind: key.kind.rawValue, blindIndex: blindIndex.of(key.value, kind: key.kind.rawValue))
        }
        guard !nameOfKey.isEmpty else {
            return FoundBuyers(customers: buyers.map { _ in nil }, made: [], tied: [], contested: [])
        }
        let named = distinct.buyers.map { keys in keys.compactMap { nameOfKey[$0] } }
        var owners = Owners(known: try known(Set(named.joined()), store: store, in: tx))
        try owners.learnKinds(named, of: { try kinds(of: $0, store: store, in: tx) })
        let strangers = owners.settle(named)
        // Whoever is known is met most often: then nothing is written.
        let ids = strangers == 0 ? [] : try tx.ids(of: "customers", count: strangers).map { ID<Customer>($0) }
        let tied = owners.tied(to: ids)
        let found = distinct.places.map { owners.found[$0] }
        let met = Self.firstMet(found, seenAt, of: ids)
        try make(Array(zip(ids, met)), tied, store: store, statedAt: statedAt, at: now, in: tx)
        let keyOfName = Dictionary(nameOfKey.map { ($0.value, $0.key) }, uniquingKeysWith: { key, _ in key })
        return FoundBuyers(
            customers: found.map { $0?.id(among: ids) }, made: Set(ids),
            tied: tied.compactMap { name, customer in keyOfName[name].map { ($0, customer) } },
            contested: owners.contested(among: ids).compactMap { name, customer, owner in
                keyOfName[name].map { ($0, customer, owner) }
            })
    }

    /// Whether a key can name somebody: it is no mask, no placeholder and not the shop's own.
    private func names(_ key: BuyerKey) -> Bool {
        NamingRules.isUsable(key.value) && !own.contain(key.value, kind: key.kind.rawValue)
    }

    /// When each stranger was met first, in the order of strangers.
    private static func firstMet(
        _ found: [Owners.Owner?], _ seenAt: [Instant], of strangers: [ID<Customer>]
    ) -> [Instant] {
        var met = [Instant?](repeating: nil, count: strangers.count)
        for (owner, moment) in zip(found, seenAt) {
            guard case .stranger(let number) = owner else { continue }
            met[number] = min(met[number] ?? moment, moment)
        }
        return met.map { $0 ?? Instant(milliseconds: 0) }
    }

    /// Whom a key leads to; nil for nobody.
    package func known(_ key: BuyerKey, store: ID<Store>, in tx: ReadTransaction) throws -> ID<Customer>? {
        let name = Owners.Name(kind: key.kind.rawValue, blindIndex: blindIndex.of(key.value, kind: key.kind.rawValue))
        return try known([name], store: store, in: tx)[name]
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384

    private func known(
        _ names: Set<Owners.Name>, store: ID<Store>, in tx: ReadTransaction
    ) throws -> [Owners.Name: ID<Customer>] {
        var customers: [Owners.Name: ID<Customer>] = [:]
        // Kind by kind, so that every column of the key but the last is one value.
        for (kind, named) in Dictionary(grouping: names, by: \.kind).sorted(by: { $0.key < $1.key }) {
            for some in named.map(\.blindIndex).inLists(of: Self.mostAsked) {
                try tx.forEach(
                    """
                    SELECT blind_index, customer_id
                    FROM identities
                    WHERE brand_id = \(brand.raw) AND kind = \(kind) AND store_id = \(store.raw)
                        AND blind_index IN \(list: some)
                    """
                ) { customers[Owners.Name(kind: kind, blindIndex: $0.bytes(0))] = ID($0.int64(1)) }
            }
        }
        return customers
    }

    /// By which kinds of names in this store each of the customers is known.
    private func kinds(
        of customers: [ID<Customer>], store: ID<Store>, in tx: ReadTransaction
    ) throws -> [ID<Customer>: Set<String>] {
        var kinds: [ID<Customer>: Set<String>] = [:]
        for some in customers.map(\.raw).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT customer_id, kind
                FROM identities
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some) AND store_id = \(store.raw)
                """
            ) { kinds[ID($0.int64(0)), default: []].insert($0.text(1)) }
        }
        return kinds
    }

    /// Everything that some customers are known by.
    ///
    /// - Parameter stores: those of the brand, and what each stands on.
    package func names(
        of customers: [ID<Customer>], stores: [ID<Store>: Platform], in tx: ReadTransaction
    ) throws -> Set<JoinRules.Known> {
        var names: Set<JoinRules.Known> = []
        for some in customers.map(\.raw).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT kind, store_id, blind_index
                FROM identities
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                """
            ) { row in
                guard let kind = IdentityKind(rawValue: row.text(0)) else { return }
                let store = ID<Store>(row.int64(1))
                names.insert(
                    JoinRules.Known(
                        kind: kind, scope: JoinRules.scope(of: kind, in: store, on: stores[store] ?? .other),
                        blindIndex: row.bytes(2)))
            }
        }
        return names
    }

    /// A name as rules keep it: its kind and its keyed hash.
    package func hashed(_ key: BuyerKey) -> String {
        key.kind.rawValue + " " + Hex.of(blindIndex.of(key.value, kind: key.kind.rawValue))
    }

    /// Who is known by one of some names in any store.
    ///
    /// - Parameter names: as `hashed` gives them; others are passed over.
    package func customers(
        named names: [String], stores: [ID<Store>], in tx: ReadTransaction
    ) throws -> Set<ID<Customer>> {
        var customers: Set<ID<Customer>> = []
        for name in names {
            let parts = name.split(separator: " ").map(String.init)
            guard parts.count == 2, let hash = Hex.bytes(parts[1]) else { continue }
            try tx.forEach(
                """
                SELECT customer_id
                FROM identities
                WHERE brand_id = \(brand.raw) AND kind = \(parts[0]) AND store_id IN \(list: stores.map(\.raw))
                    AND blind_index = \(hash)
                """
            ) { customers.insert(ID($0.int64(0))) }
        }
        return customers
    }

    /// Everything that some customers are known by, with since when and by whom.
    package func held(
        by customers: [ID<Customer>], in tx: ReadTransaction
    ) throws -> [HeldIdentity] {
        var held: [HeldIdentity] = []
        for some in customers.map(\.raw).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT kind, store_id, blind_index, customer_id, since
                FROM identities
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                """
            ) { row in
                guard let kind = IdentityKind(rawValue: row.text(0)) else { return }
                held.append(
                    HeldIdentity(
                        kind: kind, store: ID(row.int64(1)), blindIndex: row.bytes(2), customer: ID(row.int64(3)),
                        since: Instant(milliseconds: row.int64(4))))
            }
        }
        return held.sorted { ($0.since, $0.kind.rawValue, $0.store) < ($1.since, $1.kind.rawValue, $1.store) }
    }

    /// The value of an identity among a person's values, as those see it who may not see it; nil when it is not kept.
    package func shown(_ identity: HeldIdentity, among values: [PersonalValue]) -> String? {
        values.first { blindIndex.of($0.text, kind: identity.kind.rawValue) == identity.blindIndex }.map(Mask.shown)
    }

    private func make(
        _ fresh: [(id: ID<Customer>, seenAt: Instant)], _ tied: [(name: Owners.Name, customer: ID<Customer>)],
        store: ID<Store>,
        statedAt: Instant,
        at now: Instant, in tx: WriteTransaction
    ) throws {
        guard !tied.isEmpty else { return }
        try tx.append(to: "customers", columns: ["brand_id", "id", "recorded_at"]) { row in
            for (id, _) in fresh {
                try row.int64(brand.raw)
                try row.int64(id.raw)
                try row.int64(now.milliseconds)
                try row.end()
            }
        }
        let columns = ["brand_id", "kind", "store_id", "blind_index", "customer_id", "since"]
        try tx.append(to: "identities", columns: columns) { row in
            for (name, customer) in tied {
                try row.int64(brand.raw)
                try row.text(name.kind)
                try row.int64(store.raw)
                try row.bytes(name.blindIndex)
                try row.int64(customer.raw)
                try row.int64(statedAt.milliseconds)
                try row.end()
            }
        }
        let facts =
            fresh.map { Fact(.customerSeen, subject: $0.id.raw, occurredAt: $0.seenAt) }
            + tied.map { Fact(.identityTied, subject: $0.customer.raw, occurredAt: statedAt) }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
    }
}
