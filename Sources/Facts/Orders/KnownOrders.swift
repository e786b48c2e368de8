import Database
import Shop

/// What is known of the orders that a batch states, read in a few queries however many they are.
struct KnownOrders {
    struct Known {
        let id: Int64
        let version: OrderVersion
        /// The highest version number, in force or not.
        let newestNumber: Int64
        let digests: Set<[UInt8]>
        var lines: [LineKey: KnownLine] = [:]
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
        // The heads alone first: most orders of a first import are unknown, and a server that has no statistics yet
        // joins badly.
        var numbersByID: [Int64: String] = [:]
        try tx.forEach(
            """
            SELECT number, id
            FROM orders
            WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND number IN \(list: numbers)
            """
        ) { numbersByID[$0.int64(1)] = $0.text(0) }
        guard !numbersByID.isEmpty else { return }
        let ids = numbersByID.keys.sorted()
        var digests: [Int64: (newest: Int64, all: Set<[UInt8]>)] = [:]
        try tx.forEach(
            """
            SELECT order_id, version, digest
            FROM order_versions
            WHERE brand_id = \(source.brand.raw) AND order_id IN \(list: ids)
            """
        ) { row in
            var known = digests[row.int64(0)] ?? (0, [])
            known.newest = max(known.newest, row.int64(1))
            known.all.insert(row.bytes(2))
            digests[row.int64(0)] = known
        }
        try tx.forEach(
            """
            SELECT o.id, \(unescaped: OrderVersionRow.selected(from: "v"))
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            WHERE o.brand_id = \(source.brand.raw) AND o.id IN \(list: ids)
            """
        ) { row in
            let id = row.int64(0)
            guard let number = numbersByID[id], let (newest, all) = digests[id] else { return }
            byNumber[number] = Known(
                id: id, version: try OrderVersionRow.read(row, from: 1), newestNumber: newest, digests: all)
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
