package import Database
package import Shop

/// What figures need of one review.
package struct ScannedReview: Sendable {
    package let customer: Int64
    package let stars: Int64
    /// Milliseconds.
    package let occurredAt: Int64
    package let store: Int64
    /// Nil when it names none.
    package let product: Int64?
}

/// Reads reviews, each with whose it is: the buyer of the order that it names, else the one whom its source names.
package enum ReviewScan {
    /// Calls `body` with every review that is somebody's, in the order of ids.
    package static func forEach(
        brand: ID<Brand>, in tx: ReadTransaction, _ body: (ScannedReview) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT COALESCE(o.customer_id, r.customer_id), r.stars, r.occurred_at, r.store_id, r.product_id
            FROM reviews r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND COALESCE(o.customer_id, r.customer_id) IS NOT NULL
            ORDER BY r.id
            """
        ) { try body(review($0)) }
    }

    /// The same for the reviews of some customers, in any order.
    ///
    /// - Complexity: reads no others, and the orders of these customers.
    package static func forEach(
        brand: ID<Brand>, of customers: [Int64], in tx: ReadTransaction, _ body: (ScannedReview) throws -> Void
    ) throws {
        for some in customers.inLists(of: mostAsked) {
            try tx.forEach(
                """
                SELECT r.customer_id, r.stars, r.occurred_at, r.store_id, r.product_id
                FROM reviews r
                LEFT JOIN orders o
                    ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
                WHERE r.brand_id = \(brand.raw) AND r.customer_id IN \(list: some) AND o.customer_id IS NULL
                """
            ) { try body(review($0)) }
            try forEachOfOrders(of: some, brand: brand, in: tx, body)
        }
    }

    /// Calls `body` with whose each of these reviews is or was told to be.
    package static func forEachConcerned(
        by reviews: [Int64], brand: ID<Brand>, in tx: ReadTransaction, _ body: (_ customer: Int64) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT r.customer_id, o.customer_id
            FROM reviews r
            LEFT JOIN orders o
                ON o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.number = r.order_number
            WHERE r.brand_id = \(brand.raw) AND r.id IN \(list: reviews)
            """
        ) { row in
            if let told = row.optionalInt64(0) { try body(told) }
            if let buyer = row.optionalInt64(1) { try body(buyer) }
        }
    }

    /// - Parameter customer: nil where the row says it first.
    private static func review(_ row: Row, of customer: Int64? = nil) -> ScannedReview {
        ScannedReview(
            customer: customer ?? row.int64(0), stars: row.int64(1), occurredAt: row.int64(2), store: row.int64(3),
            product: row.optionalInt64(4))
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 4_096

    /// Reviews that name an order of one of these customers. In two steps: asked in one, SQLite walks through all reviews.
    private static func forEachOfOrders(
        of customers: [Int64], brand: ID<Brand>, in tx: ReadTransaction, _ body: (ScannedReview) throws -> Void
    ) throws {
        var buyers: [Int64: [String: Int64]] = [:]
        try tx.forEach(
            """
            SELECT store_id, number, customer_id
            FROM orders
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers)
            """
        ) { buyers[$0.int64(0), default: [:]][$0.text(1)] = $0.int64(2) }
        for (store, buyerOfOrder) in buyers.sorted(by: { $0.key < $1.key }) {
            for some in buyerOfOrder.keys.sorted().inLists(of: mostAsked) {
                try tx.forEach(
                    """
                    SELECT order_number, stars, occurred_at, store_id, product_id
                    FROM reviews
                    WHERE brand_id = \(brand.raw) AND store_id = \(store) AND order_number IN \(list: some)
                    """
                ) { row in
                    if let buyer = buyerOfOrder[row.text(0)] { try body(review(row, of: buyer)) }
                }
            }
        }
    }
}
