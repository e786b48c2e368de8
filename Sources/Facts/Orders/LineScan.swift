package import Database
package import Shop

/// What figures need of one line of an order.
package struct ScannedLine: Sendable {
    package let order: Int64
    package let lineSet: Int64
    package let product: Int64
    package let quantity: Int64
    /// Millionths.
    package let unitPrice: Int64
}

/// Reads all lines of a brand in the order of their orders' ids, gifts left out.
package enum LineScan {
    /// Calls `body` with each line of the orders selected, in the order of their ids, whatever set it belongs to: the one
    /// in force is the one that `ScannedOrder.lineSet` names.
    package static func forEach(
        brand: ID<Brand>, _ selection: ScanSelection, in tx: ReadTransaction, _ body: (ScannedLine) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT order_id, line_set, product_id, quantity, unit_price
            FROM order_lines
            WHERE brand_id = \(brand.raw) AND \(selection.condition(on: "order_id", brand: brand))
                AND is_gift = 0 AND unit_price > 0
            ORDER BY order_id, line_set, line_hash, ordinal
            """
        ) { row in
            try body(
                ScannedLine(
                    order: row.int64(0), lineSet: row.int64(1), product: row.int64(2), quantity: row.int64(3),
                    unitPrice: row.int64(4)))
        }
    }
}
