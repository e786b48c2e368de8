import Shop

/// Reads orders, refunds and reviews from the properties of an event.
struct EventSale {
    let told: EventProperties
    let brandCurrency: Currency
    let buyers: [BuyerKey]
    let number: String
    let moment: Instant

    /// - Parameter isCompleted: whether it has just been paid; else something of it has changed.
    func order(isCompleted: Bool) throws(EventFault) -> Statement {
        let currency = try currency()
        let lines = try lines()
        var amounts = OrderAmounts()
        amounts.freight = try minor(told.shipping, "shipping", currency)
        let sum = lines.flatMap { LineSum.amount($0, currency) }
        amounts.goods = try minor(told.subtotal, "subtotal", currency) ?? sum
        amounts.paid = try paid(sum, currency)
        if isCompleted, amounts.paid == nil { throw .missing(field: "total") }
        return .order(
            StatedOrder(
                number: try orderNumber(), status: isCompleted ? .paid : nil,
                times: isCompleted ? OrderTimes(placed: moment, paid: moment) : OrderTimes(), currency: currency,
                amounts: .told(amounts), buyers: buyers, personal: personal, lines: lines.map { .whole($0) } ?? .untold)
        )
    }

    func closed() throws(EventFault) -> Statement {
        .order(
            StatedOrder(
                number: try orderNumber(), status: .closed, times: OrderTimes(closed: moment), currency: try currency(),
                buyers: buyers))
    }

    /// What was given back; where no amount is told and no product, the whole order.
    func refund() throws(EventFault) -> Statement {
        let currency = try currency()
        let lines = try lines() ?? []
        let sum = LineSum.amount(lines, currency)
        guard let amount = try minor(told.total ?? told.value ?? told.revenue, "total", currency) ?? sum, amount > 0
        else { return try closed() }
        return .refund(
            StatedRefund(
                number: told.refundID ?? number, orderNumber: try orderNumber(),
                kind: lines.isEmpty ? .moneyOnly : .goodsReturned, occurredAt: moment, currency: currency,
                buyers: buyers, content: amount == sum ? .lines(lines) : .amount(minor: amount)))
    }

    func review() throws(EventFault) -> StatedReview {
        let wanted = Phrase(en: "a whole number from 1 to 5", zh: "1 到 5 的整数")
        guard let rating = told.rating else { throw .missing(field: "rating") }
        guard rating.raw % 1_000_000 == 0, (1...5).contains(rating.raw / 1_000_000) else {
            throw .unfit(field: "rating", wanted: wanted)
        }
        return StatedReview(
            number: told.reviewID ?? number, orderNumber: told.orderID, buyers: buyers, product: told.product.stated(),
            stars: rating.raw / 1_000_000, occurredAt: moment,
            personal: told.reviewText.map { [PersonalValue(kind: .review, text: $0)] } ?? [])
    }

    private func orderNumber() throws(EventFault) -> String {
        guard let number = told.orderID else { throw .missing(field: "order_id") }
        return number
    }

    private func currency() throws(EventFault) -> Currency {
        guard let code = told.currency else { return brandCurrency }
        guard let currency = Currency(code) else {
            throw .unfit(field: "currency", wanted: Phrase(en: "a code of ISO 4217, as CNY", zh: "ISO 4217 代码，如 CNY"))
        }
        return currency
    }

    /// `total`, `value`; else what the specification says that it consists of. `revenue` and `subtotal` have the discount
    /// taken off already.
    private func paid(_ sum: Int64?, _ currency: Currency) throws(EventFault) -> Int64? {
        if let total = try minor(told.total ?? told.value, "total", currency) { return total }
        let besides = [(told.shipping, "shipping"), (told.tax, "tax")]
        var goods = try minor(told.revenue ?? told.subtotal, "revenue", currency)
        if goods == nil, let sum {
            goods = max(0, sum - (try minor(told.discount, "discount", currency) ?? 0))
        }
        guard var paid = goods else { return nil }
        for (amount, field) in besides {
            let (added, overflowed) = paid.addingReportingOverflow(try minor(amount, field, currency) ?? 0)
            guard !overflowed else { throw .unfit(field: field, wanted: Self.amount) }
            paid = added
        }
        return paid
    }

    private func minor(_ amount: Millionths?, _ field: String, _ currency: Currency) throws(EventFault) -> Int64? {
        guard let amount else { return nil }
        guard amount.raw >= 0 else { throw .unfit(field: field, wanted: Self.amount) }
        return amount.rounded(to: currency)
    }

    private static let amount = Phrase(en: "an amount of zero or more", zh: "不小于零的金额")

    /// Nil where they are not told, or one of them has no price: then they say nothing of money.
    private func lines() throws(EventFault) -> [StatedLine]? {
        guard let products = told.products, !products.isEmpty else { return nil }
        var keys = LineKeys()
        var lines: [StatedLine] = []
        for product in products {
            guard let stated = product.stated() else { throw .missing(field: "products.product_id") }
            let quantity = product.quantity ?? Millionths(1_000_000)
            guard quantity.raw > 0, quantity.raw % 1_000_000 == 0 else {
                throw .unfit(field: "products.quantity", wanted: Phrase(en: "a whole number above zero", zh: "大于零的整数"))
            }
            guard let price = product.price else { return nil }
            guard price.raw >= 0 else { throw .unfit(field: "products.price", wanted: Self.amount) }
            let pieces = quantity.raw / 1_000_000
            let facts = LineFacts(number: nil, product: stated, quantity: pieces, unitPrice: price)
            lines.append(
                StatedLine(
                    key: keys.next(facts), product: stated, quantity: pieces, unitPrice: price, isGift: price.raw == 0))
        }
        guard LineSum.amount(lines, brandCurrency) != nil else {
            throw .unfit(field: "products.price", wanted: Phrase(en: "less than any sum can be", zh: "不超过金额上限"))
        }
        return lines
    }

    /// Told for this order, as a delivery's would be: they name nobody for sure.
    private var personal: [PersonalValue] {
        var values: [PersonalValue] = []
        if let email = told.email.flatMap({ UsableKey.buyer(.email, $0) }) {
            values.append(PersonalValue(kind: .email, text: email.value))
        }
        if let phone = told.phone.flatMap({ UsableKey.buyer(.phone, $0) }) {
            values.append(PersonalValue(kind: .phone, text: phone.value))
        }
        return values
    }
}
