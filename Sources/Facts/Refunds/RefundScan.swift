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
package enum RefundScan {
    /// Calls `body` with every step of the totals that orders tell, order by order in the order of versions.
    package static func forEachTotal(
        brand: ID<Brand>, _ selection: ScanSelection, in tx: ReadTransaction,
        _ body: (_ order: Int64, _ total: Int64, _ at: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT order_id, refunded, refunded_at
            FROM order_versions
            WHERE brand_id = \(brand.raw) AND \(selection.condition(on: "order_id", brand: brand))
                AND refunded_at IS NOT NULL AND standing = \(VersionStanding.inForce.rawValue)
            ORDER BY order_id, version
            """
        ) { try body($0.int64(0), $0.int64(1), $0.int64(2)) }
    }

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
        try forEachRecord(brand: brand, where: "TRUE", in: tx, body)
    }

    /// The same for the records that name one of `orders`, and for those of `customers` that name no order known.
    ///
    /// - Complexity: reads no others; the lists are of at most some thousands each.
    package static func forEachRecord(
        brand: Brand, orders: [Int64], customers: [Int64], in tx: ReadTransaction,
        _ body: (ScannedRefund) throws -> Void
    ) throws {
        let named: SQL = """
            r.refund_id IN (
                SELECT n.id
                FROM orders k
                JOIN refunds n ON n.brand_id = k.brand_id AND n.store_id = k.store_id AND n.order_number = k.number
                WHERE k.brand_id = \(brand.id.raw) AND k.id IN \(list: orders))
            """
        let unnamed: SQL = """
            o.order_id IS NULL AND r.refund_id IN (
                SELECT id FROM refunds WHERE brand_id = \(brand.id.raw) AND customer_id IN \(list: customers))
            """
        try forEachRecord(brand: brand, where: named, in: tx, body)
        try forEachRecord(brand: brand, where: unnamed, in: tx, body)
    }

    private static func forEachRecord(
        brand: Brand, where condition: SQL, in tx: ReadTransaction, _ body: (ScannedRefund) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT o.order_id, r.customer_id, r.amount, r.occurred_at, r.kind, r.phase,
                CASE WHEN r.currency = COALESCE(o.currency, \(brand.currency.code)) THEN 1 ELSE 0 END, r.refund_id
            FROM refunds_read r
            LEFT JOIN orders_read o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.id.raw) AND \(condition)
            ORDER BY r.refund_id
            """
        ) { row in
            try body(
                ScannedRefund(
                    order: row.optionalInt64(0), customer: row.optionalInt64(1), amount: row.int64(2),
                    occurredAt: row.int64(3), kind: RefundKind(rawValue: row.text(4)),
                    phase: RefundPhase(rawValue: row.text(5)), isCounted: row.flag(6)))
        }
    }
}
