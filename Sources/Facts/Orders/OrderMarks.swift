package import Database
package import Shop

/// Marks set by people or rules: an order left out (不计入), or counting after all. The newest mark of an order stands
/// over what its source says; every mark is kept.
package enum OrderMarks {
    /// Marks orders of a store. Those marked so already stay as they are.
    ///
    /// - Parameter reason: nil to have them count, whatever their source says.
    /// - Returns: how many are marked otherwise than before, and the numbers that the store does not know.
    package static func mark(
        _ numbers: [String], of store: ID<Store>, as reason: LeftOutReason?, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws -> (changed: Int, unknown: [String]) {
        var found: [String: (id: Int64, mark: Int64, reason: String?)] = [:]
        for some in numbers.inLists(of: mostAsked) {
            try tx.forEach(
                """
                SELECT o.number, o.id, o.mark, r.left_out
                FROM orders o
                JOIN orders_read r ON r.brand_id = o.brand_id AND r.order_id = o.id
                WHERE o.brand_id = \(brand.raw) AND o.store_id = \(store.raw) AND o.number IN \(list: some)
                """
            ) { found[$0.text(0)] = ($0.int64(1), $0.int64(2), $0.optionalText(3)) }
        }
        var facts: [Fact] = []
        for (_, order) in found.sorted(by: { $0.value.id < $1.value.id }) where order.reason != reason?.rawValue {
            try write(order.id, number: order.mark + 1, reason, brand: brand, at: now, in: tx)
            facts.append(Fact(.orderMarked, subject: order.id, part: order.mark + 1, occurredAt: now))
        }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
        var seen: Set<String> = []
        return (facts.count, numbers.filter { found[$0] == nil && seen.insert($0).inserted })
    }

    /// Marks an order found by its glimpse; its mark is the next.
    ///
    /// - Returns: the fact of it.
    static func mark(
        _ order: OrderGlimpse, as reason: LeftOutReason, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Fact {
        try write(order.id, number: order.mark + 1, reason, brand: brand, at: now, in: tx)
        return Fact(.orderMarked, subject: order.id, part: order.mark + 1, occurredAt: now)
    }

    /// Takes an order's mark back: from now on it is as its source says.
    static func lift(
        _ order: Int64, mark: Int64, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Fact {
        try write(order, number: mark + 1, nil, isLifted: true, brand: brand, at: now, in: tx)
        return Fact(.orderMarked, subject: order, part: mark + 1, occurredAt: now)
    }

    /// At once: PostgreSQL binds no more than 65,535 values to a query.
    private static let mostAsked = 16_384

    private static func write(
        _ order: Int64, number: Int64, _ reason: LeftOutReason?, isLifted: Bool = false, brand: ID<Brand>,
        at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO order_marks (brand_id, order_id, number, reason, marked_at, is_lifted)
            VALUES (\(brand.raw), \(order), \(number), \(reason?.rawValue), \(now.milliseconds), \(isLifted))
            """)
        try tx.execute("UPDATE orders SET mark = \(number) WHERE brand_id = \(brand.raw) AND id = \(order)")
    }
}
