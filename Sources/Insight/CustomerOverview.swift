package import Database
import Facts
package import Shop

/// What one customer has bought.
package struct CustomerSummary: Sendable {
    package let customer: ID<Customer>
    package var orders: Int
    package var purchases: Int
    package var first: Instant?
    package var last: Instant?
    /// Net, in the brand's currency.
    package var money: Money
}

/// Sums over customers, straight from the facts.
package enum CustomerOverview {
    /// Everyone with an order, or one customer; the highest money first, then the lower id.
    package static func summaries(
        brand: Brand, customer: ID<Customer>? = nil, at now: Instant, in tx: ReadTransaction
    ) throws -> [CustomerSummary] {
        var summaries: [ID<Customer>: CustomerSummary] = [:]
        let end = now.advanced(milliseconds: 1)
        try OrderHistory.forEach(brand: brand.id, customer: customer, refundsBefore: end, in: tx) { order in
            guard let customer = order.version.customer else { return }
            var summary = summaries[customer] ?? empty(customer, brand)
            summary.orders += 1
            if let purchasedAt = order.purchasedAt {
                summary.purchases += 1
                summary.first = min(summary.first ?? purchasedAt, purchasedAt)
                summary.last = max(summary.last ?? purchasedAt, purchasedAt)
                if order.version.currency == brand.currency {
                    summary.add((order.version.amounts.paid ?? 0) - order.refunded)
                }
            }
            summaries[customer] = summary
        }
        try OrderHistory.forEachUnnamedRefund(brand: brand.id, before: end, in: tx) { owner, amount, _ in
            guard let owner, customer == nil || owner == customer, amount.currency == brand.currency else { return }
            var summary = summaries[owner] ?? empty(owner, brand)
            summary.add(-amount.minor)
            summaries[owner] = summary
        }
        return summaries.values.sorted { left, right in
            left.money.minor == right.money.minor
                ? left.customer < right.customer : left.money.minor > right.money.minor
        }
    }

    private static func empty(_ customer: ID<Customer>, _ brand: Brand) -> CustomerSummary {
        CustomerSummary(customer: customer, orders: 0, purchases: 0, money: Money(minor: 0, brand.currency))
    }
}

extension CustomerSummary {
    /// Amounts come from files, and no file may bring a sum to overflow.
    fileprivate mutating func add(_ minor: Int64) {
        money = Money(minor: Int64(clamping: Int128(money.minor) + Int128(minor)), money.currency)
    }
}
