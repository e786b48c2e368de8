package import Database
package import Shop

/// What figures need of one order in force.
package struct ScannedOrder: Sendable {
    package let id: Int64
    package let store: Int64
    /// Zero for nobody.
    package let customer: Int64
    /// From when it counts as a purchase unless it is closed, left out or given back; nil when it was never paid for so
    /// far. Milliseconds.
    package let purchasedAt: Int64?
    package let isClosed: Bool
    package let isLeftOut: Bool
    /// In another currency than the brand's.
    package let isForeign: Bool
    package let wasShipped: Bool
    /// Minor units; nil when no source told it.
    package let paid: Int64?
    package let freight: Int64
    /// Everything given back as the order tells it, and since when.
    package let refunded: Int64
    /// Milliseconds; nil when nothing was refunded.
    package let refundedAt: Int64?
    package let lineSet: Int64
    /// What it came through, as a live host; nil when no source told it.
    package let origin: String?
}

/// Reads all orders of a brand in the order of their ids, as lean as can be: what live columns are loaded from.
package enum OrderScan {
    /// The lowest and the highest id of the brand's orders; nil without any.
    package static func extent(brand: ID<Brand>, in tx: ReadTransaction) throws -> (first: Int64, last: Int64)? {
        guard let first = try end("MIN", brand, in: tx), let last = try end("MAX", brand, in: tx) else { return nil }
        return (first, last)
    }

    /// Asked for one at a time: together SQLite would walk through all of them.
    private static func end(_ which: String, _ brand: ID<Brand>, in tx: ReadTransaction) throws -> Int64? {
        try tx.first("SELECT \(unescaped: which)(id) FROM orders WHERE brand_id = \(brand.raw)") {
            $0.optionalInt64(0)
        } ?? nil
    }

    /// Calls `body` with each order of the selection, in the order of ids.
    ///
    /// Marks by hand are in it; what refund records say is not.
    ///
    /// - Parameter step: is told each total given back that a version of an order in force told, before the order itself.
    package static func forEach(
        brand: Brand, _ selection: ScanSelection, in tx: ReadTransaction,
        step: (_ order: Int64, _ total: Int64, _ at: Int64) throws -> Void, _ body: (ScannedOrder) throws -> Void
    ) throws {
        let marks = try marks(brand: brand.id, selection, in: tx)
        var waiting: ScannedOrder?
        try tx.forEach(
            """
            SELECT order_id, store_id, COALESCE(customer_id, 0),
                CASE kind
                    WHEN \(OrderKind.group.rawValue) THEN grouped_at
                    WHEN \(OrderKind.cashOnDelivery.rawValue) THEN COALESCE(delivered_at, confirmed_at)
                    ELSE paid_at END,
                status, CASE WHEN left_out IS NULL THEN 0 ELSE 1 END,
                CASE WHEN currency = \(brand.currency.code) THEN 0 ELSE 1 END,
                CASE WHEN COALESCE(shipped_at, delivered_at, confirmed_at) IS NULL THEN 0 ELSE 1 END,
                paid, COALESCE(freight, 0), refunded, refunded_at, line_set, origin
            FROM order_versions
            WHERE brand_id = \(brand.id.raw) AND \(selection.condition(on: "order_id", brand: brand.id))
                AND standing = \(VersionStanding.inForce.rawValue)
            ORDER BY order_id, version
            """
        ) { row in
            let id = row.int64(0)
            // Versions of one order follow each other: the last one that came to be in force is.
            if let waiting, waiting.id != id { try body(waiting) }
            let (refunded, refundedAt) = (row.int64(10), row.optionalInt64(11))
            if let refundedAt { try step(id, refunded, refundedAt) }
            // One without a status was not paid for as far as anybody knows.
            let status = row.optionalInt64(4)
            let isLeftOut = row.flag(5)
            waiting = ScannedOrder(
                id: id, store: row.int64(1), customer: row.int64(2),
                purchasedAt: status == nil ? nil : row.optionalInt64(3),
                isClosed: status == OrderStatus.closed.rawValue,
                isLeftOut: marks.isEmpty ? isLeftOut : marks[id] ?? isLeftOut, isForeign: row.flag(6),
                wasShipped: row.flag(7), paid: row.optionalInt64(8), freight: row.int64(9), refunded: refunded,
                refundedAt: refundedAt, lineSet: row.int64(12), origin: row.optionalText(13))
        }
        if let waiting { try body(waiting) }
    }

    /// Calls `body` with everyone whom a version in force has named as the buyer of one of these orders, now or before.
    package static func forEachBuyer(
        of orders: [Int64], brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT DISTINCT customer_id
            FROM order_versions
            WHERE brand_id = \(brand.raw) AND order_id IN \(list: orders) AND customer_id IS NOT NULL
            """
        ) { try body($0.int64(0)) }
    }

    /// Whether each marked order is left out.
    private static func marks(
        brand: ID<Brand>, _ selection: ScanSelection, in tx: ReadTransaction
    ) throws -> [Int64: Bool] {
        var marks: [Int64: Bool] = [:]
        try tx.forEach(
            """
            SELECT order_id, CASE WHEN reason IS NULL THEN 0 ELSE 1 END, is_lifted
            FROM order_marks
            WHERE brand_id = \(brand.raw) AND \(selection.condition(on: "order_id", brand: brand))
            ORDER BY order_id, number
            """
        ) { row in
            // One that was lifted says nothing.
            if row.flag(2) { marks[row.int64(0)] = nil } else { marks[row.int64(0)] = row.flag(1) }
        }
        return marks
    }
}
