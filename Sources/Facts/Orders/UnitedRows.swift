import Database
import Shop

/// The rows that a statement kept aside added to its order, on their way into the set in force.
struct UnitedRows {
    let order: Int64
    /// The version kept aside.
    let version: Int64
    let brand: ID<Brand>

    /// Adds the rows that are not there yet as part of version `next`, whatever came in since the statement did.
    ///
    /// - Parameter sums: whether the order's amount is the sum of all its rows.
    func unite(into accepted: inout OrderVersion, sums: Bool, as next: Int64, in tx: WriteTransaction) throws {
        let known = try rows(of: accepted.lineSet, in: tx)
        let keys = Set(known.map(\.key))
        let added = try rows(of: version, in: tx).filter { !keys.contains($0.key) }
        if !added.isEmpty {
            accepted.lineSet = max(1, accepted.lineSet)
            try write(added, into: accepted.lineSet, as: next, in: tx)
        }
        guard sums else { return }
        let sum = (known + added).reduce(Int128(0)) { $0 + Int128($1.unitPrice) * Int128($1.quantity) }
        guard let total = Millionths.rounded(sum, to: accepted.currency) else {
            throw FactsError.amountTooLarge(number: try number(in: tx))
        }
        accepted.amounts.goods = total
        accepted.amounts.paid = total
    }

    private struct KeptRow {
        let key: LineKey
        let product: Int64
        let variant: String?
        let quantity: Int64
        let unitPrice: Int64
        let isGift: Bool
    }

    private func rows(of lineSet: Int64, in tx: ReadTransaction) throws -> [KeptRow] {
        try tx.all(
            """
            SELECT line_hash, ordinal, product_id, variant, quantity, unit_price, is_gift
            FROM order_lines
            WHERE brand_id = \(brand.raw) AND order_id = \(order) AND line_set = \(lineSet)
            ORDER BY line_hash, ordinal
            """
        ) { row in
            KeptRow(
                key: LineKey(hash: row.int64(0), ordinal: row.int64(1)), product: row.int64(2),
                variant: row.optionalText(3), quantity: row.int64(4), unitPrice: row.int64(5), isGift: row.flag(6))
        }
    }

    private func write(_ rows: [KeptRow], into lineSet: Int64, as next: Int64, in tx: WriteTransaction) throws {
        let columns = [
            "brand_id", "order_id", "line_set", "line_hash", "ordinal", "version", "product_id", "variant", "quantity",
            "unit_price", "is_gift",
        ]
        try tx.append(to: "order_lines", columns: columns) { row in
            for kept in rows {
                try row.int64(brand.raw)
                try row.int64(order)
                try row.int64(lineSet)
                try row.int64(kept.key.hash)
                try row.int64(kept.key.ordinal)
                try row.int64(next)
                try row.int64(kept.product)
                try row.text(kept.variant)
                try row.int64(kept.quantity)
                try row.int64(kept.unitPrice)
                try row.flag(kept.isGift)
                try row.end()
            }
        }
    }

    private func number(in tx: ReadTransaction) throws -> String {
        try tx.first("SELECT number FROM orders WHERE brand_id = \(brand.raw) AND id = \(order)") { $0.text(0) } ?? ""
    }
}
