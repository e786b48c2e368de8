package import Database
package import Shop

/// One record of something given back.
package struct ScannedRefund: Sendable {
    /// Nil when it names no order that is known.
    package let order: Int64?
    package let customer: Int64?
    /// Minor units of its own currency.
    package let amount: Int64
    /// Milliseconds.
    package let occurredAt: Int64
    package let kind: RefundKind?
    package let phase: RefundPhase?
    /// In the order's currency or, without an order, the brand's: any other takes nothing off.
    package let isCounted: Bool
}

/// Reads what was given back, with its dates.
///
/// Asked by the tables and step by step, not by one query over `orders_read`: without statistics SQLite would write the
/// whole view down, or walk through all refunds.
package enum RefundScan {
    /// Calls `body` with the order and the customer that each of these refunds names.
    package static func forEachConcerned(
        by refunds: [Int64], brand: ID<Brand>, in tx: ReadTransaction,
        _ body: (_ order: Int64?, _ customer: Int64?) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT o.id, r.customer_id
            FROM refunds r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND r.id IN \(list: refunds)
            """
        ) { try body($0.optionalInt64(0), $0.optionalInt64(1)) }
    }

    /// Calls `body` with every record of the brand, in the order of ids.
    package static func forEachRecord(
        brand: Brand, in tx: ReadTransaction, _ body: (ScannedRefund) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT k.id, r.customer_id, r.amount, r.occurred_at, r.kind, r.phase, r.currency, o.currency
            FROM refunds_read r
            LEFT JOIN orders k
                ON k.brand_id = r.brand_id AND k.store_id = r.store_id AND k.number = r.order_number
            LEFT JOIN order_versions o
                ON o.brand_id = k.brand_id AND o.order_id = k.id AND o.version = k.version
            WHERE r.brand_id = \(brand.id.raw)
            ORDER BY r.refund_id
            """
        ) { row in
            let order = row.optionalInt64(0)
            try body(refund(row, order: order, currency: row.optionalText(7) ?? brand.currency.code))
        }
    }

    /// The same, in any order, for the records that name one of `orders`, and for those of `customers` that name no order
    /// known. Asked to sort, SQLite would walk through all refunds in the order of ids.
    ///
    /// - Complexity: reads no others; the lists are of at most some thousands each.
    package static func forEachRecord(
        brand: Brand, orders: [Int64], customers: [Int64], in tx: ReadTransaction,
        _ body: (ScannedRefund) throws -> Void
    ) throws {
        for (store, named) in try named(orders, brand: brand.id, in: tx).sorted(by: { $0.key < $1.key }) {
            try tx.forEach(
                """
                SELECT order_number, customer_id, amount, occurred_at, kind, phase, currency
                FROM refunds_read
                WHERE brand_id = \(brand.id.raw) AND store_id = \(store) AND order_number IN \(list: named.keys.sorted())
                """
            ) { row in
                guard let order = named[row.text(0)] else { return }
                try body(refund(row, order: order.id, currency: order.currency))
            }
        }
        guard !customers.isEmpty else { return }
        try tx.forEach(
            """
            SELECT r.order_number, r.customer_id, r.amount, r.occurred_at, r.kind, r.phase, r.currency
            FROM refunds_read r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.id.raw) AND r.customer_id IN \(list: customers) AND o.id IS NULL
            """
        ) { try body(refund($0, order: nil, currency: brand.currency.code)) }
    }

    /// By store and number: the orders' ids and currencies.
    private static func named(
        _ orders: [Int64], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Int64: [String: (id: Int64, currency: String)]] {
        var named: [Int64: [String: (id: Int64, currency: String)]] = [:]
        guard !orders.isEmpty else { return named }
        try tx.forEach(
            """
            SELECT o.store_id, o.number, o.id, v.currency
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            WHERE o.brand_id = \(brand.raw) AND o.id IN \(list: orders)
            """
        ) { named[$0.int64(0), default: [:]][$0.text(1)] = ($0.int64(2), $0.text(3)) }
        return named
    }

    /// - Parameter currency: the one in which it takes something off.
    private static func refund(_ row: Row, order: Int64?, currency: String) -> ScannedRefund {
        ScannedRefund(
            order: order, customer: row.optionalInt64(1), amount: row.int64(2), occurredAt: row.int64(3),
            kind: RefundKind(rawValue: row.text(4)), phase: RefundPhase(rawValue: row.text(5)),
            isCounted: row.text(6) == currency)
    }
}
