import Database
import Shop

/// What is known of the reviews that a batch states, and who wrote those that name nobody.
struct KnownReviews {
    struct Known {
        let id: Int64
        let customer: Int64?
        let orderNumber: String?
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query, and a list is filled up to a power of two.
    private static let mostAsked = 16_384
    private(set) var byNumber: [String: Known] = [:]
    private let buyers: [String: ID<Customer>]

    /// - Parameter entries: no number twice.
    init(of entries: [ReviewEntry], from source: StatementSource, in tx: ReadTransaction) throws {
        let unnamed = entries.filter { $0.customer == nil }.compactMap(\.review.orderNumber)
        buyers = try OrderHistory.customers(of: unnamed, store: source.store, brand: source.brand, in: tx)
        for some in entries.map(\.review.number).inLists(of: Self.mostAsked) {
            try tx.forEach(
                """
                SELECT number, id, customer_id, order_number
                FROM reviews
                WHERE brand_id = \(source.brand.raw) AND store_id = \(source.store.raw) AND number IN \(list: some)
                """
            ) {
                byNumber[$0.text(0)] = Known(
                    id: $0.int64(1), customer: $0.optionalInt64(2), orderNumber: $0.optionalText(3))
            }
        }
    }

    /// Who wrote it: that may be known by the order alone.
    func writer(of entry: ReviewEntry) -> Int64? {
        entry.customer?.raw ?? entry.review.orderNumber.flatMap { buyers[$0]?.raw }
    }
}
