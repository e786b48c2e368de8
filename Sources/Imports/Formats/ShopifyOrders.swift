import Shop

/// Shopify's `orders_export.csv`: one row per line, what concerns the whole order only in its first row.
enum ShopifyOrders {
    static let format = Format(
        name: "shopify_orders",
        title: Phrase(en: "Shopify orders export", zh: "Shopify 订单导出"),
        reading: .shopifyOrders,
        columns: [
            FieldColumn(.orderNumber, "Name"),
            FieldColumn(.status, "Financial Status"),
            FieldColumn(.paidAt, "Paid at"),
            FieldColumn(.fulfillment, "Fulfillment Status"),
            FieldColumn(.shippedAt, "Fulfilled at"),
            FieldColumn(.currency, "Currency"),
            FieldColumn(.goods, "Subtotal"),
            FieldColumn(.freight, "Shipping"),
            FieldColumn(.paid, "Total"),
            FieldColumn(.outstanding, "Outstanding Balance"),
            FieldColumn(.refunded, "Refunded Amount"),
            FieldColumn(.placedAt, "Created at"),
            FieldColumn(.closedAt, "Cancelled at"),
            FieldColumn(.quantity, "Lineitem quantity"),
            FieldColumn(.productTitle, "Lineitem name"),
            FieldColumn(.unitPrice, "Lineitem price"),
            FieldColumn(.productCode, "Lineitem sku"),
            FieldColumn(.buyerMessage, "Notes"),
            FieldColumn(.origin, "Source"),
            FieldColumn(.name, "Shipping Name"),
            FieldColumn(.otherName, "Billing Name"),
            FieldColumn(.phone, "Phone"),
            FieldColumn(.otherPhone, "Shipping Phone"),
            FieldColumn(.thirdPhone, "Billing Phone"),
            FieldColumn(.email, "Email"),
            FieldColumn(.address, joining: place("Shipping")),
            FieldColumn(.otherAddress, joining: place("Billing")),
        ],
        buyers: [BuyerColumn(.email, "Email"), BuyerColumn(.phone, "Phone")],
        personal: [
            PersonalColumns(.name, .name), PersonalColumns(.name, .otherName), PersonalColumns(.email, .email),
            PersonalColumns(.phone, .phone), PersonalColumns(.phone, .otherPhone),
            PersonalColumns(.phone, .thirdPhone), PersonalColumns(.address, .address),
            PersonalColumns(.address, .otherAddress), PersonalColumns(.buyerMessage, .buyerMessage),
        ],
        keys: [.orderNumber, .status, .placedAt, .quantity, .productTitle, .unitPrice],
        group: .orderNumber)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in try ShopifyRow(row, in: context) }
        guard rows.first?.head != nil else {
            let fault = CellFault(
                "order.head_missing", en: "the order's first row, which tells its status and amounts, is missing",
                zh: "缺少该订单的首行（状态与金额所在行）")
            throw HeldOrder(0, order.rows[0].problem(.status, in: context, fault))
        }
        let heads = rows.compactMap(\.head)
        let union = OrderUnion(order: headRows(order, rows), facts: heads.map(\.facts), isTimedByRow: false)
        guard let facts = try union.joined(), let head = heads.max(by: { $0.status(facts) < $1.status(facts) })
        else { return [] }
        let lines = try lines(rows, order)
        try LineSum.check(lines, order, currency: facts.currency)
        var stated = StatedOrder(
            number: order.number, status: head.status(facts), times: head.times(facts), currency: facts.currency,
            amounts: .told(head.amounts(facts)), buyer: facts.buyer, personal: facts.personal, lines: .whole(lines),
            origin: facts.origin)
        if !lines.isEmpty, lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    /// The first rows alone: the order as often as the file states it.
    private static func headRows(_ order: OrderRows, _ rows: [ShopifyRow]) -> OrderRows {
        OrderRows(
            number: order.number, rows: zip(order.rows, rows).filter { $0.1.head != nil }.map(\.0),
            context: order.context)
    }

    /// The lines of the order; a file joined from several exports may state it twice, and must then say the same.
    private static func lines(_ rows: [ShopifyRow], _ order: OrderRows) throws(HeldOrder) -> [StatedLine] {
        var copies: [(first: Int, lines: [LineFacts])] = []
        for (place, row) in rows.enumerated() {
            if row.head != nil { copies.append((place, [])) }
            if let line = row.line { copies[copies.count - 1].lines.append(line) }
        }
        let lines = OrderLines.hashed(copies[0].lines)
        for copy in copies.dropFirst() where !isEqual(OrderLines.hashed(copy.lines), lines) {
            throw order.contradiction(
                0, copy.first, order.context.columns.name(of: .productTitle), text(copies[0].lines), text(copy.lines))
        }
        return lines
    }

    private static func isEqual(_ one: [StatedLine], _ other: [StatedLine]) -> Bool {
        Set(one.map(\.key)) == Set(other.map(\.key))
    }

    private static func text(_ lines: [LineFacts]) -> String {
        lines.prefix(5).map { "\($0.product.title) × \($0.quantity)" }.joined(separator: ", ")
    }

    private static func place(_ side: String) -> [String] {
        ["Street", "City", "Zip", "Province", "Country"].map { "\(side) \($0)" }
    }
}
