import Shop

/// The sum of an order's lines, which must fit what amounts are kept in.
enum LineSum {
    /// In minor units, rounded once; nil when it does not fit.
    static func amount(_ lines: [StatedLine], _ currency: Currency) -> Int64? {
        let sum = lines.reduce(Int128(0)) { $0 + Int128($1.quantity) * Int128($1.unitPrice.raw) }
        return Millionths.rounded(sum, to: currency)
    }

    static func check(_ lines: [StatedLine], _ order: OrderRows, currency: Currency) throws(HeldOrder) {
        guard amount(lines, currency) == nil else { return }
        throw HeldOrder(0, tooLarge(order))
    }

    /// What is said of the first row of an order whose amounts add up to more than can be kept.
    static func tooLarge(_ order: OrderRows) -> RowProblem {
        order.rows[0].problem(
            .unitPrice, in: order.context,
            CellFault(
                "amount.too_large", en: "the order's lines add up to more than any amount; correct the prices",
                zh: "订单明细合计超出金额上限，请更正单价"))
    }
}
