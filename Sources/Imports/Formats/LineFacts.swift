import Shop

/// What a row says of one line, before it has its key.
struct LineFacts: Equatable {
    let number: String?
    let product: StatedProduct
    let bundle: String?
    /// Above zero.
    let quantity: Int64
    let unitPrice: Millionths
    let placedAt: Instant?

    init(
        number: String? = nil, product: StatedProduct, bundle: String? = nil, quantity: Int64, unitPrice: Millionths,
        placedAt: Instant? = nil
    ) {
        self.number = number
        self.product = product
        self.bundle = bundle
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.placedAt = placedAt
    }

    /// Reads the line columns of a row; `isTimed`: the time is the row's own, not the order's.
    init(_ row: Row, in context: ReadingContext, isTimed: Bool) throws(RowProblem) {
        let quantity = try Self.quantity(row, in: context)
        self.init(
            number: try row.identifier(.lineNumber, in: context),
            product: try Self.product(row, in: context),
            bundle: row.text(.bundle, in: context),
            quantity: quantity,
            unitPrice: try row.required(try row.unitPrice(in: context), .unitPrice, in: context),
            placedAt: isTimed ? try row.moment(.placedAt, in: context) : nil)
    }

    /// How many pieces: above zero.
    static func quantity(_ row: Row, in context: ReadingContext) throws(RowProblem) -> Int64 {
        let quantity = try row.required(try row.quantity(.quantity, in: context), .quantity, in: context)
        guard quantity > 0 else {
            throw row.problem(.quantity, in: context, quantity == 0 ? zeroQuantity : negativeQuantity)
        }
        return quantity
    }

    /// The product by its code, or by its title where it has none.
    static func product(_ row: Row, in context: ReadingContext) throws(RowProblem) -> StatedProduct {
        let title = row.text(.productTitle, in: context)
        var code = try row.identifier(.productCode, in: context)
        if code == nil { code = try row.identifier(.otherCode, in: context) }
        if code == nil {
            let field: Field = context.columns.has(.productTitle) ? .productTitle : .productCode
            code = try row.required(try row.identifier(field, in: context), field, in: context)
        }
        return StatedProduct(
            code: code ?? "", title: title ?? code ?? "", category: row.text(.category, in: context),
            variant: row.text(.variant, in: context))
    }

    /// `Candle × 2`
    var shortText: String {
        "\(product.title) × \(quantity)"
    }

    func line(_ key: LineKey) -> StatedLine {
        StatedLine(
            key: key, product: product, quantity: quantity, unitPrice: unitPrice, isGift: unitPrice == .zero)
    }

    static let zeroQuantity = CellFault("quantity.zero", en: "zero pieces; correct the quantity", zh: "数量为 0，请更正")
    static let negativeQuantity = CellFault(
        "quantity.negative", en: "negative; a return belongs in a refund, not in an order", zh: "数量为负；退货应记为退款而不是订单")
}
