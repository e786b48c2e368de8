package import Database
package import Shop

/// Finds what a batch of new names and values has in common with what was known before, and within itself.
package struct JoinClues: Sendable {
    private let brand: ID<Brand>
    private let index: BlindIndex
    private let own: OwnContacts
    /// Every store of the brand, and what it stands on.
    private let stores: [ID<Store>: Platform]

    package init(
        _ keys: Keys, brand: ID<Brand>, stores: [ID<Store>: Platform], besides own: OwnContacts
    ) {
        self.brand = brand
        self.stores = stores
        self.own = own
        index = BlindIndex(keys, brand: brand)
    }

    /// What was found, with the values that tie more persons than one can be.
    package struct Found: Sendable {
        /// Strong evidence first; each pair and value once.
        package var clues: [JoinClue] = []
        /// Told of both by one statement.
        package var tiedBySource: Set<JoinClue> = []
    }

    /// - Complexity: a fixed number of queries per batch, none over anybody but those who share a value.
    package func find(
        _ buyers: FoundBuyers, _ fresh: [FreshValue], store: ID<Store>, in tx: ReadTransaction
    ) throws -> Found {
        var found = Found()
        for (key, customer, owner) in buyers.contested {
            let clue = JoinClue(
                customer, owner, JoinRules.evidence(of: key.kind), kind: key.kind.rawValue, blindIndex: hash(key))
            if found.tiedBySource.insert(clue).inserted { found.clues.append(clue) }
        }
        found.clues += try elsewhere(buyers.tied, store: store, in: tx)
        let known = Set(found.clues.map { [$0.one, $0.other] })
        found.clues += try shared(fresh, in: tx).filter { !known.contains([$0.one, $0.other]) }
        return found
    }

    private func hash(_ key: BuyerKey) -> [UInt8] {
        index.of(key.value, kind: key.kind.rawValue)
    }

    /// The same name in another store where it means the same person.
    private func elsewhere(
        _ tied: [(key: BuyerKey, customer: ID<Customer>)], store: ID<Store>, in tx: ReadTransaction
    ) throws -> [JoinClue] {
        guard stores.count > 1, let platform = stores[store] else { return [] }
        var clues: [JoinClue] = []
        for (kind, keys) in Dictionary(grouping: tied, by: \.key.kind).sorted(by: { $0.key.rawValue < $1.key.rawValue })
        {
            let scope = JoinRules.scope(of: kind, in: store, on: platform)
            let others = stores.filter {
                $0.key != store && JoinRules.scope(of: kind, in: $0.key, on: $0.value) == scope
            }.keys.map(\.raw).sorted()
            guard !others.isEmpty else { continue }
            var customers: [[UInt8]: ID<Customer>] = [:]
            for (key, customer) in keys { customers[hash(key)] = customer }
            for some in customers.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }).inLists(of: 4_096) {
                try tx.forEach(
                    """
                    SELECT blind_index, customer_id
                    FROM identities
                    WHERE brand_id = \(brand.raw) AND kind = \(kind.rawValue) AND store_id IN \(list: others)
                        AND blind_index IN \(list: some)
                    """
                ) { row in
                    let (value, other) = (row.bytes(0), ID<Customer>(row.int64(1)))
                    guard let customer = customers[value], customer != other else { return }
                    clues.append(
                        JoinClue(
                            customer, other, JoinRules.evidence(of: kind), kind: kind.rawValue, blindIndex: value))
                }
            }
        }
        return clues
    }

    /// The same phone, e-mail, or name and address, told by both.
    private func shared(_ fresh: [FreshValue], in tx: ReadTransaction) throws -> [JoinClue] {
        let ours = Set(own.all.map { index.of($0.text, kind: $0.kind) })
        let values = SharedValues(brand: brand)
        var clues: [JoinClue] = []
        for (kind, evidence) in Self.telling {
            let told = Set(
                fresh.filter { $0.kind == kind && $0.isUsable && !ours.contains($0.blindIndex) }.map(\.blindIndex))
            guard !told.isEmpty else { continue }
            let common = try CommonValues.among(Array(told), kind: kind.rawValue, brand: brand, in: tx)
            let asked = told.subtracting(common)
            guard !asked.isEmpty else { continue }
            let owners = try values.owners(of: asked, kind: kind.rawValue, in: tx)
            guard !owners.isEmpty else { continue }
            let names = kind == .address ? try values.names(of: Set(owners.values.joined()), in: tx) : nil
            let fresh = Dictionary(grouping: fresh.filter { $0.kind == kind }, by: \.blindIndex)
            for (value, customers) in owners.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                for one in Set((fresh[value] ?? []).map(\.customer)).sorted() {
                    for other in customers where other != one && (names.map { $0.share(one, other) } ?? true) {
                        clues.append(JoinClue(one, other, evidence, kind: kind.rawValue, blindIndex: value))
                    }
                }
            }
        }
        var seen: Set<JoinClue> = []
        return clues.filter { seen.insert($0).inserted }
    }

    private static let telling: [(PersonalKind, JoinEvidence)] = [
        (.phone, .contactPhone), (.email, .contactEmail), (.address, .addressAndName),
    ]
}

extension [ID<Customer>: Set<[UInt8]>] {
    fileprivate func share(_ one: ID<Customer>, _ other: ID<Customer>) -> Bool {
        guard let mine = self[one], let theirs = self[other] else { return false }
        return !mine.isDisjoint(with: theirs)
    }
}
