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
    /// When what it came with happened; nil where nothing says when, as though it were long ago.
    package let occurredAt: Instant?

    package init(
        customer: ID<Customer>?, value: PersonalValue, order: String?, store: ID<Store>, at occurredAt: Instant? = nil
    ) {
        self.occurredAt = occurredAt
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
    /// claimed it goes once the order has a customer. Of whoever was erased nothing is kept, nor of an order of nobody from
    /// before that tells what they were known or reached by.
    ///
    /// - Returns: what was new.
    @discardableResult
    package func keep(_ values: [OwnedValue], in tx: WriteTransaction) throws -> [FreshValue] {
        try tx.accompanied(brand: brand.raw)
        guard !values.isEmpty else { return [] }
        let erased = try Erasures.among(values.lazy.compactMap(\.customer), brand: brand, in: tx)
        // Also those of the erased: what was kept of their orders while nobody claimed them goes.
        let claimed = ClaimedOrders(values, brand: brand)
        try claimed.forgetUnclaimed(in: tx)
        let traces = try ErasedTraces(blindIndex, brand: brand).orders(among: values, in: tx)
        let values = values.filter { value in
            if let customer = value.customer { return !erased.contains(customer) }
            return traces.isEmpty || !(ClaimedOrders.Name(value).map(traces.contains) ?? false)
        }
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
        return named.map {
            FreshValue(
                customer: ID($0.place.customer), kind: $0.kind, blindIndex: $0.place.blindIndex,
                isUsable: NamingRules.isUsable($0.text))
        }
    }

    /// What is kept of a person, oldest first, in the clear.
    package func of(_ customer: ID<Customer>, in tx: ReadTransaction) throws -> [OwnedValue] {
        try of([customer], in: tx)
    }

    /// What to call a person, masked; nil when nothing is kept that could.
    package func shownName(of customer: ID<Customer>, in tx: ReadTransaction) throws -> String? {
        Mask.shownName(of: try of(customer, in: tx).map(\.value))
    }

    /// What is kept of several customers, the oldest first, in the clear.
    package func of(_ customers: [ID<Customer>], in tx: ReadTransaction) throws -> [OwnedValue] {
        try byCustomer(customers, in: tx).sorted { $0.id < $1.id }.map(\.value)
    }

    private func byCustomer(
        _ customers: [ID<Customer>], in tx: ReadTransaction
    ) throws -> [(id: Int64, value: OwnedValue)] {
        let keys = try PersonKeys(keys: keys, brand: brand).kept(Set(customers.map(\.raw)), in: tx)
        var found: [(id: Int64, value: OwnedValue)] = []
        // Sorted by whoever asks: asked to sort, SQLite would walk through everybody's values in the order of ids.
        for some in keys.keys.sorted().inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT kind, ciphertext, order_number, store_id, id, customer_id
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                """
            ) { row in
                guard let kind = PersonalKind(rawValue: row.text(0)), let key = keys[row.int64(5)] else {
                    throw CustomersError.damagedValue
                }
                let order = row.text(2)
                let value = OwnedValue(
                    customer: ID(row.int64(5)),
                    value: PersonalValue(kind: kind, text: try key.open(row.bytes(1), kind: kind.rawValue)),
                    order: order.isEmpty ? nil : order, store: ID(row.int64(3)))
                found.append((row.int64(4), value))
            }
        }
        return found
    }

    /// What the shop wrote of some orders, by store and number, in the clear.
    ///
    /// - Parameter customers: whose the orders are; 0 for those of nobody.
    package func memos(
        of customers: Set<Int64>, orders numbers: [String], in tx: ReadTransaction
    ) throws -> [Place.Order: [String]] {
        var memos: [Place.Order: [String]] = [:]
        let keys = try PersonKeys(keys: keys, brand: brand).kept(customers, in: tx)
        for some in numbers.inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT customer_id, store_id, order_number, ciphertext
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: keys.keys.sorted())
                    AND kind = \(PersonalKind.merchantMemo.rawValue) AND order_number IN \(list: some)
                """
            ) { row in
                guard let key = keys[row.int64(0)] else { return }
                let order = Place.Order(store: ID(row.int64(1)), number: row.text(2))
                memos[order, default: []].append(
                    try key.open(row.bytes(3), kind: PersonalKind.merchantMemo.rawValue))
            }
        }
        return memos
    }

    /// One value of somebody, found by its keyed hash, as those see it who may not see it; nil when it is not kept.
    package func shown(
        kind: String, blindIndex: [UInt8], of customer: ID<Customer>, in tx: ReadTransaction
    ) throws -> String? {
        let found = try tx.first(
            """
            SELECT kind, ciphertext
            FROM personal_values
            WHERE brand_id = \(brand.raw) AND kind = \(kind) AND blind_index = \(blindIndex)
                AND customer_id = \(customer.raw)
            """
        ) { ($0.text(0), $0.bytes(1)) }
        guard let found, let kind = PersonalKind(rawValue: found.0),
            let key = try PersonKeys(keys: keys, brand: brand).kept([customer.raw], in: tx)[customer.raw]
        else { return nil }
        return Mask.shown(PersonalValue(kind: kind, text: try key.open(found.1, kind: kind.rawValue)))
    }

    /// Who has one of some values, in the order of values and ids.
    package func owners(
        ofAny values: [PersonalValue], limit: Int, in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        try values.flatMap { value in
            try tx.all(
                """
                SELECT DISTINCT customer_id
                FROM personal_values
                WHERE brand_id = \(brand.raw) AND kind = \(value.kind.rawValue)
                    AND blind_index = \(blindIndex.of(value.text, kind: value.kind.rawValue)) AND customer_id > 0
                ORDER BY customer_id
                LIMIT \(limit)
                """
            ) { ID<Customer>($0.int64(0)) }
        }
    }

    /// Somebody who has a value; nil when nobody does.
    package func owner(kind: String, blindIndex: [UInt8], in tx: ReadTransaction) throws -> ID<Customer>? {
        try tx.first(
            """
            SELECT customer_id
            FROM personal_values
            WHERE brand_id = \(brand.raw) AND kind = \(kind) AND blind_index = \(blindIndex) AND customer_id > 0
            ORDER BY customer_id
            LIMIT 1
            """
        ) { ID($0.int64(0)) }
    }

    /// Where a value lies: what the unique constraint names.
    package struct Place: Hashable {
        /// An order that values belong to.
        package struct Order: Hashable {
            package let store: ID<Store>
            package let number: String

            package init(store: ID<Store>, number: String) {
                self.store = store
                self.number = number
            }
        }

        fileprivate let customer: Int64
        fileprivate let kind: String
        fileprivate let store: Int64
        fileprivate let order: String
        fileprivate let blindIndex: [UInt8]
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
        case .buyerMessage, .merchantMemo, .review, .note: true
        case .name, .nick, .phone, .email, .account, .memberCard, .address: false
        }
    }
}
