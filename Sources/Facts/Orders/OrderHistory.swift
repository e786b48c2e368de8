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
        try forEach(brand: brand, someOf: customer.map { [$0.raw] }, refundsBefore: end, in: tx, body)
    }

    /// The same for the orders of some customers, without reading those of others.
    package static func forEach(
        brand: ID<Brand>, customers: [ID<Customer>], refundsBefore end: Instant, in tx: ReadTransaction,
        _ body: (OrderRecord) throws -> Void
    ) throws {
        for some in lists(customers) {
            try forEach(brand: brand, someOf: some, refundsBefore: end, in: tx, body)
        }
    }

    private static func forEach(
        brand: ID<Brand>, someOf customers: [Int64]?, refundsBefore end: Instant, in tx: ReadTransaction,
        _ body: (OrderRecord) throws -> Void
    ) throws {
        let named = try namedRefunds(brand: brand, of: customers, before: end, in: tx)
        let earlier = try earlierRefunds(brand: brand, of: customers, before: end, in: tx)
        var sql: SQL = """
            SELECT order_id, store_id, number, \(unescaped: OrderVersionRow.selected(from: "orders_read"))
            FROM orders_read
            WHERE brand_id = \(brand.raw)
            """
        if let customers { sql = sql + " AND customer_id IN \(list: customers)" }
        // Of some customers they are sorted here: asked to sort, SQLite would walk through all orders.
        var some: [OrderRecord] = []
        try tx.forEach(customers == nil ? sql + " ORDER BY order_id" : sql) { row in
            let version = try OrderVersionRow.read(row, from: 3)
            let store = ID<Store>(row.int64(1))
            let number = row.text(2)
            let id = row.int64(0)
            let isTold = version.refundedAt.map { $0 < end } ?? true
            // A total corrected to less since then was never more.
            let told = isTold ? version.amounts.refunded : min(earlier[id] ?? 0, version.amounts.refunded)
            let byRecords =
                named.isEmpty ? 0 : named[OrderName(store: store, number: number, currency: version.currency.code)] ?? 0
            let refunded = max(told, byRecords)
            let order = OrderRecord(id: ID(id), store: store, number: number, version: version, refunded: refunded)
            if customers == nil { try body(order) } else { some.append(order) }
        }
        for order in some.sorted(by: { $0.id < $1.id }) { try body(order) }
    }

    /// Refunds that name no order, or one that is not known: they reduce net money at their own date.
    package static func forEachUnnamedRefund(
        brand: ID<Brand>, before end: Instant, in tx: ReadTransaction,
        _ body: (_ customer: ID<Customer>?, _ amount: Money, _ occurredAt: Instant) throws -> Void
    ) throws {
        try forEachUnnamedRefund(brand: brand, someOf: nil, before: end, in: tx, body)
    }

    /// The same for the refunds of some customers, without reading those of others.
    package static func forEachUnnamedRefund(
        brand: ID<Brand>, customers: [ID<Customer>], before end: Instant, in tx: ReadTransaction,
        _ body: (_ customer: ID<Customer>?, _ amount: Money, _ occurredAt: Instant) throws -> Void
    ) throws {
        for some in lists(customers) {
            try forEachUnnamedRefund(brand: brand, someOf: some, before: end, in: tx, body)
        }
    }

    private static func forEachUnnamedRefund(
        brand: ID<Brand>, someOf customers: [Int64]?, before end: Instant, in tx: ReadTransaction,
        _ body: (_ customer: ID<Customer>?, _ amount: Money, _ occurredAt: Instant) throws -> Void
    ) throws {
        var sql: SQL = """
            SELECT r.customer_id, r.amount, r.currency, r.occurred_at, r.refund_id
            FROM refunds_read r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND r.occurred_at < \(end.milliseconds) AND o.id IS NULL
            """
        if let customers { sql = sql + " AND r.customer_id IN \(list: customers)" }
        var some: [(id: Int64, customer: ID<Customer>?, amount: Money, at: Instant)] = []
        try tx.forEach(customers == nil ? sql + " ORDER BY r.refund_id" : sql) { row in
            guard let currency = Currency(row.text(2)) else { return }
            let customer = row.optionalInt64(0).map { ID<Customer>($0) }
            let (amount, at) = (Money(minor: row.int64(1), currency), Instant(milliseconds: row.int64(3)))
            if customers == nil {
                try body(customer, amount, at)
            } else {
                some.append((row.int64(4), customer, amount, at))
            }
        }
        for refund in some.sorted(by: { $0.id < $1.id }) { try body(refund.customer, refund.amount, refund.at) }
    }

    /// Whose orders of these numbers are, as far as that is known.
    package static func customers(
        of numbers: [String], store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [String: ID<Customer>] {
        var customers: [String: ID<Customer>] = [:]
        for some in numbers.inLists(of: 16_384) {
            try tx.forEach(
                """
                SELECT number, customer_id
                FROM orders
                WHERE brand_id = \(brand.raw) AND store_id = \(store.raw) AND number IN \(list: some)
                """
            ) { row in
                // Asked for those with a customer, SQLite would walk through the customers instead.
                if let customer = row.optionalInt64(1) { customers[row.text(0)] = ID(customer) }
            }
        }
        return customers
    }

    private struct OrderName: Hashable {
        let store: ID<Store>
        let number: String
        /// A refund in another currency than the order's takes nothing off it.
        let currency: String
    }

    /// Which of some orders of a store are known to have been paid.
    package static func paid(
        among numbers: [String], store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<String> {
        var paid: Set<String> = []
        for some in numbers.inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT number
                FROM orders_read
                WHERE brand_id = \(brand.raw) AND store_id = \(store.raw) AND number IN \(list: some)
                    AND paid_at IS NOT NULL
                """
            ) { paid.insert($0.text(0)) }
        }
        return paid
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static func lists(_ customers: [ID<Customer>]) -> [[Int64]] {
        Set(customers.map(\.raw)).sorted().inLists(of: 8_192)
    }

    private static func namedRefunds(
        brand: ID<Brand>, of customers: [Int64]?, before end: Instant, in tx: ReadTransaction
    ) throws -> [OrderName: Int64] {
        // Joined crosswise, SQLite takes the tables in this order: by itself it would walk through all refunds.
        let sql: SQL =
            if let customers {
                """
                SELECT r.store_id, r.order_number, r.currency, v.amount
                FROM orders o
                CROSS JOIN refunds r
                JOIN refund_versions v
                    ON v.brand_id = r.brand_id AND v.refund_id = r.id AND v.version = r.version
                WHERE o.brand_id = \(brand.raw) AND o.customer_id IN \(list: customers)
                    AND r.brand_id = o.brand_id AND r.store_id = o.store_id AND r.order_number = o.number
                    AND v.occurred_at < \(end.milliseconds)
                """
            } else {
                """
                SELECT store_id, order_number, currency, amount
                FROM refunds_read
                WHERE brand_id = \(brand.raw) AND order_number IS NOT NULL AND occurred_at < \(end.milliseconds)
                ORDER BY refund_id
                """
            }
        var refunds: [OrderName: Int64] = [:]
        try tx.forEach(sql) { row in
            let name = OrderName(store: ID(row.int64(0)), number: row.text(1), currency: row.text(2))
            let (sum, isOver) = (refunds[name] ?? 0).addingReportingOverflow(row.int64(3))
            refunds[name] = isOver ? .max : sum
        }
        return refunds
    }

    /// What orders whose refunded total was last raised at `end` or later told as refunded before it.
    private static func earlierRefunds(
        brand: ID<Brand>, of customers: [Int64]?, before end: Instant, in tx: ReadTransaction
    ) throws -> [Int64: Int64] {
        // Joined crosswise, the tables are taken in this order: of some customers from their orders on, of everybody from the
        // few totals raised since.
        let heads: SQL =
            if let customers {
                """
                FROM orders o
                CROSS JOIN order_versions h
                CROSS JOIN order_versions v
                WHERE o.brand_id = \(brand.raw) AND o.customer_id IN \(list: customers)
                """
            } else {
                """
                FROM order_versions h
                CROSS JOIN orders o
                CROSS JOIN order_versions v
                WHERE h.brand_id = \(brand.raw)
                """
            }
        let sql: SQL = """
            SELECT v.order_id, v.refunded
            \(heads)
                AND h.brand_id = o.brand_id AND h.order_id = o.id AND h.version = o.version
                AND h.refunded_at >= \(end.milliseconds)
                AND v.brand_id = o.brand_id AND v.order_id = o.id
                AND v.standing = 0 AND v.refunded_at < \(end.milliseconds)
            ORDER BY v.order_id, v.version
            """
        var refunds: [Int64: Int64] = [:]
        try tx.forEach(sql) { refunds[$0.int64(0)] = $0.int64(1) }
        return refunds
    }
}
