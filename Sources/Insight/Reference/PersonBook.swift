import Database
import Facts
import Segments
import Shop

/// Persons as values that segments are asked of, read plainly from the facts, up to the end of a day.
struct PersonBook {
    private(set) var byCustomer: [ID<Customer>: PersonFacts] = [:]
    private let brand: Brand
    private let day: BrandDay
    private let end: Instant
    private let survivors: Survivors
    private let stores: [Int64: Store]
    private let products: [Int64: ProductFact]
    /// Nil for everybody.
    private let members: [Int64]?

    /// - Parameter customers: survivors; nil for everybody.
    init(
        _ customers: [ID<Customer>]? = nil, brand: Brand, through day: BrandDay, stores: [Store],
        settings: FigureSettings, in tx: ReadTransaction
    ) throws {
        self.brand = brand
        self.day = day
        end = day.adding(days: 1).start(in: brand.timeZone)
        let survivors = try Survivors(brand: brand, in: tx)
        self.survivors = survivors
        self.stores = Dictionary(stores.map { ($0.id.raw, $0) }, uniquingKeysWith: { first, _ in first })
        products = Dictionary(
            uniqueKeysWithValues: try Products.all(brand: brand.id, in: tx).map { ($0.id.raw, ProductFact($0)) })
        let arrows = try Merges.arrows(brand: brand.id, in: tx).keys
        members = customers.map { asked in
            asked.map(\.raw) + arrows.filter { asked.contains(survivors.survivor(of: $0)) }.map(\.raw)
        }
        let lines = try lines(in: tx)
        let given = try GoodsBack(brand: brand, before: end, in: tx)
        try readOrders(lines, given, settings, in: tx)
        try readUnnamed(in: tx)
        try readBehaviours(in: tx)
        try readReviews(in: tx)
        try AttributeBook(brand: brand, end: end, survivors: survivors, members: members).read(
            into: &byCustomer, in: tx)
    }

    private func isAsked(_ customer: Int64) -> Bool {
        members?.contains(customer) ?? true
    }

    private func day(_ instant: Instant) -> BrandDay { BrandDay(instant, in: brand.timeZone) }

    private func store(_ id: Int64) -> (name: String, source: Platform) {
        stores[id].map { ($0.name, $0.platform) } ?? ("", .other)
    }

    private struct Line {
        let product: Int64
        let quantity: Int64
        let unitPrice: Int64
    }

    private func lines(in tx: ReadTransaction) throws -> [Int64: [Line]] {
        var lines: [Int64: [Line]] = [:]
        var sql: SQL = """
            SELECT l.order_id, l.product_id, l.quantity, l.unit_price
            FROM order_lines_read l
            """
        if let members {
            sql =
                sql + """
                     JOIN orders_read o ON o.brand_id = l.brand_id AND o.order_id = l.order_id
                    WHERE l.brand_id = \(brand.id.raw) AND o.customer_id IN \(list: members)
                    """
        } else {
            sql = sql + " WHERE l.brand_id = \(brand.id.raw)"
        }
        try tx.forEach(sql + " AND l.is_gift = 0 AND l.unit_price > 0") { row in
            lines[row.int64(0), default: []].append(
                Line(product: row.int64(1), quantity: row.int64(2), unitPrice: row.int64(3)))
        }
        return lines
    }

    private mutating func readOrders(
        _ lines: [Int64: [Line]], _ given: GoodsBack, _ settings: FigureSettings, in tx: ReadTransaction
    ) throws {
        var known: Set<GoodsBack.Name> = []
        var orders: [(customer: ID<Customer>, at: Instant, id: ID<StatedOrder>, fact: OrderFact)] = []
        var met: [(customer: ID<Customer>, store: (name: String, source: Platform))] = []
        let take = { (order: OrderRecord) in
            known.insert(GoodsBack.Name(store: order.store.raw, number: order.number))
            guard let customer = order.version.customer else { return }
            // Of one that was never paid for columns know no day: it always tells where somebody is known.
            if Self.paidAt(order.version, countsLeftOut: true).map({ $0 < end }) ?? true {
                met.append((survivors.survivor(of: customer), store(order.store.raw)))
            }
            guard let at = Self.paidAt(order.version), at < end else { return }
            orders.append(
                (
                    survivors.survivor(of: customer), at, order.id,
                    fact(order, paidAt: at, lines[order.id.raw] ?? [], given, settings)
                ))
        }
        if let members {
            try OrderHistory.forEach(
                brand: brand.id, customers: members.map { ID($0) }, refundsBefore: end, in: tx, take)
        } else {
            try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx, take)
        }
        // Columns know the day of an order, and of one day the order of ids.
        for order in orders.sorted(by: { ($0.fact.day, $0.id) < ($1.fact.day, $1.id) }) {
            byCustomer[order.customer, default: PersonFacts()].orders.append(order.fact)
        }
        for (customer, store) in met {
            byCustomer[customer, default: PersonFacts()].stores.insert(store.name)
            byCustomer[customer]?.sources.insert(store.source)
        }
        for back in given.returns
        where isAsked(back.customer.raw) && (back.name.map { !known.contains($0) && !given.isKnown($0) } ?? true) {
            byCustomer[survivors.survivor(of: back.customer), default: PersonFacts()].unnamedReturns.append(
                day(back.at))
        }
    }

    /// When it was paid for, whatever became of it since.
    private static func paidAt(_ version: OrderVersion, countsLeftOut: Bool = false) -> Instant? {
        var standing = version
        if countsLeftOut { standing.leftOut = nil }
        if standing.status == .closed { standing.status = .confirmed }
        return PurchaseRules.purchasedAt(standing, refunded: 0)
    }

    private func fact(
        _ order: OrderRecord, paidAt: Instant, _ lines: [Line], _ given: GoodsBack, _ settings: FigureSettings
    ) -> OrderFact {
        let isOurs = order.version.currency == brand.currency
        let freight = settings.countsFreight ? 0 : order.version.amounts.freight ?? 0
        let gross = isOurs ? (order.version.amounts.paid ?? 0) - freight : 0
        let store = store(order.store.raw)
        return OrderFact(
            day: day(paidAt), isPurchase: order.purchasedAt != nil, hasMoney: isOurs,
            netMinor: isOurs ? gross - order.refunded : 0, grossMinor: gross,
            returnedOn: returnDay(order, paidAt: paidAt, given), store: store.name, source: store.source,
            host: order.version.origin,
            lines: lines.compactMap { line in
                products[line.product].map {
                    LineFact($0, pieces: line.quantity, netMinor: isOurs ? amount(line) : 0)
                }
            })
    }

    private func amount(_ line: Line) -> Int64 {
        let unit = Int128(brand.currency.millionthsPerMinor)
        return Int64(clamping: (Int128(line.unitPrice) * Int128(line.quantity) + unit / 2) / unit)
    }

    /// A record says that goods came back; or no record tells of the refund, it is of everything, and the order had been
    /// shipped: then since it tells of it.
    private func returnDay(_ order: OrderRecord, paidAt: Instant, _ given: GoodsBack) -> BrandDay? {
        let name = GoodsBack.Name(store: order.store.raw, number: order.number)
        if let told = given.named[name] { return told.map(day) }
        guard let paid = order.version.amounts.paid, paid > 0, order.refunded >= paid else { return nil }
        let times = order.version.times
        guard times.shipped != nil || times.delivered != nil || times.confirmed != nil else { return nil }
        return order.version.refundedAt.map { min(day($0), self.day) } ?? day(paidAt)
    }

    private mutating func readUnnamed(in tx: ReadTransaction) throws {
        try OrderHistory.forEachUnnamedRefund(brand: brand.id, before: end, in: tx) { customer, amount, at in
            guard let customer, amount.currency == brand.currency, isAsked(customer.raw) else { return }
            byCustomer[survivors.survivor(of: customer), default: PersonFacts()].unnamedRefunds.append(
                UnnamedRefundFact(on: day(at), minor: amount.minor))
        }
    }

    private mutating func readBehaviours(in tx: ReadTransaction) throws {
        var sql: SQL = """
            SELECT customer_id, kind, product_id, occurred_at, store_id, times
            FROM behaviours_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds) AND customer_id IS NOT NULL
            """
        if let members { sql = sql + " AND customer_id IN \(list: members)" }
        try tx.forEach(sql) { row in
            guard let kind = BehaviourKind(rawValue: row.int64(1)) else { return }
            let store = store(row.int64(4))
            let customer = survivors.survivor(of: ID(row.int64(0)))
            let fact = BehaviourFact(
                kind, on: day(Instant(milliseconds: row.int64(3))),
                product: row.optionalInt64(2).flatMap { products[$0] }, store: store.name, source: store.source)
            byCustomer[customer, default: PersonFacts()].behaviours += Array(repeating: fact, count: row.int(5))
            byCustomer[customer]?.stores.insert(store.name)
            byCustomer[customer]?.sources.insert(store.source)
        }
    }

    private mutating func readReviews(in tx: ReadTransaction) throws {
        let take = { (review: ScannedReview) in
            let at = Instant(milliseconds: review.occurredAt)
            guard at < end else { return }
            let store = store(review.store)
            byCustomer[survivors.survivor(of: ID(review.customer)), default: PersonFacts()].reviews.append(
                ReviewFact(
                    on: day(at), stars: Int(review.stars), product: review.product.flatMap { products[$0] },
                    store: store.name, source: store.source))
        }
        if let members {
            try ReviewScan.forEach(brand: brand.id, of: members, in: tx, take)
        } else {
            try ReviewScan.forEach(brand: brand.id, in: tx, take)
        }
    }
}

/// Goods that came back, by the records of refunds.
private struct GoodsBack {
    struct Name: Hashable {
        let store: Int64
        let number: String
    }

    /// Of each order that a record names: when goods first came back; nil when only money did.
    private(set) var named: [Name: Instant?] = [:]
    private(set) var returns: [(name: Name?, customer: ID<Customer>, at: Instant)] = []
    private var orders: Set<Name> = []

    init(brand: Brand, before end: Instant, in tx: ReadTransaction) throws {
        try tx.forEach(
            """
            SELECT store_id, order_number, customer_id, kind, occurred_at
            FROM refunds_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds)
            ORDER BY occurred_at, refund_id
            """
        ) { row in
            let at = Instant(milliseconds: row.int64(4))
            let isGoods = row.text(3) == RefundKind.goodsReturned.rawValue
            let name = row.optionalText(1).map { Name(store: row.int64(0), number: $0) }
            if let name, named[name].flatMap(\.self) == nil { named[name] = .some(isGoods ? at : nil) }
            if isGoods, let customer = row.optionalInt64(2) { returns.append((name, ID(customer), at)) }
        }
        try tx.forEach("SELECT store_id, number FROM orders_read WHERE brand_id = \(brand.id.raw)") {
            orders.insert(Name(store: $0.int64(0), number: $0.text(1)))
        }
    }

    func isKnown(_ name: Name) -> Bool { orders.contains(name) }
}
