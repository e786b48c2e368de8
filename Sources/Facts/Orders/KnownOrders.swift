import Database
import Shop

/// What is known of the orders that a batch states, read in a few queries however many they are.
struct KnownOrders {
    struct Known {
        let id: Int64
        let version: OrderVersion
        /// The highest version number, in force or not.
        let newestNumber: Int64
        let inForceNumber: Int64
        let heard: [Heard]
        var lines: [LineKey: KnownLine] = [:]
    }

    /// One version as far as it tells whether the same statement was heard before.
    struct Heard {
        let number: Int64
        let standing: VersionStanding
        let digest: [UInt8]
        let statedAt: Instant
        /// Of a version kept aside; nil while nobody has decided.
        let isAccepted: Bool?
    }

    struct KnownLine {
        let productCode: String
        let variant: String?
        let quantity: Int64
        let unitPrice: Millionths
        let isGift: Bool
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384
    private(set) var byNumber: [String: Known] = [:]

    init(numbers: [String], withLines: Bool, from source: StatementSource, in tx: ReadTransaction) throws {
        for some in numbers.inLists(of: Self.mostAsked) {
            try read(some, withLines: withLines, from: source, in: tx)
        }
    }

    private mutating func read(
        _ numbers: [String], withLines: Bool, from source: StatementSource, in tx: ReadTransaction
    ) throws {
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
        let heard = try heard(ids, source, in: tx)
        try tx.forEach(
            """
            SELECT o.id, o.version, \(unescaped: OrderVersionRow.selected(from: "v"))
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            WHERE o.brand_id = \(source.brand.raw) AND o.id IN \(list: ids)
            """
        ) { row in
            let id = row.int64(0)
            guard let number = numbersByID[id], let versions = heard[id] else { return }
            byNumber[number] = Known(
                id: id, version: try OrderVersionRow.read(row, from: 2),
                newestNumber: versions.reduce(0) { max($0, $1.number) }, inForceNumber: row.int64(1), heard: versions)
        }
        if withLines { try readLines(ids, numbersByID, source, in: tx) }
    }

    private func heard(
        _ ids: [Int64], _ source: StatementSource, in tx: ReadTransaction
    ) throws -> [Int64: [Heard]] {
        var decisions: [Int64: [Int64: Bool]] = [:]
        try tx.forEach(
            """
            SELECT order_id, version, is_accepted
            FROM order_decisions
            WHERE brand_id = \(source.brand.raw) AND order_id IN \(list: ids)
            """
        ) { decisions[$0.int64(0), default: [:]][$0.int64(1)] = $0.flag(2) }
        var heard: [Int64: [Heard]] = [:]
        try tx.forEach(
            """
            SELECT order_id, version, standing, digest, stated_at
            FROM order_versions
            WHERE brand_id = \(source.brand.raw) AND order_id IN \(list: ids)
            """
        ) { row in
            guard let standing = VersionStanding(rawValue: row.int64(2)) else {
                throw DatabaseError.corrupt(reason: "an order's version of unknown standing")
            }
            heard[row.int64(0), default: []].append(
                Heard(
                    number: row.int64(1), standing: standing, digest: row.bytes(3),
                    statedAt: Instant(milliseconds: row.int64(4)), isAccepted: decisions[row.int64(0)]?[row.int64(1)]))
        }
        return heard
    }

    private mutating func readLines(
        _ ids: [Int64], _ numbersByID: [Int64: String], _ source: StatementSource, in tx: ReadTransaction
    ) throws {
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

extension KnownOrders.Known {
    /// Whether a statement says nothing that was not heard already: it is what stands, is no younger than that or than
    /// when it was heard, waits for a decision, or was refused and nothing was accepted since. Told anew by a younger
    /// source, it is to be judged anew; a source whose only age is that of the import does not show that it is younger.
    func hasHeard(_ digest: [UInt8], from source: StatementSource) -> Bool {
        let inForce = heard.first { $0.number == inForceNumber }?.digest
        return heard.contains { known in
            guard known.digest == digest else { return false }
            let isYounger = source.statedAt > max(known.statedAt, version.statedAt)
            if known.number == inForceNumber || !isYounger || source.statedAt == source.recordedAt { return true }
            guard known.standing == .aside else { return false }
            switch known.isAccepted {
            case nil: return true
            case true?: return inForce == StatementDigest.ofAccepted(version: known.number)
            case false?: return !heard.contains { $0.isAccepted == true && wasAccepted($0, after: known) }
            }
        }
    }

    /// Whether the version that `accepted` became is younger than a refused one.
    private func wasAccepted(_ accepted: KnownOrders.Heard, after refused: KnownOrders.Heard) -> Bool {
        let digest = StatementDigest.ofAccepted(version: accepted.number)
        return heard.contains { $0.digest == digest && $0.number > refused.number }
    }
}
