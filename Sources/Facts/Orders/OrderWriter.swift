import Database
import Shop

/// Writes the drafts of one batch, table by table.
struct OrderWriter {
    let source: StatementSource

    func write(_ drafts: [OrderDraft], products: inout ProductDirectory, in tx: WriteTransaction) throws {
        guard !drafts.isEmpty else { return }
        try products.learn(drafts.flatMap { $0.lines.map(\.product) }, from: source, in: tx)
        let ids = try orderIDs(drafts, in: tx)
        try writeHeads(drafts, ids, in: tx)
        try writeVersions(drafts, ids, in: tx)
        try writeLines(drafts, ids, products, in: tx)
        let facts = zip(drafts, ids).map { draft, id in
            Fact(.orderStated, subject: id, part: draft.versionNumber, occurredAt: draft.occurredAt)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
    }

    private func orderIDs(_ drafts: [OrderDraft], in tx: WriteTransaction) throws -> [Int64] {
        var fresh = try tx.ids(of: "orders", count: drafts.count { $0.knownID == nil }).makeIterator()
        return try drafts.map { draft in
            if let known = draft.knownID { return known }
            guard let id = fresh.next() else { throw FactsError.crossed }
            return id
        }
    }

    private func writeHeads(_ drafts: [OrderDraft], _ ids: [Int64], in tx: WriteTransaction) throws {
        try tx.append(
            to: "orders",
            columns: ["brand_id", "id", "store_id", "number", "version", "customer_id", "mark", "happened_at"]
        ) { row in
            for (draft, id) in zip(drafts, ids) where draft.knownID == nil {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(source.store.raw)
                try row.text(draft.number)
                try row.int64(draft.versionNumber)
                try row.int64(draft.version.customer?.raw)
                try row.int64(0)
                try row.int64(draft.version.happenedAt.milliseconds)
                try row.end()
            }
        }
        for (draft, id) in zip(drafts, ids) where draft.knownID != nil && draft.standing == .inForce {
            try tx.execute(
                """
                UPDATE orders
                SET version = \(draft.versionNumber), customer_id = \(draft.version.customer?.raw),
                    happened_at = \(draft.version.happenedAt.milliseconds)
                WHERE brand_id = \(source.brand.raw) AND id = \(id)
                """)
        }
    }

    private func writeVersions(_ drafts: [OrderDraft], _ ids: [Int64], in tx: WriteTransaction) throws {
        let columns =
            ["brand_id", "order_id", "version", "standing", "store_id", "digest", "lines_told"]
            + OrderVersionRow.columns
        try tx.append(to: "order_versions", columns: columns + ["recorded_at"]) { row in
            for (draft, id) in zip(drafts, ids) {
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(draft.versionNumber)
                try row.int64(draft.standing.rawValue)
                try row.int64(source.store.raw)
                try row.bytes(draft.digest)
                try row.int64(draft.linesTold.rawValue)
                try OrderVersionRow.write(draft.version, to: row)
                try row.int64(source.recordedAt.milliseconds)
                try row.end()
            }
        }
    }

    private func writeLines(
        _ drafts: [OrderDraft], _ ids: [Int64], _ products: ProductDirectory, in tx: WriteTransaction
    ) throws {
        let columns = [
            "brand_id", "order_id", "line_set", "line_hash", "ordinal", "version", "product_id", "variant", "quantity",
            "unit_price", "is_gift",
        ]
        try tx.append(to: "order_lines", columns: columns) { row in
            for (draft, id) in zip(drafts, ids) {
                // In the order of the primary key, so that rows are only ever added at the end of its tree.
                let ordered = draft.lines.sorted { ($0.key.hash, $0.key.ordinal) < ($1.key.hash, $1.key.ordinal) }
                for line in ordered {
                    try row.int64(source.brand.raw)
                    try row.int64(id)
                    try row.int64(draft.version.lineSet)
                    try row.int64(line.key.hash)
                    try row.int64(line.key.ordinal)
                    try row.int64(draft.versionNumber)
                    try row.int64(products.id(of: line.product))
                    try row.text(line.product.variant)
                    try row.int64(line.quantity)
                    try row.int64(line.unitPrice.raw)
                    try row.flag(line.isGift)
                    try row.end()
                }
            }
        }
    }
}
