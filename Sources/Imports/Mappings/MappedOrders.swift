import Shop

/// Reads an order from the rows of a mapped file of orders or lines.
struct MappedOrders {
    let mapping: Mapping
    let order: OrderRows

    func statements() throws(HeldOrder) -> [Statement] {
        let hasLines = mapping.kind == .lines
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in
            (facts: try facts(row), line: hasLines ? try LineFacts(row, in: context, isTimed: true) : nil)
        }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: hasLines)
        guard var facts = try union.joined() else { return [] }
        facts.status = facts.status ?? Self.implied(facts.times)
        var stated = StatedOrder(number: order.number, currency: facts.currency)
        try MoneyCheck(order: order, facts: facts).check(isPaid: facts.isPaid)
        let isAmountTold = [Field.goods, .freight, .paid, .received, .refunded].contains(where: context.columns.has)
        if hasLines {
            let lines = try lines(rows.compactMap(\.line), facts.currency)
            if !isAmountTold {
                facts.amounts.goods = LineSum.amount(lines, facts.currency)
                facts.amounts.paid = facts.amounts.goods
            }
            stated.lines = context.columns.has(.lineNumber) ? .whole(lines) : .union(lines)
            if lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        }
        facts.assumeRefundOfClosed()
        if isAmountTold || facts.amounts.isRefundAssumed {
            stated.amounts = .told(facts.amounts)
        } else if hasLines {
            stated.amounts = .sumOfLines
        }
        stated.kind = facts.kind
        stated.status = facts.status
        stated.times = facts.times
        stated.buyers = facts.usableBuyers
        stated.personal = facts.personal
        stated.origin = facts.origin
        stated.flag = facts.flag
        return [.order(stated)]
    }

    private func facts(_ row: Row) throws(RowProblem) -> OrderFacts {
        var facts = try OrderFacts(row, in: order.context)
        if mapping.has(.placedAt) {
            _ = try row.required(facts.times.placed, .placedAt, in: order.context)
        }
        facts.status = try mapping.statuses.meaning(row, .status, in: order.context)
        facts.kind = try mapping.orderKinds.meaning(row, .orderKind, in: order.context) ?? .ordinary
        return facts
    }

    private func lines(_ facts: [LineFacts], _ currency: Currency) throws(HeldOrder) -> [StatedLine] {
        let hasNumbers = order.context.columns.has(.lineNumber)
        let lines = hasNumbers ? try OrderLines.numbered(facts, order, .lineNumber) : OrderLines.hashed(facts)
        try LineSum.check(lines, order, currency: currency)
        return lines
    }

    /// How far an order must have come that has these times, for a source without states.
    static func implied(_ times: OrderTimes) -> OrderStatus? {
        let states: [(Instant?, OrderStatus)] = [
            (times.closed, .closed), (times.confirmed, .confirmed), (times.delivered, .delivered),
            (times.shipped, .shipped), (times.grouped, .grouped), (times.paid, .paid),
            (times.depositPaid, .depositPaid), (times.placed, .placed),
        ]
        return states.first { $0.0 != nil }?.1
    }
}
