package import Database
package import Shop

/// One order as others read it: the version in force, and what refunds name it.
package struct OrderRecord: Sendable {
    package let id: ID<StatedOrder>
    package let store: ID<Store>
    package let number: String
    package let version: OrderVersion
    /// Everything given back: the order's own total, or the records that name it, whichever is more. Minor units.
    package let refunded: Int64

    /// When it counts as a purchase; nil when it does not.
    package var purchasedAt: Instant? {
        PurchaseRules.purchasedAt(version, refunded: refunded)
    }
}

/// Orders and refunds as other rooms read them.
package enum OrderHistory {
    /// Calls `body` with each order of the brand, in the order of ids; refunds are those dated before `end`.
    package static func forEach(
        brand: ID<Brand>, customer: ID<Customer>? = nil, refundsBefore end: Instant, in tx: ReadTransaction,
        _ body: (OrderRecord) throws -> Void
    ) throws {
        let named = try namedRefunds(brand: brand, before: end, in: tx)
        var sql: SQL = """
            SELECT order_id, store_id, number, \(unescaped: OrderVersionRow.selected(from: "orders_read"))
            FROM orders_read
            WHERE brand_id = \(brand.raw)
            """
        if let customer { sql = sql + " AND customer_id = \(customer.raw)" }
        try tx.forEach(sql + " ORDER BY order_id") { row in
            let version = try OrderVersionRow.read(row, from: 3)
            let store = ID<Store>(row.int64(1))
            let number = row.text(2)
            let isTold = version.refundedAt.map { $0 < end } ?? true
            let byRecords =
                named.isEmpty ? 0 : named[OrderName(store: store, number: number, currency: version.currency.code)] ?? 0
            let refunded = max(isTold ? version.amounts.refunded : 0, byRecords)
            try body(
                OrderRecord(id: ID(row.int64(0)), store: store, number: number, version: version, refunded: refunded))
        }
    }

    /// Refunds that name no order, or one that is not known: they reduce net money at their own date.
    package static func forEachUnnamedRefund(
        brand: ID<Brand>, before end: Instant, in tx: ReadTransaction,
        _ body: (_ customer: ID<Customer>?, _ amount: Money, _ occurredAt: Instant) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT r.customer_id, r.amount, r.currency, r.occurred_at
            FROM refunds_read r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND r.occurred_at < \(end.milliseconds) AND o.id IS NULL
            ORDER BY r.refund_id
            """
        ) { row in
            guard let currency = Currency(row.text(2)) else { return }
            try body(
                row.optionalInt64(0).map { ID($0) }, Money(minor: row.int64(1), currency),
                Instant(milliseconds: row.int64(3)))
        }
    }

    private struct OrderName: Hashable {
        let store: ID<Store>
        let number: String
        /// A refund in another currency than the order's takes nothing off it.
        let currency: String
    }

    private static func namedRefunds(
        brand: ID<Brand>, before end: Instant, in tx: ReadTransaction
    ) throws -> [OrderName: Int64] {
        var refunds: [OrderName: Int64] = [:]
        try tx.forEach(
            """
            SELECT store_id, order_number, currency, amount
            FROM refunds_read
            WHERE brand_id = \(brand.raw) AND order_number IS NOT NULL AND occurred_at < \(end.milliseconds)
            ORDER BY refund_id
            """
        ) { row in
            let name = OrderName(store: ID(row.int64(0)), number: row.text(1), currency: row.text(2))
            let (sum, isOver) = (refunds[name] ?? 0).addingReportingOverflow(row.int64(3))
            refunds[name] = isOver ? .max : sum
        }
        return refunds
    }
}
