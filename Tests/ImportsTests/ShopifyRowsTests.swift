import Imports
import Shop
import Testing

/// Which rows of a Shopify export are one order, whatever its rows repeat.
struct ShopifyRowsTests {
    private static let header = """
        Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,\
        Lineitem price,Cancelled at,Refunded Amount,Vendor
        """

    private static func row(
        _ line: String, email: String = "ann@shop.example", payment: String = "paid", currency: String = "JPY",
        subtotal: String = "4000", total: String = "4300", createdAt: String = "2024-01-05 12:30:00 +0900",
        cancelledAt: String = "", refunded: String = "0"
    ) -> String {
        let paidAt = total.isEmpty ? "" : "2024-01-05 12:33:01 +0900"
        return "#1001,\(email),\(payment),\(paidAt),\(currency),\(subtotal),\(total),\(createdAt),\(line),"
            + "\(cancelledAt),\(refunded),Tea House"
    }

    /// A row with nothing but a line and what is said otherwise.
    private static func more(
        _ line: String, email: String = "", createdAt: String = "", payment: String = "", total: String = ""
    ) -> String {
        "#1001,\(email),\(payment),,,,\(total),\(createdAt),\(line),,,Tea House"
    }

    private static func imported(_ rows: [String]) throws -> ImportedFile {
        try SampleFile(([header] + rows).joined(separator: "\r\n") + "\r\n").imported()
    }

    private static let created = "2024-01-05 12:30:00 +0900"

    @Test(arguments: [
        [row("2,Tea,1500"), more("1,Cup,1000")],
        [row("2,Tea,1500"), more("1,Cup,1000", createdAt: created)],
        [row("2,Tea,1500"), more("1,Cup,1000", email: "ann@shop.example", createdAt: created)],
        [row("2,Tea,1500"), more("1,Cup,1000", createdAt: created, payment: "paid")],
        [row("2,Tea,1500"), more("1,Cup,1000", createdAt: created, total: "4300")],
        [row("2,Tea,1500"), row("1,Cup,1000")],
        [row("2,Tea,1500"), row("1,Cup,1000"), row("2,Tea,1500"), row("1,Cup,1000")],
        [row("2,Tea,1500"), more("1,Cup,1000"), row("2,Tea,1500"), more("1,Cup,1000")],
        [more("2,Tea,1500", createdAt: created), row("1,Cup,1000")],
    ]) func theRowsOfANameAreOneOrder(rows: [String]) throws {
        let imported = try Self.imported(rows)
        #expect(imported.problems.isEmpty)
        let order = try #require(imported.orders.first)
        #expect(imported.orders.count == 1)
        #expect(order.amounts == .told(OrderAmounts(goods: 4000, paid: 4300)))
        #expect(order.buyers.first == BuyerKey(kind: .email, value: "ann@shop.example"))
        #expect(order.lines.all.map(\.product.title) == ["Tea", "Cup"])
    }

    @Test func equalLinesCountWhereTheGoodsNeedThem() throws {
        let twice = try Self.imported([Self.row("1,Tea,2000"), Self.row("1,Tea,2000")])
        #expect(twice.orders.first?.lines.all.map(\.key.ordinal) == [1, 2])
        let stated = try Self.imported([Self.row("2,Tea,2000"), Self.row("2,Tea,2000")])
        #expect(stated.orders.first?.lines.all.count == 1)
    }

    @Test(arguments: [
        ([row("2,Tea,1500"), row("1,Cup,1000", total: "4400")], "Total", "4400"),
        ([row("2,Tea,1500"), more("1,Cup,1000", email: "eve@shop.example")], "Email", "eve@shop.example"),
        (
            [row("2,Tea,1500"), more("1,Cup,1000", createdAt: "2024-01-06 12:30:00 +0900")], "Created at",
            "2024-01-06 12:30:00 +0900"
        ),
        (
            [row("2,Tea,1500"), more("1,Cup,1000"), row("1,Coffee,4000")], "Lineitem name", "Coffee × 1"
        ),
    ]) func repeatedCellsMayNotContradict(rows: [String], column: String, value: String) throws {
        let imported = try Self.imported(rows)
        #expect(imported.orders.isEmpty)
        #expect(imported.held.count == rows.count)
        #expect(imported.problems.map(\.code) == ["order.contradiction"])
        #expect(imported.problems.first?.column == column)
        #expect(imported.problems.first?.value == value)
    }

    @Test func anOrderNeedsItsOwnRowAndItsTime() throws {
        #expect(
            try Self.imported([Self.more("1,Cup,1000", createdAt: Self.created)]).problems.map(\.code)
                == ["order.head_missing"])
        #expect(try Self.imported([Self.row("1,Cup,1000", createdAt: "")]).problems.map(\.column) == ["Created at"])
    }

    @Test func moneyThatCannotBeRightIsHeldBack() throws {
        let tooMuch = try Self.imported([Self.row("2,Tea,2000", payment: "refunded", refunded: "4301")])
        #expect(tooMuch.problems.map(\.code) == ["refund.too_large"])
        #expect(tooMuch.problems.first?.reason.english.contains("4301 was given back, but only 4300 paid") == true)
        let missing = try Self.imported([Self.row("2,Tea,2000", total: "")])
        #expect(missing.problems.map(\.code) == ["amount.missing"])
        #expect(try Self.imported([Self.row("2,Tea,2000", payment: "pending", total: "")]).orders.count == 1)
    }

    @Test(arguments: [
        ("paid", Int64(0), false), ("refunded", 4300, true), ("partially_refunded", 0, false),
    ]) func aCancelledOrderGaveBackWhatItsStateSays(payment: String, back: Int64, isAssumed: Bool) throws {
        let order = try #require(
            try Self.imported([
                Self.row("2,Tea,2000", payment: payment, cancelledAt: "2024-01-07 10:00:00 +0900", refunded: "0")
            ]).orders.first)
        #expect(order.status == .closed)
        #expect(order.times.closed == Instant(seconds: 1_704_589_200))
        #expect(
            order.amounts
                == .told(OrderAmounts(goods: 4000, paid: 4300, refunded: back, isRefundAssumed: isAssumed)))
    }
}
