import Shop

/// Finds money of an order that cannot be right, which holds the order back.
struct MoneyCheck {
    let order: OrderRows
    let facts: OrderFacts
    /// Where what was given back is told.
    var refundField = Field.refunded

    /// Nobody gets back more than was paid, and what was paid stands in its column. `isPaid`: the order's state says that
    /// it was paid.
    func check(isPaid: Bool) throws(HeldOrder) {
        guard let paid = facts.amounts.paid else {
            guard isPaid, order.context.columns.has(.paid) else { return }
            let fault = CellFault(
                "amount.missing", en: "what was paid is missing; fill it in", zh: "缺少实付金额，请填写")
            let place = order.rows.firstIndex { !$0.cell(.status, in: order.context).isEmpty } ?? 0
            throw HeldOrder(place, order.rows[place].problem(.paid, in: order.context, fault))
        }
        // Some exports of a closed order set what was paid back to nothing.
        guard facts.isRefundTold, facts.amounts.refunded > paid, paid > 0 else { return }
        let refunded = Money(minor: facts.amounts.refunded, facts.currency).plain
        let whole = Money(minor: paid, facts.currency).plain
        let place = order.rows.firstIndex { !$0.cell(refundField, in: order.context).isEmpty } ?? 0
        let fault = CellFault(
            "refund.too_large", en: "\(refunded) was given back, but only \(whole) paid; correct one of them",
            zh: "退款 \(refunded) 大于实付 \(whole)，请更正其中之一")
        throw HeldOrder(place, order.rows[place].problem(refundField, in: order.context, fault))
    }
}
