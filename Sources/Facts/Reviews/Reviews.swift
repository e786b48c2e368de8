package import Database
package import Shop

/// A stated review on its way into the facts.
package struct ReviewEntry: Sendable {
    package let review: StatedReview
    package let customer: ID<Customer>?

    package init(review: StatedReview, customer: ID<Customer>?) {
        self.review = review
        self.customer = customer
    }
}

/// What was said of orders and products, without its words: these are personal.
package enum Reviews {
    /// A review known already gets its blanks filled and otherwise stands.
    ///
    /// - Returns: one outcome per entry, same order.
    /// - Complexity: a fixed number of queries per batch, and one for each review that gets blanks filled.
    package static func record(
        _ entries: [ReviewEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        try products.learn(entries.compactMap(\.review.product), from: source, in: tx)
        var outcomes = [StatementOutcome](repeating: .unchanged, count: entries.count)
        for round in Rounds.of(entries.map(\.review.number)) {
            let told = round.map { entries[$0] }
            let known = try KnownReviews(of: told, from: source, in: tx)
            let fresh = told.filter { known.byNumber[$0.review.number] == nil }
            var facts = try add(fresh, known, from: source, products, in: tx)
            for place in round {
                let entry = entries[place]
                guard let old = known.byNumber[entry.review.number] else {
                    outcomes[place] = .new
                    continue
                }
                guard try fill(old, from: entry, by: known.writer(of: entry), source, in: tx) else { continue }
                outcomes[place] = .advanced
                facts.append(Fact(.reviewStated, subject: old.id, occurredAt: entry.review.occurredAt))
            }
            try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
        }
        return outcomes
    }

    /// Returns a fact of each.
    private static func add(
        _ entries: [ReviewEntry], _ known: KnownReviews, from source: StatementSource, _ products: ProductDirectory,
        in tx: WriteTransaction
    ) throws -> [Fact] {
        guard !entries.isEmpty else { return [] }
        let ids = try tx.ids(of: "reviews", count: entries.count)
        let columns = [
            "brand_id", "id", "store_id", "number", "order_number", "customer_id", "product_id", "stars", "occurred_at",
            "recorded_at",
        ]
        try tx.append(to: "reviews", columns: columns) { row in
            for (entry, id) in zip(entries, ids) {
                let review = entry.review
                try row.int64(source.brand.raw)
                try row.int64(id)
                try row.int64(source.store.raw)
                try row.text(review.number)
                try row.text(review.orderNumber)
                try row.int64(known.writer(of: entry))
                try row.int64(review.product.map { products.id(of: $0) })
                try row.int64(review.stars)
                try row.int64(review.occurredAt.milliseconds)
                try row.int64(source.recordedAt.milliseconds)
                try row.end()
            }
        }
        return zip(entries, ids).map { Fact(.reviewStated, subject: $1, occurredAt: $0.review.occurredAt) }
    }

    /// Returns whether there was a blank that the entry tells.
    private static func fill(
        _ known: KnownReviews.Known, from entry: ReviewEntry, by writer: Int64?, _ source: StatementSource,
        in tx: WriteTransaction
    ) throws -> Bool {
        let orderNumber = entry.review.orderNumber
        guard known.customer == nil && writer != nil || known.orderNumber == nil && orderNumber != nil else {
            return false
        }
        try tx.execute(
            """
            UPDATE reviews
            SET customer_id = \(known.customer ?? writer), order_number = \(known.orderNumber ?? orderNumber)
            WHERE brand_id = \(source.brand.raw) AND id = \(known.id)
            """)
        return true
    }
}
