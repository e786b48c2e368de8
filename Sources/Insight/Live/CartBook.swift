import Database
import Facts
import Shop

/// Who has left something in the cart, by a day.
struct CartBook {
    private var unpaid: Set<ID<Customer>> = []

    /// - Complexity: reads what was put into carts and taken out, and the orders of those alone with something in it.
    init(brand: Brand, through day: BrandDay, in tx: ReadTransaction) throws {
        let end = day.adding(days: 1).start(in: brand.timeZone)
        let survivors = try Survivors(brand: brand, in: tx)
        let carts = try Self.carts(brand: brand, before: end, survivors, in: tx)
        let left = carts.filter { CartRules.isUnpaid($0.value, lastPurchaseAt: nil, at: end) }
        guard !left.isEmpty else { return }
        let last = try Self.lastPurchases(of: Set(left.keys), brand: brand, before: end, survivors, in: tx)
        unpaid = Set(
            left.filter { CartRules.isUnpaid($0.value, lastPurchaseAt: last[$0.key], at: end) }.keys)
    }

    func hasUnpaid(_ customer: ID<Customer>) -> Bool {
        unpaid.contains(customer)
    }

    /// What each person put into the cart and took out before `end`, in any order.
    static func carts(
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

    private static func lastPurchases(
        of people: Set<ID<Customer>>, brand: Brand, before end: Instant, _ survivors: Survivors, in tx: ReadTransaction
    ) throws -> [ID<Customer>: Instant] {
        let members = try Merges.arrows(brand: brand.id, in: tx).keys.filter {
            people.contains(survivors.survivor(of: $0))
        }
        var last: [ID<Customer>: Instant] = [:]
        try OrderHistory.forEach(
            brand: brand.id, customers: Array(people) + members, refundsBefore: end, in: tx
        ) { order in
            guard let at = order.purchasedAt, at < end, let customer = order.version.customer else { return }
            let survivor = survivors.survivor(of: customer)
            last[survivor] = max(last[survivor] ?? at, at)
        }
        return last
    }
}
