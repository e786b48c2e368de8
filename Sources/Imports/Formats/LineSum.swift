import Shop

/// The sum of an order's lines, which must fit what amounts are kept in.
enum LineSum {
    static func check(_ lines: [StatedLine], _ order: OrderRows, currency: Currency) throws(HeldOrder) {
        let sum = lines.reduce(Int128(0)) { $0 + Int128($1.quantity) * Int128($1.unitPrice.raw) }
        guard Millionths.rounded(sum, to: currency) == nil, let row = order.rows.first else { return }
        throw HeldOrder(
            0,
            row.problem(
                .unitPrice, in: order.context,
                CellFault(
                    "amount.too_large", en: "the order's lines add up to more than any amount; correct the prices",
                    zh: "订单明细合计超出金额上限，请更正单价")))
    }
}
