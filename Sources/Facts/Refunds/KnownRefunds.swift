import Database
import Shop

/// What is known of the refunds that a batch states, read in a few queries however many they are.
struct KnownRefunds {
    struct Known {
        let id: Int64
        let version: Int64
        let amount: Int64
        let occurredAt: Instant
        let statedAt: Instant
        let orderNumber: String?
        let customer: Int64?
        let kind: String
        let currency: String
        /// Of all statements that became versions.
        var digests: Set<[UInt8]> = []
        /// Quantity times unit price, in millionths.
        var lines: [LineKey: Int128] = [:]
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384
    private(set) var byNumber: [String: Known] = [:]

    init(numbers: [String], from source: StatementSource, in tx: ReadTransaction) throws {
        for some in numbers.inLists(of: Self.mostAsked) { try read(some, source, in: tx) }
    }

    private mutating func read(_ numbers: [String], _ source: StatementSource, in tx: ReadTransaction) throws {
        var numbersByID: [Int64: String] = [:]
        try tx.forEach(
            """
            SELECT r.number, r.id, v.version, v.amount, v.occurred_at, v.stated_at, r.order_number, r.customer_id,
                r.kind, r.currency
            FROM refunds r
            JOIN refund_versions v ON v.brand_id = r.brand_id AND v.refund_id = r.id AND v.version = r.version
            WHERE r.brand_id = \(source.brand.raw) AND r.store_id = \(source.store.raw) AND r.number IN \(list: numbers)
            """
        ) { row in
            let known = Known(
                id: row.int64(1), version: row.int64(2), amount: row.int64(3),
                occurredAt: Instant(milliseconds: row.int64(4)), statedAt: Instant(milliseconds: row.int64(5)),
                orderNumber: row.optionalText(6), customer: row.optionalInt64(7), kind: row.text(8),
                currency: row.text(9))
            byNumber[row.text(0)] = known
            numbersByID[known.id] = row.text(0)
        }
        guard !numbersByID.isEmpty else { return }
        let ids = numbersByID.keys.sorted()
        try tx.forEach(
            """
            SELECT refund_id, digest
            FROM refund_versions
            WHERE brand_id = \(source.brand.raw) AND refund_id IN \(list: ids)
            """
        ) { row in
            guard let number = numbersByID[row.int64(0)] else { return }
            byNumber[number]?.digests.insert(row.bytes(1))
        }
        try tx.forEach(
            """
            SELECT refund_id, line_hash, ordinal, quantity, unit_price
            FROM refund_lines
            WHERE brand_id = \(source.brand.raw) AND refund_id IN \(list: ids)
            """
        ) { row in
            guard let number = numbersByID[row.int64(0)] else { return }
            let key = LineKey(hash: row.int64(1), ordinal: row.int64(2))
            byNumber[number]?.lines[key] = Int128(row.int64(3)) * Int128(row.int64(4))
        }
    }
}

extension KnownRefunds.Known {
    /// Whether the same was told before by a source as old as what stands: it takes back nothing that was decided since.
    func hasHeard(_ digest: [UInt8], from source: StatementSource) -> Bool {
        (source.statedAt <= statedAt || source.statedAt == source.recordedAt) && digests.contains(digest)
    }

    func contradictions(_ entry: RefundEntry) -> [Contradiction] {
        var found: [Contradiction] = []
        if let customer, let told = entry.customer, told.raw != customer { found.append(.buyer) }
        if entry.refund.currency.code != currency { found.append(.currency) }
        if let orderNumber, let told = entry.refund.orderNumber, told != orderNumber { found.append(.order) }
        if entry.refund.kind.rawValue != kind { found.append(.kind) }
        return found
    }

    /// Whether it tells the order or the customer that was not told before.
    func isFilled(by entry: RefundEntry) -> Bool {
        orderNumber == nil && entry.refund.orderNumber != nil || customer == nil && entry.customer != nil
    }
}
