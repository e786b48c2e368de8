package import Database
import Shop

/// What was given back. A refund grows as further rows of it are told: its lines unite over files by their key. The same
/// number for another order, buyer, currency or kind, or for less than before, is kept aside until a person decides.
package enum Refunds {
    /// - Returns: one outcome per entry, same order.
    package static func record(
        _ entries: [RefundEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        let lines = entries.flatMap { $0.refund.lines.map(\.product) }
        try products.learn(lines, from: source, in: tx)
        var facts: [Fact] = []
        let outcomes = try entries.map { entry in
            try record(entry, from: source, products: products, facts: &facts, in: tx)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
        return outcomes
    }

    private static func record(
        _ entry: RefundEntry, from source: StatementSource, products: ProductDirectory, facts: inout [Fact],
        in tx: WriteTransaction
    ) throws -> StatementOutcome {
        let refund = entry.refund
        let known = try find(refund.number, source, in: tx)
        if let known, try hasHeard(entry, known, from: source, in: tx) { return .unchanged }
        let oldLines = try known.map { try linesKnown(of: $0.id, source, in: tx) } ?? [:]
        let added = refund.lines.filter { oldLines[$0.key] == nil }
        let amount: Int64
        do {
            amount = try total(refund, known: Array(oldLines.values), added: added)
        } catch FactsError.amountTooLarge {
            return .conflict([.amountTooLarge])
        }
        let occurredAt = min(known?.occurredAt ?? refund.occurredAt, refund.occurredAt)
        if let known {
            var contradictions = known.contradictions(entry)
            if contradictions.isEmpty, amount < known.amount {
                if source.statedAt < known.statedAt { return .late }
                contradictions.append(.refundLowered)
            }
            if !contradictions.isEmpty {
                let isFirst = try RefundConflicts.keep(
                    entry, amount: amount, of: known.id, from: source, in: tx)
                return isFirst ? .conflict(contradictions) : .unchanged
            }
            let isSame = known.amount == amount && known.occurredAt == occurredAt && added.isEmpty
            if isSame, !known.isFilled(by: entry) { return .unchanged }
        }
        let id = try known?.id ?? insert(entry, source, in: tx)
        let version = (known?.version ?? 0) + 1
        let statedAt = max(known?.statedAt ?? source.statedAt, source.statedAt)
        try tx.execute(
            """
            INSERT INTO refund_versions (brand_id, refund_id, version, digest, amount, occurred_at, stated_at,
                recorded_at)
            VALUES (\(source.brand.raw), \(id), \(version), \(entry.digest), \(amount),
                \(occurredAt.milliseconds), \(statedAt.milliseconds), \(source.recordedAt.milliseconds))
            """)
        if let known {
            try tx.execute(
                """
                UPDATE refunds
                SET version = \(version), order_number = \(known.orderNumber ?? refund.orderNumber),
                    customer_id = \(known.customer ?? entry.customer?.raw)
                WHERE brand_id = \(source.brand.raw) AND id = \(id)
                """)
        }
        try write(added, of: id, version: version, source, products, in: tx)
        facts.append(Fact(.refundStated, subject: id, part: version, occurredAt: occurredAt))
        return known == nil ? .new : .advanced
    }

    private struct Known {
        let id: Int64
        let version: Int64
        let amount: Int64
        let occurredAt: Instant
        let statedAt: Instant
        let orderNumber: String?
        let customer: Int64?
        let kind: String
        let currency: String

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

    private static func find(_ number: String, _ source: StatementSource, in tx: ReadTransaction) throws -> Known? {
        try tx.first(
            """
            SELECT r.id, v.version, v.amount, v.occurred_at, v.stated_at, r.order_number, r.customer_id, r.kind,
                r.currency
            FROM refunds r
            JOIN refund_versions v ON v.brand_id = r.brand_id AND v.refund_id = r.id AND v.version = r.version
            WHERE r.brand_id = \(source.brand.raw) AND r.store_id = \(source.store.raw) AND r.number = \(number)
            """
        ) { row in
            Known(
                id: row.int64(0), version: row.int64(1), amount: row.int64(2),
                occurredAt: Instant(milliseconds: row.int64(3)), statedAt: Instant(milliseconds: row.int64(4)),
                orderNumber: row.optionalText(5), customer: row.optionalInt64(6), kind: row.text(7),
                currency: row.text(8))
        }
    }

    /// Whether the same was told before by a source as old as what stands: it takes back nothing that was decided since.
    private static func hasHeard(
        _ entry: RefundEntry, _ known: Known, from source: StatementSource, in tx: ReadTransaction
    ) throws -> Bool {
        guard source.statedAt <= known.statedAt || source.statedAt == source.recordedAt else { return false }
        return try tx.first(
            """
            SELECT 1
            FROM refund_versions
            WHERE brand_id = \(source.brand.raw) AND refund_id = \(known.id) AND digest = \(entry.digest)
            """
        ) { _ in true } ?? false
    }

    private static func insert(_ entry: RefundEntry, _ source: StatementSource, in tx: WriteTransaction) throws -> Int64
    {
        let refund = entry.refund
        let id = try tx.id(of: "refunds")
        try tx.execute(
            """
            INSERT INTO refunds (brand_id, id, store_id, number, order_number, customer_id, kind, phase, reason,
                currency, version)
            VALUES (\(source.brand.raw), \(id), \(source.store.raw), \(refund.number), \(refund.orderNumber),
                \(entry.customer?.raw), \(refund.kind.rawValue), \(refund.phase.rawValue), \(refund.reason),
                \(refund.currency.code), 1)
            """)
        return id
    }

    private static func linesKnown(
        of id: Int64, _ source: StatementSource, in tx: ReadTransaction
    ) throws -> [LineKey: Int128] {
        var lines: [LineKey: Int128] = [:]
        try tx.forEach(
            """
            SELECT line_hash, ordinal, quantity, unit_price
            FROM refund_lines
            WHERE brand_id = \(source.brand.raw) AND refund_id = \(id)
            """
        ) { row in
            let key = LineKey(hash: row.int64(0), ordinal: row.int64(1))
            lines[key] = Int128(row.int64(2)) * Int128(row.int64(3))
        }
        return lines
    }

    private static func total(_ refund: StatedRefund, known: [Int128], added: [StatedLine]) throws -> Int64 {
        switch refund.content {
        case .amount(let minor): return minor
        case .lines:
            let sum =
                known.reduce(0, +) + added.reduce(Int128(0)) { $0 + Int128($1.unitPrice.raw) * Int128($1.quantity) }
            guard let total = Millionths.rounded(sum, to: refund.currency) else {
                throw FactsError.amountTooLarge(number: refund.number)
            }
            return total
        }
    }

    private static func write(
        _ lines: [StatedLine], of id: Int64, version: Int64, _ source: StatementSource, _ products: ProductDirectory,
        in tx: WriteTransaction
    ) throws {
        guard !lines.isEmpty else { return }
        let columns = [
            "brand_id", "refund_id", "line_hash", "ordinal", "version", "product_id", "quantity", "unit_price",
        ]
        try tx.append(to: "refund_lines", columns: columns) { row in
            for line in lines {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(line.key.hash)
                try row.int64(line.key.ordinal)
                try row.int64(version)
                try row.int64(products.id(of: line.product))
                try row.int64(line.quantity)
                try row.int64(line.unitPrice.raw)
                try row.end()
            }
        }
    }
}

extension StatedRefund {
    fileprivate var lines: [StatedLine] {
        switch content {
        case .amount: []
        case .lines(let lines): lines
        }
    }
}
