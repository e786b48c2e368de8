package import Database
package import Shop

/// What an order holds, to be held against what is told again: the lines, in the order in which they were told.
package struct SoldLines: Equatable, Sendable {
    private struct Line: Equatable, Sendable {
        let code: String
        let quantity: Int64
        let unitPrice: Millionths
    }

    private let lines: [Line]

    package init(_ lines: [(code: String, quantity: Int64, unitPrice: Millionths)]) {
        self.lines = lines.map { Line(code: $0.code, quantity: $0.quantity, unitPrice: $0.unitPrice) }
    }

    /// Of the order of a number; empty when there is none.
    package static func of(
        _ number: String, store: ID<Store>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> SoldLines {
        SoldLines(
            try tx.all(
                """
                SELECT p.code, l.quantity, l.unit_price
                FROM orders_read o
                JOIN order_lines_read l ON l.brand_id = o.brand_id AND l.order_id = o.order_id
                JOIN products_read p ON p.brand_id = l.brand_id AND p.product_id = l.product_id
                WHERE o.brand_id = \(brand.raw) AND o.store_id = \(store.raw) AND o.number = \(number)
                ORDER BY l.line_hash, l.ordinal
                """
            ) { (code: $0.text(0), quantity: $0.int64(1), unitPrice: Millionths($0.int64(2))) })
    }
}
