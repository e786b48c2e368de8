import Foundation
import Imports
import Shop
import Testing

struct WooCommerceOrdersTests {
    private static func imported(_ text: String, chunkSize: Int = 1 << 20) throws -> ImportedFile {
        try SampleFile(text, name: "orders.json").imported(nil, chunkSize: chunkSize)
    }

    private static func order(_ text: String) throws -> StatedOrder {
        let imported = try imported(text)
        #expect(imported.problems.isEmpty)
        return try #require(imported.orders.first)
    }

    private static func amounts(_ order: StatedOrder) -> OrderAmounts? {
        guard case .told(let amounts) = order.amounts else { return nil }
        return amounts
    }

    @Test func anElementIsAnOrder() throws {
        let imported = try Self.imported(
            WooCommerceSample.list(WooCommerceSample.order("1"), WooCommerceSample.order("2")))
        #expect(imported.source.format.rawValue == "woocommerce_orders")
        #expect(imported.source.platform == .woocommerce)
        #expect(imported.source.rowUnit == .element)
        #expect(imported.survey.rows == 2)
        #expect(imported.survey.newest == Instant(seconds: 1_714_557_660))
        #expect(imported.orders.map(\.number) == ["1", "2"])
        let order = try #require(imported.orders.first)
        #expect(order.status == .confirmed)
        #expect(order.currency == Currency("EUR"))
        #expect(order.times.placed == Instant(seconds: 1_714_557_600))
        #expect(order.times.paid == Instant(seconds: 1_714_557_660))
        #expect(Self.amounts(order) == OrderAmounts(goods: 10000, freight: 800, paid: 5800))
        #expect(
            order.buyers == [
                BuyerKey(kind: .account, value: "7"), BuyerKey(kind: .email, value: "ann@shop.example"),
                BuyerKey(kind: .phone, value: "+442079460000"),
            ])
        #expect(order.origin == "checkout")
        #expect(order.personal.first { $0.kind == .buyerMessage }?.text == "Please\nring")
        #expect(order.personal.filter { $0.kind == .name }.map(\.text) == ["Ann Lee", "Bob Lee"])
        guard case .whole(let lines) = order.lines else {
            Issue.record("WooCommerce tells whole orders")
            return
        }
        #expect(lines.map(\.product.code) == ["T0", "T1"])
        #expect(lines.first?.product.title == "Tea \"green\", 中")
        #expect(lines.first?.unitPrice == Millionths(16_666_667))
        #expect(lines.map(\.quantity) == [3, 3])
    }

    @Test(arguments: [1, 2, 7, 64, 1000]) func anyShapeAndChunkSizeReadTheSame(chunkSize: Int) throws {
        let orders = (1...4).map { WooCommerceSample.order("\($0)") }
        let flat = orders.map { $0.replacing("\n", with: " ") }
        let list = try Self.imported("[" + orders.joined(separator: ",") + "]")
        for text in [
            " [ \n" + orders.joined(separator: " ,\n") + "\n]\n \n", flat.joined(separator: "\n"),
            flat.joined(separator: "\r\n") + "\r\n", "\u{FEFF}" + flat.joined(separator: "\n\n"),
        ] {
            #expect(try Self.imported(text, chunkSize: chunkSize).statements == list.statements)
        }
        #expect(try Self.imported(orders[2], chunkSize: chunkSize).orders == [list.orders[2]])
        #expect(list.runs.map(\.firstLine) == [1, 2, 3, 4])
    }

    @Test(
        arguments: [
            ("pending", "null", .placed), ("on-hold", "null", .placed), ("on-hold", "\"2024-05-01T10:01:00\"", .paid),
            ("processing", "null", .paid), ("completed", "null", .confirmed), ("cancelled", "null", .closed),
            ("refunded", "\"2024-05-01T10:01:00\"", .closed), ("failed", "null", .placed), ("trash", "null", .closed),
        ] as [(String, String, OrderStatus)]) func statesAreRead(word: String, paidAt: String, status: OrderStatus)
        throws
    {
        let order = try Self.order(WooCommerceSample.order("1", status: word, paidAt: paidAt))
        #expect(order.status == status)
        let isPaid = status == .paid || status == .confirmed || word == "refunded"
        #expect((order.times.paid != nil) == isPaid)
        #expect(Self.amounts(order)?.paid == (isPaid ? 5800 : nil))
    }

    @Test func refundsAreTheirSum() throws {
        let part = try Self.order(
            WooCommerceSample.order("1", refunds: #"[{"id": 1, "total": "-10.50"}, {"id": 2, "total": "-2.00"}]"#))
        #expect(Self.amounts(part)?.refunded == 1250)
        #expect(Self.amounts(part)?.isRefundAssumed == false)
        let all = try Self.order(WooCommerceSample.order("1", status: "refunded"))
        #expect(Self.amounts(all)?.refunded == 5800)
        #expect(Self.amounts(all)?.isRefundAssumed == true)
        let tooMuch = try Self.imported(WooCommerceSample.order("1", refunds: #"[{"id": 1, "total": "-60.50"}]"#))
        #expect(tooMuch.problems.map(\.code) == ["refund.too_large"])
        #expect(tooMuch.problems.first?.column == "refunds.total")
    }

    @Test func guestsAndMaskedBuyersNameNobody() throws {
        let guest = try Self.order(WooCommerceSample.order("1", customer: "0"))
        #expect(guest.buyers.map(\.kind) == [.email, .phone])
        let masked = try Self.order(WooCommerceSample.order("1", customer: "0", email: "a***@shop.example"))
        #expect(masked.buyers.map(\.kind) == [.phone])
    }

    @Test func numbersAreReadAsTheyAreWritten() throws {
        #expect(Self.amounts(try Self.order(WooCommerceSample.order("1", total: "58.07")))?.paid == 5807)
        #expect(
            Self.amounts(try Self.order(WooCommerceSample.order("1", total: "9007199254740.93")))?.paid
                == 900_719_925_474_093)
        for (total, code) in [
            ("1e400", "amount.unreadable"), ("9223372036854775808", "amount.unreadable"), ("-1", "amount.negative"),
            ("null", "amount.missing"), ("[1]", "json.not_a_value"), ("{}", "json.not_a_value"),
        ] {
            let imported = try Self.imported(WooCommerceSample.order("1", total: total))
            #expect(imported.problems.map(\.code) == [code], "\(total)")
            #expect(imported.problems.first?.column == "total")
        }
        #expect(Self.amounts(try Self.order(WooCommerceSample.order("1", total: "-0")))?.paid == 0)
        let quantity = try Self.imported(WooCommerceSample.order("1", quantity: "9223372036854775808"))
        #expect(quantity.problems.map(\.column) == ["line_items.quantity", "line_items.quantity"])
        let free = try Self.order(WooCommerceSample.order("1", lineTotal: "\"0.00\""))
        #expect(free.leftOut == .onlyGifts)
    }

    @Test func aBadElementIsHeldBackAndNamed() throws {
        let first = WooCommerceSample.order("1")
        let text = WooCommerceSample.list(first, WooCommerceSample.order("2", status: "shipped-by-drone"))
        let imported = try Self.imported(text)
        #expect(imported.orders.map(\.number) == ["1"])
        #expect(imported.held.count == 2)
        let held = try #require(imported.held.first)
        #expect(held.line == 2)
        #expect(held.unit == .element)
        #expect(held.byte == ("[" + first + ",\n ").utf8.count)
        #expect(held.place.english == "element 2 (byte \(held.byte ?? 0))")
        #expect(held.problem?.column == "status")
        #expect(held.problem?.value == "shipped-by-drone")
        #expect(imported.held.last?.problem == nil)
    }

    /// A note over two lines is no quote that somebody forgot: JSON has none to forget.
    @Test func aBadElementSaysNothingOfQuotes() throws {
        let imported = try Self.imported(WooCommerceSample.order("1", status: "shipped-by-drone"))
        let problem = try #require(imported.problems.first)
        #expect(imported.held.first?.cells.contains("Please\nring") == true)
        #expect(!problem.reason.english.contains("quote"), "\(problem.reason.english)")
    }

    @Test func whatIsHeldBackCanBeCorrectedAsATable() throws {
        let good = WooCommerceSample.order("2", email: "=cmd@shop.example", lines: 3)
        let bad = good.replacing("completed", with: "done?")
        let file = try SampleFile(WooCommerceSample.list(bad, WooCommerceSample.order("1")), name: "orders.json")
        let imported = try file.imported()
        let path = ErrorsFile.path(for: file.path)
        #expect(path.hasSuffix("orders.json.errors.csv"))
        var errors = ErrorsFile(path: path, header: imported.source.header, language: .english)
        for row in imported.held { try errors.append(row) }
        let written = try #require(try errors.finish())
        var table = try String(contentsOfFile: written, encoding: .utf8)
        #expect(table.contains("huitou_element"))
        let again = try SampleFile(table).imported()
        #expect(again.source.format.rawValue == "woocommerce_orders")
        #expect(again.problems.map(\.value) == ["done?"])
        table = table.replacing("done?", with: "completed")
        let corrected = try SampleFile(table).imported()
        #expect(corrected.held.isEmpty)
        #expect(corrected.orders == (try Self.imported(good)).orders)
    }

    @Test func manyElementsAndLinesStayWithinMeasure() throws {
        let long = WooCommerceSample.order("1").replacing(
            "\"line_items\": [", with: "\"line_items\": [" + String(repeating: "{},", count: 10_001))
        let imported = try Self.imported(long)
        #expect(imported.orders.isEmpty)
        #expect(imported.problems.map(\.code) == ["json.too_many_lines"])
        let empty = String(repeating: "{},", count: 9_000)
        let orders = (1...5).map {
            WooCommerceSample.order("\($0)").replacing("\"line_items\": [", with: "\"line_items\": [" + empty)
        }
        let source = try SampleFile(orders.joined(separator: "\n"), name: "orders.json")
        let opened = try source.source()
        var runs: [RowRun] = []
        _ = try opened.survey({ runs.append($0) }, progress: { _ in })
        #expect(try opened.interpret(runs).statements.count == 5)
    }

    @Test func valuesToldTwiceAreHeldBack() throws {
        let imported = try Self.imported(WooCommerceSample.order("1", more: #""total": "1.00","#))
        #expect(imported.problems.map(\.code) == ["json.twice"])
        let unknown = try Self.imported(WooCommerceSample.order("1", more: #""x": 1, "x": 2,"#))
        #expect(unknown.problems.isEmpty)
    }

    @Test func theSameOrderTwiceIsOne() throws {
        let order = WooCommerceSample.order("1")
        let twice = try Self.imported(WooCommerceSample.list(order, order))
        #expect(twice.statements == (try Self.imported(order)).statements)
        let other = try Self.imported(WooCommerceSample.list(order, WooCommerceSample.order("1", total: "\"59.00\"")))
        #expect(other.problems.map(\.code) == ["order.contradiction"])
        #expect(other.problems.first?.reason.english.contains("in element 1") == true)
    }
}
