import Imports
import Shop
import Testing

struct ShopifyOrdersTests {
    private static let header = """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,\
        Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,\
        Shipping Street,Shipping City,Shipping Zip,Shipping Country,Shipping Phone,Notes,Cancelled at,Refunded Amount,\
        Outstanding Balance,Id,Source,Phone
        """

    /// The first row of an order; only what a test is about is spelt out.
    private static func head(
        _ name: String = "#1001", email: String = "ann@shop.example", payment: String = "paid",
        paidAt: String = "2024-01-05 12:33:01 +0900", fulfillment: String = "fulfilled", currency: String = "JPY",
        total: String = "3300", quantity: String = "2", title: String = "Tea - Green", price: String = "1500",
        code: String = "T-1", cancelledAt: String = "", refunded: String = "0", outstanding: String = "0",
        phone: String = "+81 90-1234-5678"
    ) -> String {
        [
            name, email, payment, paidAt, fulfillment, "2024-01-06 09:00:00 +0900", "yes", currency, "3000", "300", "0",
            total, "2024-01-05 12:30:00 +0900", quantity, title, price, code, "Ann Lee", "Bob Lee",
            "\"1-2-3 Ginza, Chuo\"",
            "Tokyo", "'104-0061", "JP", "090 1234 5678", "\"Please ring\ntwice\"", cancelledAt, refunded, outstanding,
            "5001", "web", phone,
        ].joined(separator: ",")
    }

    private static func line(
        _ name: String = "#1001", quantity: String = "1", title: String = "Sample", price: String = "0",
        code: String = ""
    ) -> String {
        var cells = Array(repeating: "", count: 31)
        cells[0] = name
        cells[13] = quantity
        cells[14] = title
        cells[15] = price
        cells[16] = code
        return cells.joined(separator: ",")
    }

    private static func imported(_ rows: String...) throws -> ImportedFile {
        try SampleFile(([header] + rows).joined(separator: "\r\n") + "\r\n").imported()
    }

    @Test func anOrderIsItsFirstRowAndItsLines() throws {
        let imported = try Self.imported(Self.head(), Self.line(), Self.line(title: "Cup", price: "500.5"))
        let order = try #require(imported.orders.first)
        #expect(imported.held.isEmpty)
        #expect(order.number == "#1001")
        #expect(order.status == .shipped)
        #expect(order.times.placed == Instant(seconds: 1_704_425_400))
        #expect(order.times.paid == Instant(seconds: 1_704_425_581))
        #expect(order.times.shipped == Instant(seconds: 1_704_499_200))
        #expect(order.currency == Currency("JPY"))
        #expect(order.amounts == .told(OrderAmounts(goods: 3000, freight: 300, paid: 3300)))
        #expect(order.buyers.first == BuyerKey(kind: .email, value: "ann@shop.example"))
        #expect(order.origin == "web")
        #expect(order.leftOut == nil)
        guard case .whole(let lines) = order.lines else {
            Issue.record("a Shopify order names all its lines")
            return
        }
        #expect(lines.map(\.product.code) == ["T-1", "Sample", "Cup"])
        #expect(lines.map(\.isGift) == [false, true, false])
        #expect(lines.map(\.unitPrice.raw) == [1_500_000_000, 0, 500_500_000])
    }

    @Test func everythingPersonalIsKeptApart() throws {
        let order = try #require(try Self.imported(Self.head()).orders.first)
        #expect(
            order.personal == [
                PersonalValue(kind: .name, text: "Bob Lee"), PersonalValue(kind: .name, text: "Ann Lee"),
                PersonalValue(kind: .email, text: "ann@shop.example"),
                PersonalValue(kind: .phone, text: "+81 90-1234-5678"),
                PersonalValue(kind: .phone, text: "090 1234 5678"),
                PersonalValue(kind: .address, text: "1-2-3 Ginza, Chuo Tokyo 104-0061 JP"),
                PersonalValue(kind: .buyerMessage, text: "Please ring\ntwice"),
            ])
    }

    @Test func theCheckoutPhoneNamesTheBuyerWhereNoEmailDoes() throws {
        #expect(
            try Self.imported(Self.head(email: "")).orders.first?.buyers.first
                == BuyerKey(kind: .phone, value: "+819012345678"))
        #expect(try Self.imported(Self.head(email: "", phone: "")).orders.first?.buyers.first == nil)
    }

    @Test(arguments: [
        ("pending", "", OrderStatus.placed), ("authorized", "unfulfilled", .placed),
        ("partially_paid", "", .depositPaid),
        ("paid", "", .paid), ("paid", "partial", .partShipped), ("paid", "fulfilled", .shipped),
        ("partially_refunded", "fulfilled", .shipped), ("refunded", "fulfilled", .closed), ("voided", "", .closed),
        ("Partially refunded", "Unfulfilled", .paid),
    ]) func statesAreTranslated(payment: String, fulfillment: String, status: OrderStatus) throws {
        let imported = try Self.imported(Self.head(payment: payment, fulfillment: fulfillment))
        #expect(imported.orders.first?.status == status)
    }

    @Test(
        arguments: [
            ("pending", "0", nil, 0, false), ("voided", "0", nil, 0, false), ("paid", "0", 3300, 0, false),
            ("partially_refunded", "300", 3300, 300, false), ("refunded", "3300", 3300, 3300, false),
            ("refunded", "", 3300, 3300, true), ("partially_paid", "0", 2300, 0, false),
        ] as [(String, String, Int64?, Int64, Bool)]) func moneyFollowsThePayment(
            payment: String, refunded: String, paid: Int64?, back: Int64, isAssumed: Bool
        ) throws
    {
        let row = Self.head(
            payment: payment, refunded: refunded, outstanding: payment == "partially_paid" ? "1000" : "-5")
        let order = try #require(try Self.imported(row).orders.first)
        #expect(
            order.amounts
                == .told(
                    OrderAmounts(goods: 3000, freight: 300, paid: paid, refunded: back, isRefundAssumed: isAssumed)))
        #expect((order.times.paid != nil) == ["paid", "partially_refunded", "refunded"].contains(payment))
    }

    @Test func aPaidOrderWithoutPaymentTimeWasPaidWhenMade() throws {
        let order = try #require(try Self.imported(Self.head(paidAt: "")).orders.first)
        #expect(order.times.paid == order.times.placed)
    }

    @Test func aCancelledOrderIsClosed() throws {
        let order = try #require(
            try Self.imported(Self.head(payment: "voided", cancelledAt: "2024-01-07 10:00:00 +0900")).orders.first)
        #expect(order.status == .closed)
        #expect(order.times.closed == Instant(seconds: 1_704_589_200))
    }

    @Test func anOrderStatedTwiceIsOne() throws {
        let rows = [Self.head(), Self.line(), Self.head("#1002"), Self.head(), Self.line()]
        let imported = try SampleFile(([Self.header] + rows).joined(separator: "\n")).imported()
        #expect(imported.orders.map(\.number) == ["#1001", "#1002"])
        #expect(imported.orders.first?.lines.all.count == 2)
    }

    @Test(arguments: [
        (head(total: "3400"), "Total", "3400"), (head(email: "eve@shop.example"), "Email", "eve@shop.example"),
        (head(currency: "USD"), "Currency", "USD"),
    ]) func aSecondStatementThatDiffersContradicts(second: String, column: String, value: String) throws {
        let imported = try Self.imported(Self.head(), second)
        #expect(imported.orders.isEmpty)
        let problem = try #require(imported.problems.first)
        #expect(problem.code == "order.contradiction")
        #expect(problem.column == column)
        #expect(problem.value == value)
    }

    @Test(arguments: [
        (head(payment: "lost"), "status.unknown"), (head(currency: "XYZ"), "currency.unknown"),
        (head(total: "-1"), "amount.negative"), (head(total: "ten"), "amount.unreadable"),
        (head(quantity: "0"), "quantity.zero"), (head(quantity: "-1"), "quantity.negative"),
        (line("#1009"), "order.head_missing"), (head("1.2E+18"), "id.rounded"), (head(price: ""), "cell.empty"),
        (head(paidAt: "2024-02-30 10:00:00 +0900"), "time.impossible"),
    ]) func badRowsAreHeldBack(row: String, code: String) throws {
        #expect(try Self.imported(row).problems.map(\.code) == [code])
    }
}
