import Database
import Facts
import Shop

/// What value tiers hang on beside purchases: returns, reviews and carts, up to a moment.
struct ServiceBook {
    private(set) var returns: [ID<Customer>: Returns] = [:]
    private(set) var fewestStars: [ID<Customer>: Int] = [:]
    private(set) var cart: [ID<Customer>: [CartEvent]] = [:]

    /// Of all persons together.
    var shopReturns: Returns {
        Returns(
            orders: returns.values.reduce(0) { $0 + $1.orders },
            returned: returns.values.reduce(0) { $0 + $1.returned })
    }

    init(brand: Brand, before end: Instant, in tx: ReadTransaction) throws {
        let survivors = try Survivors(brand: brand, in: tx)
        let given = try ReturnRecords(brand: brand, before: end, in: tx)
        var buyers: [OrderName: ID<Customer>] = [:]
        var known: Set<OrderName> = []
        var orders: [ID<Customer>: Int] = [:]
        var returned: [ID<Customer>: Int] = [:]
        try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx) { order in
            let name = OrderName(store: order.store.raw, number: order.number)
            known.insert(name)
            guard let customer = order.version.customer.map({ survivors.survivor(of: $0) }) else { return }
            buyers[name] = customer
            guard Self.isPaidFor(order.version, before: end) else { return }
            orders[customer, default: 0] += 1
            if Self.isReturned(order, given) { returned[customer, default: 0] += 1 }
        }
        for (name, customer) in given.returnsOf where name.map({ !known.contains($0) }) ?? true {
            returned[survivors.survivor(of: customer), default: 0] += 1
        }
        for (customer, count) in orders {
            returns[customer] = Returns(orders: count, returned: returned[customer] ?? 0)
        }
        try readReviews(brand: brand, before: end, buyers, survivors, in: tx)
        cart = try Self.carts(brand: brand, before: end, survivors, in: tx)
    }

    /// What each person put into the cart and took out before `end`, in any order.
    private static func carts(
        brand: Brand, before end: Instant, _ survivors: Survivors, in tx: ReadTransaction
    ) throws -> [ID<Customer>: [CartEvent]] {
        var carts: [ID<Customer>: [CartEvent]] = [:]
        try tx.forEach(
            """
            SELECT customer_id, kind, product_id, occurred_at
            FROM behaviours_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds) AND customer_id IS NOT NULL
                AND kind IN \(list: [BehaviourKind.added.rawValue, BehaviourKind.removed.rawValue])
            """
        ) { row in
            let kind: CartEvent.Kind = row.int64(1) == BehaviourKind.added.rawValue ? .added : .removed
            carts[survivors.survivor(of: ID(row.int64(0))), default: []].append(
                CartEvent(kind, row.optionalInt64(2).map { ID($0) }, at: Instant(milliseconds: row.int64(3))))
        }
        return carts
    }

    /// Whether the order was paid for by then, whatever became of it since.
    private static func isPaidFor(_ version: OrderVersion, before end: Instant) -> Bool {
        var standing = version
        if standing.status == .closed { standing.status = .confirmed }
        return PurchaseRules.purchasedAt(standing, refunded: 0).map { $0 < end } ?? false
    }

    /// A record says that goods came back; or no record tells of the refund, it is of everything, and the order had been
    /// shipped.
    private static func isReturned(_ order: OrderRecord, _ given: ReturnRecords) -> Bool {
        let name = OrderName(store: order.store.raw, number: order.number)
        if let isGoods = given.named[name] { return isGoods }
        guard let paid = order.version.amounts.paid, paid > 0, order.refunded >= paid else { return false }
        let times = order.version.times
        return times.shipped != nil || times.delivered != nil || times.confirmed != nil
    }

    /// A review belongs to the buyer of the order that it names, else to whom its source names.
    private mutating func readReviews(
        brand: Brand, before end: Instant, _ buyers: [OrderName: ID<Customer>], _ survivors: Survivors,
        in tx: ReadTransaction
    ) throws {
        try tx.forEach(
            """
            SELECT store_id, order_number, customer_id, stars
            FROM reviews_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds)
            """
        ) { row in
            let buyer = row.optionalText(1).flatMap { buyers[OrderName(store: row.int64(0), number: $0)] }
            let told = row.optionalInt64(2).map { survivors.survivor(of: ID($0)) }
            guard let customer = buyer ?? told else { return }
            fewestStars[customer] = min(fewestStars[customer] ?? 5, row.int(3))
        }
    }
}

/// An order as refunds and reviews name it.
private struct OrderName: Hashable {
    let store: Int64
    let number: String
}

/// The records of refunds, by kind.
private struct ReturnRecords {
    /// Of each order that a record names: whether goods came back.
    var named: [OrderName: Bool] = [:]
    /// Each return of goods whose customer is told, with the order it names.
    var returnsOf: [(name: OrderName?, customer: ID<Customer>)] = []

    init(brand: Brand, before end: Instant, in tx: ReadTransaction) throws {
        try tx.forEach(
            """
            SELECT store_id, order_number, customer_id, kind
            FROM refunds_read
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds)
            """
        ) { row in
            let isGoods = row.text(3) == RefundKind.goodsReturned.rawValue
            let name = row.optionalText(1).map { OrderName(store: row.int64(0), number: $0) }
            if let name { named[name] = (named[name] ?? false) || isGoods }
            if isGoods, let customer = row.optionalInt64(2) { returnsOf.append((name, ID(customer))) }
        }
    }
}
