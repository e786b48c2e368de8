import Shop

/// The sum of an order's lines, which must fit what amounts are kept in.
enum LineSum {
    /// In minor units, rounded once; nil when it does not fit.
    static func amount(_ lines: [StatedLine], _ currency: Currency) -> Int64? {
        let sum = lines.reduce(Int128(0)) { $0 + Int128($1.quantity) * Int128($1.unitPrice.raw) }
        return Millionths.rounded(sum, to: currency)
    }

    static func check(_ lines: [StatedLine], _ order: OrderRows, currency: Currency) throws(HeldOrder) {
        guard amount(lines, currency) == nil, let row = order.rows.first else { return }
        throw HeldOrder(
            0,
            row.problem(
                .unitPrice, in: order.context,
                CellFault(
                    "amount.too_large", en: "the order's lines add up to more than any amount; correct the prices",
                    zh: "订单明细合计超出金额上限，请更正单价")))
    }
}
