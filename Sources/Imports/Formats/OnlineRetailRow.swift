import Shop

/// One row of Online Retail.
struct OnlineRetailRow {
    let product: StatedProduct
    /// Never zero; below zero for what came back or was written off.
    let quantity: Int64
    let placedAt: Instant
    let unitPrice: Millionths
    let buyer: BuyerKey?
}

/// Reads the rows of one invoice, whose dates and buyers nearly always repeat.
struct OnlineRetailReader {
    let context: ReadingContext
    private var times = CellMemory<Instant?>()
    private var buyers = CellMemory<BuyerKey?>()

    init(context: ReadingContext) {
        self.context = context
    }

    mutating func row(_ row: Row) throws(RowProblem) -> OnlineRetailRow {
        let context = context
        let quantity = try row.required(try row.quantity(.quantity, in: context), .quantity, in: context)
        guard quantity != 0 else { throw row.problem(.quantity, in: context, LineFacts.zeroQuantity) }
        let placedAt = try times.value(of: row.cell(.placedAt, in: context)) { (_) throws(RowProblem) in
            try row.moment(.placedAt, in: context)
        }
        return OnlineRetailRow(
            product: try LineFacts.product(row, in: context),
            quantity: quantity,
            placedAt: try row.required(placedAt, .placedAt, in: context),
            unitPrice: try row.required(try row.unitPrice(in: context), .unitPrice, in: context),
            buyer: try buyer(row))
    }

    /// Without the `.0` that programs put behind numbers in a column which has gaps.
    private mutating func buyer(_ row: Row) throws(RowProblem) -> BuyerKey? {
        guard let place = context.columns.buyers.first?.column else { return nil }
        let context = context
        return try buyers.value(of: row.cell(at: place)) { (_) throws(RowProblem) in
            guard let key = try row.buyers(in: context).first ?? nil else { return nil }
            guard key.value.hasSuffix(".0"), key.value.dropLast(2).allSatisfy(\.isNumber) else { return key }
            return BuyerKey(kind: key.kind, value: String(key.value.dropLast(2)))
        }
    }
}
