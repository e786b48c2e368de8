import Shop

/// The Online Retail data of UCI: one row per line, invoices beginning with C are returns that name no order, and
/// negative quantities without price and buyer are stock written off.
enum OnlineRetail {
    static let format = Format(
        name: "online_retail",
        title: Phrase(en: "Online Retail (UCI)", zh: "Online Retail（UCI 数据集）"),
        columns: [
            FieldColumn(.orderNumber, "InvoiceNo", "Invoice"),
            FieldColumn(.productCode, "StockCode"),
            FieldColumn(.productTitle, "Description"),
            FieldColumn(.quantity, "Quantity"),
            FieldColumn(.placedAt, "InvoiceDate"),
            FieldColumn(.unitPrice, "UnitPrice", "Price"),
        ],
        buyers: [BuyerColumn(.account, "CustomerID")],
        keys: [.orderNumber, .productCode, .quantity, .placedAt, .unitPrice],
        group: .orderNumber,
        dates: .monthFirst,
        statements: statements)

    static func statements(_ invoice: OrderRows) throws(HeldOrder) -> [Statement] {
        var reader = OnlineRetailReader(context: invoice.context)
        let rows = try invoice.each { (row) throws(RowProblem) in try reader.row(row) }
        let buyers = [try agreedBuyer(rows.map(\.buyer), invoice)].compactMap { $0 }
        guard let placed = rows.map(\.placedAt).min() else { return [] }
        let isReturn = invoice.number.hasPrefix("C") || invoice.number.hasPrefix("c")
        let isWriteOff = !isReturn && buyers.isEmpty && rows.allSatisfy { $0.quantity < 0 && $0.unitPrice == .zero }
        try checkSigns(rows, areNegative: isReturn || isWriteOff, invoice)
        let lines = lines(rows)
        try LineSum.check(lines, invoice, currency: invoice.context.currency)
        if isReturn {
            return [
                .refund(
                    StatedRefund(
                        number: invoice.number, kind: .goodsReturned, occurredAt: placed,
                        currency: invoice.context.currency, buyers: buyers, content: .lines(lines)))
            ]
        }
        var order = StatedOrder(number: invoice.number, status: .confirmed, currency: invoice.context.currency)
        order.times = OrderTimes(placed: placed, paid: placed)
        order.amounts = .sumOfLines
        order.buyers = buyers
        order.lines = .union(lines)
        if isWriteOff {
            order.leftOut = .stockAdjustment
        } else if lines.allSatisfy(\.isGift) {
            order.leftOut = .onlyGifts
        }
        return [.order(order)]
    }

    private static func lines(_ rows: [OnlineRetailRow]) -> [StatedLine] {
        var keys = LineKeys()
        return rows.map { row in
            let line = LineFacts(
                product: row.product, quantity: abs(row.quantity), unitPrice: row.unitPrice, placedAt: row.placedAt)
            return line.line(keys.next(line))
        }
    }

    private static func agreedBuyer(_ buyers: [BuyerKey?], _ invoice: OrderRows) throws(HeldOrder) -> BuyerKey? {
        guard let place = invoice.context.columns.buyers.first?.column else { return nil }
        return try invoice.agreed(buyers, at: place)
    }

    private static func checkSigns(
        _ rows: [OnlineRetailRow], areNegative: Bool, _ invoice: OrderRows
    ) throws(HeldOrder) {
        var problems: [Int: RowProblem] = [:]
        for (place, row) in rows.enumerated() where (row.quantity < 0) != areNegative {
            problems[place] = invoice.rows[place].problem(
                .quantity, in: invoice.context, areNegative ? positiveReturn : LineFacts.negativeQuantity)
        }
        guard problems.isEmpty else { throw HeldOrder(problems) }
    }

    private static let positiveReturn = CellFault(
        "quantity.positive", en: "above zero in a return; invoices beginning with C give goods back",
        zh: "退货单（C 开头）的数量应为负数")
}
