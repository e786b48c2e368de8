package import Access
import Customers
import Database
import Facts
package import Shop

/// Writes down a visit to a physical store, and what was bought there, as facts.
package struct RecordStoreVisit: BrandOperation {
    package static let permission = Permission.recordVisits
    package static let audited = Audited.change([.visitRecorded])

    package struct Outcome: Sendable, Equatable {
        /// `c_…`
        package let customer: String
        /// The store's own number of the order; nil where nothing was bought.
        package let order: String?
        /// Whether anything was written.
        package let isNew: Bool
    }

    private let visit: StoreVisit
    package let brand: String?

    package init(_ visit: StoreVisit, brand: String?) {
        self.visit = visit
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Outcome {
        try NameRules.check(visit.key)
        try VisitRules.check(visit)
        return try await installation.database.write { tx in
            let store = try physicalStore(of: brand.id, in: tx)
            let number = visit.items.isEmpty ? nil : number(installation.keys, brand.id)
            if let known = try told(brand.id, store, installation, in: tx) {
                return Outcome(
                    customer: installation.outerIDs.shown(known.raw, prefix: "c"), order: number, isNew: false)
            }
            let customer = try visitor(brand, store, installation, at: now, in: tx)
            var words = WordDirectory()
            let met = StatedPersonFact(
                number: visit.key, buyers: [], occurredAt: now, .interaction(StatedInteraction(.visit, .incoming)))
            let seen = try PersonStatements.record(
                [PersonFactEntry(fact: met, customer: customer)],
                from: PersonFactSource(brand: brand.id, store: store, recordedAt: now), words: &words, in: tx)
            let isSold = try number.map { try sell($0, to: customer, in: store, brand, installation, at: now, tx) }
            if seen > 0 || isSold == true {
                AuditLog.append(
                    AuditEntry(
                        .visitRecorded, by: rights.caller, brand: brand.id, of: AuditSubject(.customer, customer.raw),
                        at: now), in: tx)
            }
            return Outcome(
                customer: installation.outerIDs.shown(
                    try Merges.survivor(of: customer, brand: brand.id, in: tx).raw, prefix: "c"),
                order: number, isNew: seen > 0 || isSold == true)
        }
    }

    /// - Throws: `AccessError.noSuchStore`, `.noPhysicalStore`.
    private func physicalStore(of brand: ID<Brand>, in tx: ReadTransaction) throws -> ID<Store> {
        let all = try Stores.all(of: brand, in: tx)
        let stores = all.filter { $0.platform == .physical }
        guard let name = visit.store else {
            guard let only = stores.first, stores.count == 1 else {
                throw AccessError.noPhysicalStore(name: nil, known: stores.map(\.name))
            }
            return only.id
        }
        guard let found = all.first(where: { $0.name == name }) else {
            throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
        }
        guard found.platform == .physical else {
            throw AccessError.noPhysicalStore(name: name, known: stores.map(\.name))
        }
        return found.id
    }

    private func visitor(
        _ brand: Brand, _ store: ID<Store>, _ installation: Installation, at now: Instant, in tx: WriteTransaction
    ) throws -> ID<Customer> {
        switch visit.visitor {
        case .known(let name):
            return try installation.living(name, brand: brand.id, in: tx)
        case .named(let key):
            let desk = BuyerDesk(keys: installation.keys, brand: brand.id, context: try .find(brand, in: tx))
            let found = try desk.settle([[key]], seenAt: [now], store: store, statedAt: now, at: now, in: tx)
            guard let customer = found.buyers.customers.first ?? nil else { throw CustomersError.noSuchCustomer }
            return customer
        }
    }

    /// Who it was, when it was told before.
    ///
    /// - Throws: `CustomersError.visitDiffers` where something else was told under the key.
    private func told(
        _ brand: ID<Brand>, _ store: ID<Store>, _ installation: Installation, in tx: WriteTransaction
    ) throws -> ID<Customer>? {
        guard let met = try PersonStatements.interaction(visit.key, store: store, brand: brand, in: tx) else {
            return nil
        }
        let known = try Merges.survivor(of: met, brand: brand, in: tx)
        let named: ID<Customer>? =
            switch visit.visitor {
            case .known(let name): try installation.customer(name, brand: brand, in: tx)
            case .named(let key): try Identities(installation.keys, brand: brand).known(key, store: store, in: tx)
            }
        let sold = try SoldLines.of(number(installation.keys, brand), store: store, brand: brand, in: tx)
        let isSame = try named.map { try Merges.survivor(of: $0, brand: brand, in: tx) == known } ?? false
        guard isSame, sold == SoldLines(visit.items.map { ($0.product.code, $0.quantity, $0.unitPrice) }) else {
            throw CustomersError.visitDiffers(key: visit.key)
        }
        return known
    }

    /// The same for the same key, and nothing that others could guess.
    private func number(_ keys: Keys, _ brand: ID<Brand>) -> String {
        let hash = Identities(keys, brand: brand).hashed(BuyerKey(kind: .anonymous, value: "visit " + visit.key))
        return "S" + hash.suffix(12).uppercased()
    }

    /// - Returns: false where it was told before.
    private func sell(
        _ number: String, to customer: ID<Customer>, in store: ID<Store>, _ brand: Brand, _ installation: Installation,
        at now: Instant, _ tx: WriteTransaction
    ) throws -> Bool {
        guard try OrderGlimpses.of([number], store: store, brand: brand.id, in: tx).isEmpty else { return false }
        let lines = visit.items.enumerated().map { place, item in
            StatedLine(
                key: LineKey(hash: Int64(place + 1), ordinal: 1), product: item.product, quantity: item.quantity,
                unitPrice: item.unitPrice)
        }
        let order = StatedOrder(
            number: number, status: .confirmed, times: OrderTimes(placed: now, paid: now, confirmed: now),
            currency: brand.currency, amounts: .sumOfLines, lines: .whole(lines))
        let source = StatementSource(brand: brand.id, store: store, statedAt: now, recordedAt: now)
        var products = ProductDirectory()
        _ = try Orders.record(
            [OrderEntry(order: order, customer: customer)], from: source, products: &products, in: tx)
        let stores = try Stores.all(of: brand.id, in: tx).map(\.id)
        _ = try LeftOutDesk(installation.keys, brand: brand.id, stores: stores, in: tx).apply(
            to: OrderGlimpses.of([number], store: store, brand: brand.id, in: tx), at: now, in: tx)
        return true
    }
}
