import Shop

/// `orders_export.csv` of Shopify: one row per line, what concerns the whole order in its first row.
enum ShopifyFile {
    static let header =
        ("""
    Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,\
    Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,\
    Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,\
    Lineitem taxable,Lineitem fulfillment status,
    """ + place("Billing") + place("Shipping")
        + """
        Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Id,Tags,\
        Risk Level,Source,Lineitem discount,Phone
        """).split(separator: ",").map(String.init)

    private static func place(_ side: String) -> String {
        ["Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Country", "Phone"]
            .map { "\(side) \($0)," }.joined()
    }

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        for (place, line) in told.lines.enumerated() {
            let product = told.product(line)
            table.cell(told.number)
            table.cell(told.key(.email))
            if place == 0 { writeHead(told, to: &table) } else { table.skip(13) }
            table.cell(told.order.times.placed, offset: offset)
            table.cell(line.quantity)
            table.cell(product.variant.map { "\(product.title) - \($0)" } ?? product.title)
            table.cell(minor: line.unitMinor)
            table.skip()
            table.cell(product.code)
            table.cell("true")
            table.cell("true")
            table.cell(told.order.times.shipped == nil ? "pending" : "fulfilled")
            if place == 0 { writeTail(told, to: &table) } else { table.skip(31) }
            table.cell("0.00")
            table.cell(place == 0 ? told.key(.phone) : "")
            table.endRow()
        }
    }

    private static let offset = " +0800"

    /// From the payment's state to the way of shipping.
    private static func writeHead(_ told: ToldOrder, to table: inout TableWriter) {
        let order = told.order
        let discount = order.storeDiscount + order.platformDiscount
        table.cell(payment(told))
        table.cell(order.times.paid, offset: offset)
        table.cell(order.times.shipped == nil ? "unfulfilled" : "fulfilled")
        table.cell(order.times.shipped, offset: offset)
        table.cell("no")
        table.cell(told.store.currency.code)
        table.cell(minor: (order.amounts.goods ?? 0) - discount)
        table.cell(minor: order.amounts.freight ?? 0)
        table.cell(minor: 0)
        table.cell(minor: told.due)
        table.cell(discount > 0 ? "WELCOME" : "")
        table.cell(minor: discount)
        table.cell("Standard")
    }

    /// From who pays to the source.
    private static func writeTail(_ told: ToldOrder, to table: inout TableWriter) {
        let order = told.order
        for _ in 0..<2 {
            let words = told.recipient
            guard order.isClaimed else {
                table.skip(10)
                continue
            }
            table.cell(words.name)
            table.cell("\(words.house) \(words.place.street)")
            table.cell("\(words.house) \(words.place.street)")
            table.skip(2)
            table.cell(words.place.city)
            table.cell("'" + words.place.zip)
            table.cell(words.place.province)
            table.cell(told.store.wording == .western ? "US" : "CN")
            table.cell(words.phone)
        }
        table.cell(told.words.message ?? "")
        table.skip()
        table.cell(order.amounts.paid == nil ? order.times.closed : nil, offset: offset)
        table.cell("Shopify Payments")
        table.skip()
        table.cell(minor: order.amounts.refunded)
        table.cell("Huitou")
        table.cell(order.serial)
        table.skip()
        table.cell("Low")
        table.cell("web")
    }

    private static func payment(_ told: ToldOrder) -> String {
        guard let paid = told.order.amounts.paid else { return told.order.status == .closed ? "voided" : "pending" }
        let refunded = told.order.amounts.refunded
        return refunded == 0 ? "paid" : refunded < paid ? "partially_refunded" : "refunded"
    }
}
