import Shop

/// Shopify's `orders_export.csv`: one row per line, what concerns the whole order in its first row, and some or
/// all of it again in the others.
enum ShopifyOrders {
    static let format = format(buyers: [BuyerColumn(.email, "Email"), BuyerColumn(.phone, "Phone")])

    /// The same, where the shop's own number of the customer is told too, as by its interface.
    static let numbered = format(
        buyers: [
            BuyerColumn(.account, "Customer Id"), BuyerColumn(.email, "Email"), BuyerColumn(.phone, "Phone"),
        ])

    private static func format(buyers: [BuyerColumn]) -> Format {
        Format(
            name: "shopify_orders",
            title: Phrase(en: "Shopify orders export", zh: "Shopify 订单导出"),
            platform: .shopify,
            columns: columns,
            buyers: buyers,
            personal: personal,
            keys: [.orderNumber, .status, .placedAt, .quantity, .productTitle, .unitPrice],
            group: .orderNumber,
            statements: statements)
    }

    private static let columns = [
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
    ]
    private static let personal = [
        PersonalColumns(.name, .name), PersonalColumns(.name, .otherName), PersonalColumns(.email, .email),
        PersonalColumns(.phone, .phone), PersonalColumns(.phone, .otherPhone),
        PersonalColumns(.phone, .thirdPhone), PersonalColumns(.address, .address),
        PersonalColumns(.address, .otherAddress), PersonalColumns(.buyerMessage, .buyerMessage),
    ]

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let order = inItsCurrency(order)
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in try ShopifyRow(row, in: context) }
        guard let first = rows.firstIndex(where: { $0.head != nil }) else {
            let fault = CellFault(
                "order.head_missing", en: "the order's first row, which tells its status and amounts, is missing",
                zh: "缺少该订单的首行（状态与金额所在行）")
            throw HeldOrder(0, order.rows[0].problem(.status, in: context, fault))
        }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: false)
        guard let facts = try union.joined(),
            let head = rows.compactMap(\.head).max(by: { $0.status(facts) < $1.status(facts) })
        else { return [] }
        guard facts.times.placed != nil else {
            throw HeldOrder(first, order.rows[first].problem(.placedAt, in: context, .empty))
        }
        try MoneyCheck(order: order, facts: facts).check(isPaid: head.isPaid)
        let lines = OrderLines.hashed(
            try ShopifyLines(order: order, rows: rows, goods: facts.amounts.goods, currency: facts.currency).lines())
        try LineSum.check(lines, order, currency: facts.currency)
        var stated = StatedOrder(
            number: order.number, status: head.status(facts), times: head.times(facts), currency: facts.currency,
            amounts: .told(head.amounts(facts)), buyers: facts.usableBuyers, personal: facts.personal,
            lines: .whole(lines),
            origin: facts.origin)
        if !lines.isEmpty, lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    /// Rows that leave the currency out are in that of the order, not in the brand's.
    private static func inItsCurrency(_ order: OrderRows) -> OrderRows {
        let context = order.context
        let told = order.rows.lazy.map { $0.cell(.currency, in: context) }.first { !$0.isEmpty }
        guard let currency = told.flatMap({ Currency($0.text) }) else { return order }
        return OrderRows(number: order.number, rows: order.rows, context: context.with(currency))
    }

    private static func place(_ side: String) -> [String] {
        ["Street", "City", "Zip", "Province", "Country"].map { "\(side) \($0)" }
    }
}
