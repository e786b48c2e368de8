package import Database
package import Shop

/// A personal value and whom it belongs to.
package struct OwnedValue: Hashable, Sendable {
    /// Nil for what came with an unclaimed order.
    package let customer: ID<Customer>?
    package let value: PersonalValue
    /// The order a message or memo belongs to; nil for what belongs to the person.
    package let order: String?
    package let store: ID<Store>

    package init(customer: ID<Customer>?, value: PersonalValue, order: String?, store: ID<Store>) {
        self.customer = customer
        self.value = value
        self.order = order
        self.store = store
    }
}

/// Everything that names or reaches a person, encrypted with that person's key: the one place where it lies.
package struct PersonalValues: Sendable {
    private let keys: Keys
    private let brand: ID<Brand>
    private let blindIndex: BlindIndex

    package init(_ keys: Keys, brand: ID<Brand>) {
        self.keys = keys
        self.brand = brand
        blindIndex = BlindIndex(keys, brand: brand)
    }

    /// Keeps values that are not kept yet, and the tokens by which they are found. What came with an order while nobody
    /// claimed it goes once the order has a customer.
    ///
    /// - Returns: those of whom something was new.
    @discardableResult
    package func keep(_ values: [OwnedValue], in tx: WriteTransaction) throws -> Set<ID<Customer>> {
        let claimed = ClaimedOrders(values, brand: brand)
        try claimed.forgetUnclaimed(in: tx)
        let candidates = unique(values.filter { !claimed.supersede($0) })
        guard !candidates.isEmpty else { return [] }
        let known = try kept(candidates, in: tx)
        let fresh = candidates.filter { !known.contains($0.place) }
        guard !fresh.isEmpty else { return [] }
        let personKeys = try PersonKeys(keys: keys, brand: brand).of(Set(fresh.map(\.place.customer)), in: tx)
        let ids = try tx.ids(of: "personal_values", count: fresh.count)
        let columns = [
            "brand_id", "id", "customer_id", "kind", "order_number", "store_id", "ciphertext", "blind_index",
        ]
        try tx.append(to: "personal_values", columns: columns) { row in
            for (candidate, id) in zip(fresh, ids) {
                guard let key = personKeys[candidate.place.customer] else { throw CustomersError.damagedValue }
                let place = candidate.place
                try row.int64(brand.raw)
                try row.int64(id)
                try row.int64(place.customer)
                try row.text(place.kind)
                try row.text(place.order)
                try row.int64(place.store)
                try row.bytes(key.seal(candidate.text, kind: place.kind))
                try row.bytes(place.blindIndex)
                try row.end()
            }
        }
        let named = fresh.filter { $0.place.customer != 0 }
        try SearchTokens(keys, brand: brand).keep(
            named.map { (ID($0.place.customer), PersonalValue(kind: $0.kind, text: $0.text)) }, in: tx)
        return Set(named.map { ID($0.place.customer) })
    }

    /// What is kept of a person, oldest first, in the clear.
    package func of(_ customer: ID<Customer>, in tx: ReadTransaction) throws -> [OwnedValue] {
        guard let key = try PersonKeys(keys: keys, brand: brand).kept([customer.raw], in: tx)[customer.raw] else {
            return []
        }
        // Sorted here: asked to sort, SQLite would walk through everybody's values in the order of ids.
        return try tx.all(
            """
            SELECT kind, ciphertext, order_number, store_id, id
            FROM personal_values
            WHERE brand_id = \(brand.raw) AND customer_id = \(customer.raw)
            """
        ) { row -> (id: Int64, value: OwnedValue) in
            guard let kind = PersonalKind(rawValue: row.text(0)) else { throw CustomersError.damagedValue }
            let text = try key.open(row.bytes(1), kind: kind.rawValue)
            let order = row.text(2)
            let value = OwnedValue(
                customer: customer, value: PersonalValue(kind: kind, text: text), order: order.isEmpty ? nil : order,
                store: ID(row.int64(3)))
            return (row.int64(4), value)
        }.sorted { $0.id < $1.id }.map(\.value)
    }

    /// What to call a person, masked; nil when nothing is kept that could.
    package func shownName(of customer: ID<Customer>, in tx: ReadTransaction) throws -> String? {
        Mask.shownName(of: try of(customer, in: tx).map(\.value))
    }

    /// Where a value lies: what the unique constraint names.
    private struct Place: Hashable {
        let customer: Int64
        let kind: String
        let store: Int64
        let order: String
        let blindIndex: [UInt8]
    }

    private struct Candidate {
        let place: Place
        let kind: PersonalKind
        let text: String
    }

    private func unique(_ values: [OwnedValue]) -> [Candidate] {
        var seen: Set<Place> = []
        return values.compactMap { value in
            let kind = value.value.kind
            let order = kind.belongsToOrder || value.customer == nil ? value.order ?? "" : ""
            let place = Place(
                customer: value.customer?.raw ?? 0, kind: kind.rawValue, store: order.isEmpty ? 0 : value.store.raw,
                order: order, blindIndex: blindIndex.of(value.value.text, kind: kind.rawValue))
            guard !value.value.text.isEmpty, seen.insert(place).inserted else { return nil }
            return Candidate(place: place, kind: kind, text: value.value.text)
        }
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and each list is filled up to a power of two.
    private static let mostAsked = 8_192

    private func kept(_ candidates: [Candidate], in tx: ReadTransaction) throws -> Set<Place> {
        var known: Set<Place> = []
        for some in candidates.inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT customer_id, kind, store_id, order_number, blind_index
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: Set(some.map(\.place.customer)).sorted())
                    AND blind_index IN \(list: some.map(\.place.blindIndex))
                """
            ) { row in
                known.insert(
                    Place(
                        customer: row.int64(0), kind: row.text(1), store: row.int64(2), order: row.text(3),
                        blindIndex: row.bytes(4)))
            }
        }
        return known
    }
}

extension PersonalKind {
    /// Messages and memos belong to one order, what was said to one review; names and addresses to the person.
    fileprivate var belongsToOrder: Bool {
        switch self {
        case .buyerMessage, .merchantMemo, .review: true
        case .name, .nick, .phone, .email, .account, .memberCard, .address: false
        }
    }
}
