import Shop

/// Reads the rows of a mapped file of reviews.
struct MappedReviews {
    let mapping: Mapping

    func review(_ row: Row, in context: ReadingContext) throws(RowProblem) -> StatedReview {
        let orderNumber = try row.identifier(.orderNumber, in: context)
        let occurredAt = try row.required(try row.moment(.occurredAt, in: context), .occurredAt, in: context)
        let hasProduct = [Field.productCode, .productTitle].contains { !row.cell($0, in: context).isEmpty }
        let product = hasProduct ? try LineFacts.product(row, in: context) : nil
        return StatedReview(
            number: try number(row, orderNumber, product, occurredAt, in: context), orderNumber: orderNumber,
            buyers: try row.buyers(in: context).compactMap { $0 }, product: product,
            stars: try stars(row, in: context), occurredAt: occurredAt,
            personal: row.personal(in: context))
    }

    /// Its own; a review without one is known by its order, product and time.
    private func number(
        _ row: Row, _ orderNumber: String?, _ product: StatedProduct?, _ occurredAt: Instant,
        in context: ReadingContext
    ) throws(RowProblem) -> String {
        if let number = try row.identifier(.reviewNumber, in: context) { return number }
        let field: Field = context.columns.has(.orderNumber) ? .orderNumber : .reviewNumber
        let order = try row.required(orderNumber, field, in: context)
        return [order, product?.code ?? "", String(occurredAt.milliseconds)].joined(separator: "/")
    }

    /// By the mapping's words, else as a number: `5`, `4.0`, `5星`, `★★★★☆`.
    private func stars(_ row: Row, in context: ReadingContext) throws(RowProblem) -> Int64 {
        let text = try row.required(row.text(.stars, in: context), .stars, in: context)
        if let meaning = mapping.stars.knownMeaning(row, .stars, in: context) { return meaning }
        let drawn = Int64(text.count { $0 == "★" })
        if drawn > 0, text.allSatisfy({ $0 == "★" || $0 == "☆" }), drawn <= 5 { return drawn }
        var digits = FullWidth.narrowed(text)
        for unit in ["星", "分"] where digits.hasSuffix(unit) { digits.removeLast() }
        guard let amount = digits.withUTF8({ Millionths(plain: $0) }), amount.raw % 1_000_000 == 0,
            (1...5).contains(amount.raw / 1_000_000)
        else {
            throw row.problem(
                .stars, in: context,
                CellFault(
                    "stars.unreadable", en: "not 1 to 5 stars; correct it, or translate the word in the mapping",
                    zh: "不是 1 至 5 星，请更正或在映射文件中说明"))
        }
        return amount.raw / 1_000_000
    }
}
