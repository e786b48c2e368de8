import Foundation
import Shop

/// The orders of WooCommerce as its interface answers them in JSON (`/wp-json/wc/v3/orders`).
enum WooCommerceOrders {
    static let format = Format(
        name: "woocommerce_orders",
        title: Phrase(en: "WooCommerce orders (JSON)", zh: "WooCommerce 订单（JSON）"),
        platform: .woocommerce,
        columns: [
            FieldColumn(.orderNumber, "number"),
            FieldColumn(.currency, "currency"),
            FieldColumn(.status, "status"),
            FieldColumn(.placedAt, "date_created_gmt"),
            FieldColumn(.paidAt, "date_paid_gmt"),
            FieldColumn(.confirmedAt, "date_completed_gmt"),
            FieldColumn(.paid, "total"),
            FieldColumn(.freight, "shipping_total"),
            FieldColumn(.refundList, "refunds.total"),
            FieldColumn(.payment, "payment_method"),
            FieldColumn(.origin, "created_via"),
            FieldColumn(.name, joining: ["billing.first_name", "billing.last_name"]),
            FieldColumn(.otherName, joining: ["shipping.first_name", "shipping.last_name"]),
            FieldColumn(.email, "billing.email"),
            FieldColumn(.phone, "billing.phone"),
            FieldColumn(.otherPhone, "shipping.phone"),
            FieldColumn(.address, joining: address("shipping")),
            FieldColumn(.otherAddress, joining: address("billing")),
            FieldColumn(.buyerMessage, "customer_note"),
            FieldColumn(.lineNumber, "line_items.id"),
            FieldColumn(.productTitle, "line_items.name"),
            FieldColumn(.productCode, "line_items.sku"),
            FieldColumn(.otherCode, "line_items.product_id"),
            FieldColumn(.quantity, "line_items.quantity"),
            FieldColumn(.unitPrice, "line_items.total"),
        ],
        buyers: [
            BuyerColumn(.account, "customer_id"), BuyerColumn(.email, "billing.email"),
            BuyerColumn(.phone, "billing.phone"),
        ],
        personal: [
            PersonalColumns(.name, .name), PersonalColumns(.name, .otherName), PersonalColumns(.email, .email),
            PersonalColumns(.phone, .phone), PersonalColumns(.phone, .otherPhone),
            PersonalColumns(.address, .address), PersonalColumns(.address, .otherAddress),
            PersonalColumns(.buyerMessage, .buyerMessage),
        ],
        keys: [.orderNumber, .status, .placedAt, .paid, .quantity],
        group: .orderNumber,
        zone: .gmt,
        layout: ElementLayout(
            lines: "line_items",
            everyRow: ["number", "currency"],
            firstRow: [
                "status", "date_created_gmt", "date_paid_gmt", "date_completed_gmt", "total", "shipping_total",
                "refunds.total", "payment_method", "created_via", "customer_id", "customer_note",
                "billing.first_name", "billing.last_name", "billing.email", "billing.phone",
            ] + address("billing") + ["shipping.first_name", "shipping.last_name", "shipping.phone"]
                + address("shipping"),
            line: [
                "line_items.id", "line_items.name", "line_items.sku", "line_items.product_id", "line_items.quantity",
                "line_items.total",
            ]),
        statements: statements)

    static func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        let context = order.context
        let rows = try order.each { (row) throws(RowProblem) in try WooCommerceRow(row, in: context) }
        let union = OrderUnion(order: order, facts: rows.map(\.facts), isTimedByRow: false)
        guard var joined = try union.joined() else { return [] }
        guard let status = joined.status else {
            throw HeldOrder(0, order.rows[0].problem(.status, in: context, .empty))
        }
        let refunded = try order.agreed(rows.map(\.refunded), .refundList)
        joined.amounts.refunded = refunded ?? 0
        joined.isRefundTold = refunded != nil
        settle(&joined, status)
        try MoneyCheck(order: order, facts: joined, refundField: .refundList).check(isPaid: joined.isPaid)
        joined.assumeRefundOfClosed()
        let numbered = rows.enumerated().filter { $0.element.line != nil }
        let lines = try lines(
            numbered.compactMap(\.element.line), numbered.map { order.rows[$0.offset] }, joined.currency, order)
        joined.amounts.goods = LineSum.amount(lines, joined.currency)
        var stated = StatedOrder(
            number: order.number, kind: joined.kind, status: joined.status, times: joined.times,
            currency: joined.currency, amounts: .told(joined.amounts), buyers: joined.usableBuyers,
            personal: joined.personal, lines: .whole(lines), origin: joined.origin)
        if !lines.isEmpty, lines.allSatisfy(\.isGift) { stated.leftOut = .onlyGifts }
        return [.order(stated)]
    }

    /// An order that its state says is paid, and that tells no time of it, was paid when it was made. What is not paid
    /// yet tells in `total` what is asked.
    private static func settle(_ facts: inout OrderFacts, _ status: OrderStatus) {
        if facts.kind == .cashOnDelivery {
            if status == .confirmed {
                facts.times.confirmed = facts.times.confirmed ?? facts.times.paid ?? facts.times.placed
            }
            return
        }
        if status == .placed, facts.times.paid != nil { facts.status = .paid }
        if status == .paid || status == .confirmed { facts.times.paid = facts.times.paid ?? facts.times.placed }
        if facts.times.paid == nil { facts.amounts.paid = nil }
    }

    private static func lines(
        _ facts: [LineFacts], _ rows: [Row], _ currency: Currency, _ order: OrderRows
    ) throws(HeldOrder) -> [StatedLine] {
        guard !facts.isEmpty else { return [] }
        let told = OrderRows(number: order.number, rows: rows, context: order.context)
        let lines = try OrderLines.numbered(facts, told, .lineNumber)
        try LineSum.check(lines, told, currency: currency)
        return lines
    }

    private static func address(_ side: String) -> [String] {
        ["state", "city", "address_1", "address_2", "postcode", "country"].map { "\(side).\($0)" }
    }
}
