import Shop

/// An order as Shopify sends it, laid out as the rows that its export has for it: so both are read by the same rules and
/// state the same.
struct ShopifyWebhookOrder {
    private let fields: JSONFields
    private let options: ImportOptions

    init(_ fields: JSONFields, _ options: ImportOptions) {
        self.fields = fields
        self.options = options
    }

    /// - Parameter isPayment: it was sent because of the payment.
    func told(isPayment: Bool) throws(WebhookFault) -> WebhookTold {
        let number = try fields.required(try fields.identifier("name"), "name")
        let rows = try rows(number)
        let stated = try SingleOrder(format: ShopifyOrders.numbered, options: options)
            .statements(rows, header: Self.header)
        guard case .order(var order)? = stated.first else { throw WebhookFault(.invalid) }
        let updatedAt = try fields.moment("updated_at")
        var told = WebhookTold(statedAt: updatedAt)
        if order.times.paid != nil, let placedAt = order.times.placed {
            told.payment = ToldPayment(
                order: number, placedAt: try fields.moment("processed_at") ?? placedAt,
                updatedAt: updatedAt ?? placedAt, isNews: isPayment)
            order.times.paid = nil
        }
        if try fields.flag("test") == true { order.leftOut = .test }
        told.statements = [.order(order)]
        for refund in try fields.objects("refunds") {
            let refund = try ShopifyWebhookRefund(refund, order.currency, options).refund(order: number)
            if let refund { told.statements.append(.refund(refund)) }
        }
        if let id = try fields.identifier("id") {
            told.orderNames = [WebhookTold.OrderName(senderID: id, number: number)]
        }
        return told
    }

    private static let ofOrder = [
        "Name", "Customer Id", "Email", "Financial Status", "Fulfillment Status", "Fulfilled at", "Currency",
        "Subtotal", "Shipping", "Total", "Outstanding Balance", "Refunded Amount", "Created at", "Cancelled at",
        "Notes", "Source", "Phone", "Paid at",
    ]
    private static let ofPlace = ["Name", "Phone", "Street", "City", "Zip", "Province", "Country"]
    private static let ofLine = ["Lineitem name", "Lineitem price", "Lineitem quantity", "Lineitem sku"]
    static let header =
        ofOrder + ofPlace.map { "Shipping \($0)" } + ofPlace.map { "Billing \($0)" } + ofLine

    private func rows(_ number: String) throws(WebhookFault) -> [[String]] {
        var head = try order(number)
        head += try place("shipping_address") + place("billing_address")
        var lines: [[String]] = []
        for item in try fields.objects("line_items") where try item.text("quantity") != "0" {
            lines.append([
                try item.text("name", else: "title") ?? "", try item.text("price") ?? "",
                try item.text("quantity") ?? "", try item.identifier("sku") ?? "",
            ])
        }
        let others = [number] + Array(repeating: "", count: head.count - 1)
        let first = head + (lines.first ?? Array(repeating: "", count: Self.ofLine.count))
        return [first] + lines.dropFirst().map { others + $0 }
    }

    /// In the order of `ofOrder`.
    private func order(_ number: String) throws(WebhookFault) -> [String] {
        let fulfilled = try fields.text("fulfillment_status")
        return [
            number, try fields.object("customer")?.identifier("id") ?? "",
            try fields.text("email", else: "contact_email") ?? "",
            try fields.text("financial_status") ?? "", fulfilled ?? "",
            fulfilled == "fulfilled" ? try fulfilledAt() : "", try fields.text("currency") ?? "",
            try fields.text("subtotal_price") ?? "", try freight(), try fields.text("total_price") ?? "",
            try fields.text("total_outstanding") ?? "", try refunded(), try fields.text("created_at") ?? "",
            try fields.text("cancelled_at") ?? "", try fields.text("note") ?? "", try fields.text("source_name") ?? "",
            try fields.text("phone") ?? "",
            // Nothing tells it: the reader takes a paid order without it for paid when it was made.
            "",
        ]
    }

    private func place(_ name: String) throws(WebhookFault) -> [String] {
        guard let place = try fields.object(name) else { return Self.ofPlace.map { _ in "" } }
        let street = WebhookPerson.joined([try place.text("address1"), try place.text("address2")], by: ", ")
        let named = WebhookPerson.joined([try place.text("first_name"), try place.text("last_name")])
        return [
            try place.text("name") ?? named ?? "", try place.text("phone") ?? "", street ?? "",
            try place.text("city") ?? "", try place.text("zip") ?? "",
            try place.text("province_code", else: "province") ?? "",
            try place.text("country_code", else: "country") ?? "",
        ]
    }

    /// The moment of the last parcel.
    private func fulfilledAt() throws(WebhookFault) -> String {
        var last: (moment: Instant, text: String)?
        for parcel in try fields.objects("fulfillments") where try parcel.text("status") != "cancelled" {
            guard let moment = try parcel.moment("created_at"), let text = try parcel.text("created_at") else {
                continue
            }
            if last.map({ $0.moment < moment }) ?? true { last = (moment, text) }
        }
        return last?.text ?? ""
    }

    private func freight() throws(WebhookFault) -> String {
        if let set = try fields.object("total_shipping_price_set")?.object("shop_money") {
            return try set.text("amount") ?? ""
        }
        var sum = Int128(0)
        var isTold = false
        for line in try fields.objects("shipping_lines") {
            guard let price = try line.amount("price") else { continue }
            sum += Int128(price.raw)
            isTold = true
        }
        return isTold ? try ShopifyWebhookRefund.plain(sum, fields, "shipping_lines") : ""
    }

    /// What was given back so far.
    private func refunded() throws(WebhookFault) -> String {
        var sum = Int128(0)
        for refund in try fields.objects("refunds") {
            sum += try ShopifyWebhookRefund(refund, nil, options).millionths()
        }
        return try ShopifyWebhookRefund.plain(sum, fields, "refunds")
    }
}
