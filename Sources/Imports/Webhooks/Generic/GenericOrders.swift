import Shop

/// The order of a program's own telling, read as the rows of a file are.
enum GenericOrders {
    private static let ofOrder = [
        "status", "kind", "placed_at", "deposit_paid_at", "paid_at", "grouped_at", "shipped_at", "delivered_at",
        "confirmed_at", "closed_at", "goods", "freight", "paid", "received", "refunded", "origin", "message",
    ]
    private static let ofPersons = [
        "buyer.id", "buyer.email", "buyer.phone", "recipient.name", "recipient.phone", "recipient.address",
    ]
    private static let ofLine = ["id", "code", "title", "category", "variant", "quantity", "price"]

    /// What an order may hold.
    static let members = Set(
        ofOrder + ["number", "currency", "updated_at", "buyer", "recipient", "lines"])
    static let lineMembers = Set(ofLine)

    static let layout = ElementLayout(
        lines: "lines", everyRow: ["number", "currency"], firstRow: ofOrder + ofPersons,
        line: ofLine.map { "lines.\($0)" })

    static let format = Format(
        name: "huitou_order",
        title: Phrase(en: "order told by a program", zh: "程序推送的订单"),
        columns: [
            FieldColumn(.orderNumber, "number"), FieldColumn(.currency, "currency"), FieldColumn(.status, "status"),
            FieldColumn(.orderKind, "kind"), FieldColumn(.placedAt, "placed_at"),
            FieldColumn(.depositPaidAt, "deposit_paid_at"), FieldColumn(.paidAt, "paid_at"),
            FieldColumn(.groupedAt, "grouped_at"), FieldColumn(.shippedAt, "shipped_at"),
            FieldColumn(.deliveredAt, "delivered_at"), FieldColumn(.confirmedAt, "confirmed_at"),
            FieldColumn(.closedAt, "closed_at"), FieldColumn(.goods, "goods"), FieldColumn(.freight, "freight"),
            FieldColumn(.paid, "paid"), FieldColumn(.received, "received"), FieldColumn(.refunded, "refunded"),
            FieldColumn(.origin, "origin"), FieldColumn(.buyerMessage, "message"),
            FieldColumn(.email, "buyer.email"), FieldColumn(.phone, "buyer.phone"),
            FieldColumn(.name, "recipient.name"), FieldColumn(.otherPhone, "recipient.phone"),
            FieldColumn(.address, "recipient.address"), FieldColumn(.lineNumber, "lines.id"),
            FieldColumn(.productCode, "lines.code"), FieldColumn(.productTitle, "lines.title"),
            FieldColumn(.category, "lines.category"), FieldColumn(.variant, "lines.variant"),
            FieldColumn(.quantity, "lines.quantity"), FieldColumn(.unitPrice, "lines.price"),
        ],
        buyers: [
            BuyerColumn(.account, "buyer.id"), BuyerColumn(.email, "buyer.email"), BuyerColumn(.phone, "buyer.phone"),
        ],
        personal: [
            PersonalColumns(.name, .name), PersonalColumns(.email, .email), PersonalColumns(.phone, .phone),
            PersonalColumns(.phone, .otherPhone), PersonalColumns(.address, .address),
            PersonalColumns(.buyerMessage, .buyerMessage),
        ],
        keys: [.orderNumber],
        group: .orderNumber,
        layout: layout,
        statements: statements)

    private static let statuses: [String: OrderStatus] = [
        "placed": .placed, "deposit_paid": .depositPaid, "paid": .paid, "grouped": .grouped,
        "part_shipped": .partShipped, "shipped": .shipped, "delivered": .delivered, "confirmed": .confirmed,
        "closed": .closed,
    ]
    private static let kinds: [String: OrderKind] = [
        "ordinary": .ordinary, "presale": .presale, "group": .group, "cash_on_delivery": .cashOnDelivery,
    ]

    private static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in
            (facts: try facts(row, in: context), line: hasLine(row, in: context) ? try line(row, in: context) : nil)
        }
        guard var facts = try OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: false).joined() else {
            return []
        }
        let head = order.rows[0]
        guard facts.times.placed != nil else { throw HeldOrder(0, head.problem(.placedAt, in: context, .empty)) }
        facts.status = facts.status ?? MappedOrders.implied(facts.times)
        if let status = facts.status, status > .depositPaid, status != .closed, facts.kind != .cashOnDelivery,
            facts.times.paid == nil
        {
            throw HeldOrder(0, head.problem(.paidAt, in: context, .empty))
        }
        try MoneyCheck(order: order, facts: facts).check(isPaid: facts.isPaid)
        facts.assumeRefundOfClosed()
        let told = rows.compactMap(\.line)
        var stated = StatedOrder(
            number: order.number, kind: facts.kind, status: facts.status, times: facts.times, currency: facts.currency,
            amounts: .told(facts.amounts), buyers: facts.usableBuyers, personal: facts.personal, origin: facts.origin)
        guard !told.isEmpty else { return [.order(stated)] }
        // Lines have numbers of their own, or none has.
        let lines =
            told.contains { $0.number != nil }
            ? try OrderLines.numbered(told, order, .lineNumber) : OrderLines.hashed(told)
        try LineSum.check(lines, order, currency: facts.currency)
        stated.lines = .whole(lines)
        if lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    private static func facts(_ row: Row, in context: ReadingContext) throws(RowProblem) -> OrderFacts {
        var facts = try OrderFacts(row, in: context)
        facts.status = try meaning(row, .status, statuses, in: context)
        facts.kind = try meaning(row, .orderKind, kinds, in: context) ?? .ordinary
        return facts
    }

    private static func meaning<Meaning>(
        _ row: Row, _ field: Field, _ words: [String: Meaning], in context: ReadingContext
    ) throws(RowProblem) -> Meaning? {
        guard let word = row.text(field, in: context) else { return nil }
        guard let meaning = words[word] else {
            let known = words.keys.sorted()
            throw row.problem(
                field, in: context,
                CellFault(
                    "word.unknown", en: "no such word; it takes: \(known.joined(separator: ", "))",
                    zh: "没有该取值；可用：\(known.joined(separator: "、"))"))
        }
        return meaning
    }

    private static func hasLine(_ row: Row, in context: ReadingContext) -> Bool {
        [Field.lineNumber, .productCode, .productTitle, .quantity, .unitPrice].contains {
            !row.cell($0, in: context).isEmpty
        }
    }

    private static func line(_ row: Row, in context: ReadingContext) throws(RowProblem) -> LineFacts {
        try LineFacts(row, in: context, isTimed: false)
    }
}
