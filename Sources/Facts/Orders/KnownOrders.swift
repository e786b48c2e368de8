import Database
import Shop

/// What is known of the orders that a batch states, read in four queries however many they are.
struct KnownOrders {
    struct Known {
        let id: Int64
        let version: OrderVersion
        /// The highest version number, in force or not.
        var newestNumber: Int64
        var digests: Set<[UInt8]> = []
        var lines: [LineKey: KnownLine] = [:]

        mutating func note(version: Int64, digest: [UInt8]) {
            newestNumber = max(newestNumber, version)
            digests.insert(digest)
        }
    }

    struct KnownLine {
        let productCode: String
        let variant: String?
        let quantity: Int64
        let unitPrice: Millionths
        let isGift: Bool
    }

    private(set) var byNumber: [String: Known] = [:]

    init(numbers: [String], withLines: Bool, from source: StatementSource, in tx: ReadTransaction) throws {
        var numbersByID: [Int64: String] = [:]
        try tx.forEach(
            """
            SELECT o.number, o.id, \(unescaped: OrderVersionRow.selected(from: "v"))
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            WHERE o.brand_id = \(source.brand.raw) AND o.store_id = \(source.store.raw) AND o.number IN \(list: numbers)
            """
        ) { row in
            let number = row.text(0)
            numbersByID[row.int64(1)] = number
            byNumber[number] = Known(id: row.int64(1), version: try OrderVersionRow.read(row, from: 2), newestNumber: 0)
        }
        guard !numbersByID.isEmpty else { return }
        let ids = numbersByID.keys.sorted()
        try tx.forEach(
            """
            SELECT order_id, version, digest
            FROM order_versions
            WHERE brand_id = \(source.brand.raw) AND order_id IN \(list: ids)
            """
        ) { row in
            guard let number = numbersByID[row.int64(0)] else { return }
            byNumber[number]?.note(version: row.int64(1), digest: row.bytes(2))
        }
        guard withLines else { return }
        try tx.forEach(
            """
            SELECT l.order_id, l.line_hash, l.ordinal, p.code, l.variant, l.quantity, l.unit_price, l.is_gift
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            JOIN order_lines l ON l.brand_id = o.brand_id AND l.order_id = o.id AND l.line_set = v.line_set
            JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
            WHERE o.brand_id = \(source.brand.raw) AND o.id IN \(list: ids)
            """
        ) { row in
            guard let number = numbersByID[row.int64(0)] else { return }
            let key = LineKey(hash: row.int64(1), ordinal: row.int64(2))
            byNumber[number]?.lines[key] = KnownLine(
                productCode: row.text(3), variant: row.optionalText(4), quantity: row.int64(5),
                unitPrice: Millionths(row.int64(6)), isGift: row.flag(7))
        }
    }
}
