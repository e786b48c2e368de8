import Database
import Shop

/// Writes the refunds of one batch, table by table.
struct RefundWriter {
    let source: StatementSource

    func write(_ drafts: [RefundDraft], _ products: ProductDirectory, in tx: WriteTransaction) throws {
        guard !drafts.isEmpty else { return }
        let ids = try refundIDs(drafts, in: tx)
        try writeHeads(drafts, ids, in: tx)
        try writeVersions(drafts, ids, in: tx)
        try writeLines(drafts, ids, products, in: tx)
        let facts = zip(drafts, ids).map { draft, id in
            Fact(.refundStated, subject: id, part: draft.version, occurredAt: draft.occurredAt)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }

    private func refundIDs(_ drafts: [RefundDraft], in tx: WriteTransaction) throws -> [Int64] {
        var fresh = try tx.ids(of: "refunds", count: drafts.count { $0.known == nil }).makeIterator()
        return try drafts.map { draft in
            if let known = draft.known { return known.id }
            guard let id = fresh.next() else { throw FactsError.crossed }
            return id
        }
    }

    private func writeHeads(_ drafts: [RefundDraft], _ ids: [Int64], in tx: WriteTransaction) throws {
        let columns = [
            "brand_id", "id", "store_id", "number", "order_number", "customer_id", "kind", "phase", "reason",
            "currency",
            "version", "happened_at",
        ]
        try tx.append(to: "refunds", columns: columns) { row in
            for (draft, id) in zip(drafts, ids) where draft.known == nil {
                let refund = draft.entry.refund
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(source.store.raw)
                try row.text(refund.number)
                try row.text(refund.orderNumber)
                try row.int64(draft.entry.customer?.raw)
                try row.text(refund.kind.rawValue)
                try row.text(refund.phase.rawValue)
                try row.text(refund.reason)
                try row.text(refund.currency.code)
                try row.int64(draft.version)
                try row.int64(draft.occurredAt.milliseconds)
                try row.end()
            }
        }
        for (draft, id) in zip(drafts, ids) {
            guard let known = draft.known else { continue }
            try tx.execute(
                """
                UPDATE refunds
                SET version = \(draft.version), order_number = \(known.orderNumber ?? draft.entry.refund.orderNumber),
                    customer_id = \(known.customer ?? draft.entry.customer?.raw),
                    happened_at = \(draft.occurredAt.milliseconds)
                WHERE brand_id = \(source.brand.raw) AND id = \(id)
                """)
        }
    }

    private func writeVersions(_ drafts: [RefundDraft], _ ids: [Int64], in tx: WriteTransaction) throws {
        let columns = [
            "brand_id", "refund_id", "version", "digest", "amount", "occurred_at", "stated_at", "recorded_at",
        ]
        try tx.append(to: "refund_versions", columns: columns) { row in
            for (draft, id) in zip(drafts, ids) {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(draft.version)
                try row.bytes(draft.digest)
                try row.int64(draft.amount)
                try row.int64(draft.occurredAt.milliseconds)
                try row.int64(draft.statedAt.milliseconds)
                try row.int64(source.recordedAt.milliseconds)
                try row.end()
            }
        }
    }

    private func writeLines(
        _ drafts: [RefundDraft], _ ids: [Int64], _ products: ProductDirectory, in tx: WriteTransaction
    ) throws {
        guard drafts.contains(where: { !$0.added.isEmpty }) else { return }
        let columns = [
            "brand_id", "refund_id", "line_hash", "ordinal", "version", "product_id", "quantity", "unit_price",
        ]
        try tx.append(to: "refund_lines", columns: columns) { row in
            for (draft, id) in zip(drafts, ids) {
                for line in draft.added {
                    try row.int64(source.brand.raw)
                    try row.int64(id)
                    try row.int64(line.key.hash)
                    try row.int64(line.key.ordinal)
                    try row.int64(draft.version)
                    try row.int64(products.id(of: line.product))
                    try row.int64(line.quantity)
                    try row.int64(line.unitPrice.raw)
                    try row.end()
                }
            }
        }
    }
}
