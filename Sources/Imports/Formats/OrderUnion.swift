import Shop

/// Joins what the rows of one order say of it. Rows that contradict each other hold the order back.
struct OrderUnion {
    let order: OrderRows
    let facts: [OrderFacts]
    /// Times belong to the rows: of the earlier ones (placed to grouped) the earliest counts, of the others the latest.
    let isTimedByRow: Bool

    func joined() throws(HeldOrder) -> OrderFacts? {
        guard var joined = facts.first, facts.count > 1 else { return facts.first }
        joined.currency = try order.agreed(facts.map(\.currency), .currency) ?? joined.currency
        joined.kind = facts.map(\.kind).first { $0 != .ordinary } ?? .ordinary
        joined.status = facts.compactMap(\.status).max()
        joined.times = try times()
        joined.amounts.goods = try order.agreed(facts.map(\.amounts.goods), .goods)
        joined.amounts.freight = try order.agreed(facts.map(\.amounts.freight), .freight)
        joined.amounts.paid = try order.agreed(facts.map(\.amounts.paid), .paid)
        joined.amounts.received = try order.agreed(facts.map(\.amounts.received), .received)
        joined.outstanding = try order.agreed(facts.map(\.outstanding), .outstanding)
        let refunded = try order.agreed(facts.map { $0.isRefundTold ? $0.amounts.refunded : nil }, .refunded)
        joined.amounts.refunded = refunded ?? 0
        joined.isRefundTold = refunded != nil
        for (index, buyer) in order.context.columns.buyers.enumerated() {
            joined.buyers[index] = try order.agreed(facts.map { $0.buyers[index] }, at: buyer.column)
        }
        for value in facts.dropFirst().flatMap(\.personal) where !joined.personal.contains(value) {
            joined.personal.append(value)
        }
        joined.flag = facts.lazy.compactMap(\.flag).first
        joined.origin = facts.lazy.compactMap(\.origin).first
        return joined
    }

    private func times() throws(HeldOrder) -> OrderTimes {
        OrderTimes(
            placed: try early(\.placed, .placedAt), depositPaid: try early(\.depositPaid, .depositPaidAt),
            paid: try early(\.paid, .paidAt), grouped: try early(\.grouped, .groupedAt),
            shipped: try late(\.shipped, .shippedAt), delivered: try late(\.delivered, .deliveredAt),
            confirmed: try late(\.confirmed, .confirmedAt), closed: try late(\.closed, .closedAt))
    }

    private func early(_ time: (OrderTimes) -> Instant?, _ field: Field) throws(HeldOrder) -> Instant? {
        let told = facts.map { time($0.times) }
        return isTimedByRow ? told.compactMap { $0 }.min() : try order.agreed(told, field)
    }

    private func late(_ time: (OrderTimes) -> Instant?, _ field: Field) throws(HeldOrder) -> Instant? {
        let told = facts.map { time($0.times) }
        return isTimedByRow ? told.compactMap { $0 }.max() : try order.agreed(told, field)
    }
}
