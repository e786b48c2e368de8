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
    package static func record(
        _ entries: [ReviewEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        try products.learn(entries.compactMap(\.review.product), from: source, in: tx)
        var facts: [Fact] = []
        let outcomes = try entries.map { entry in
            try record(entry, from: source, products: products, facts: &facts, in: tx)
        }
        try FactLog.append(facts, brand: source.brand, at: source.recordedAt, in: tx)
        return outcomes
    }

    private static func record(
        _ entry: ReviewEntry, from source: StatementSource, products: ProductDirectory, facts: inout [Fact],
        in tx: WriteTransaction
    ) throws -> StatementOutcome {
        let review = entry.review
        // Who wrote it may be known by the order alone.
        let customer = try entry.customer?.raw ?? buyer(of: review.orderNumber, source, in: tx)
        let known = try tx.first(
            """
            SELECT id, customer_id, order_number
            FROM reviews
            WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND number = \(review.number)
            """
        ) { (id: $0.int64(0), customer: $0.optionalInt64(1), orderNumber: $0.optionalText(2)) }
        let id: Int64
        if let known {
            let isFilled =
                known.customer == nil && customer != nil || known.orderNumber == nil && review.orderNumber != nil
            guard isFilled else { return .unchanged }
            id = known.id
            try tx.execute(
                """
                UPDATE reviews
                SET customer_id = \(known.customer ?? customer),
                    order_number = \(known.orderNumber ?? review.orderNumber)
                WHERE brand_id = \(source.brand.raw) AND id = \(id)
                """)
        } else {
            id = try tx.id(of: "reviews")
            try tx.execute(
                """
                INSERT INTO reviews (brand_id, id, store_id, number, order_number, customer_id, product_id, stars,
                    occurred_at, recorded_at)
                VALUES (\(source.brand.raw), \(id), \(source.store.raw), \(review.number), \(review.orderNumber),
                    \(customer), \(review.product.map { products.id(of: $0) }), \(review.stars),
                    \(review.occurredAt.milliseconds), \(source.recordedAt.milliseconds))
                """)
        }
        facts.append(Fact(.reviewStated, subject: id, occurredAt: review.occurredAt))
        return known == nil ? .new : .advanced
    }

    private static func buyer(
        of order: String?, _ source: StatementSource, in tx: ReadTransaction
    ) throws -> Int64? {
        guard let order else { return nil }
        return try tx.first(
            """
            SELECT customer_id
            FROM orders
            WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND number = \(order)
            """
        ) { $0.optionalInt64(0) } ?? nil
    }
}
