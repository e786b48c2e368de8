import Imports
import Shop
import Testing

struct JDOrdersTests {
    private static let sample = PlatformSample.jd

    private static func order(_ told: [String: String]) throws -> StatedOrder {
        let imported = try sample.imported(sample.row(told))
        #expect(imported.held.isEmpty)
        return try #require(imported.orders.first)
    }

    @Test func theLinesOfAnOrderShareItsAmounts() throws {
        let imported = try Self.sample.imported(
            Self.sample.row(), Self.sample.row(["订单号": "2"]),
            Self.sample.row(["商品ID": "100013", "货号": "", "商品名称": "杯子", "订购数量": "1", "京东价": "10"]))
        #expect(imported.source.format.rawValue == "jd_orders")
        #expect(imported.source.platform == .jd)
        #expect(imported.source.encoding == .gb18030)
        #expect(imported.orders.map(\.number) == ["281000000001", "2"])
        let order = try #require(imported.orders.first)
        #expect(order.status == .confirmed)
        #expect(
            order.amounts == .told(OrderAmounts(goods: 5280, freight: 0, paid: 4980, received: nil, refunded: 0)))
        #expect(order.buyers == [BuyerKey(kind: .account, value: "jd_ming")])
        #expect(order.times.placed == Instant(seconds: 1_714_528_800))
        #expect(order.times.paid == Instant(seconds: 1_714_528_860))
        #expect(order.times.confirmed != nil)
        #expect(order.origin == "京东APP")
        #expect(order.personal.map(\.kind) == [.name, .address, .buyerMessage, .merchantMemo])
        guard case .whole(let lines) = order.lines else {
            Issue.record("JD tells whole orders")
            return
        }
        #expect(lines.map(\.product.code) == ["SJ80", "100013"])
        #expect(lines.map(\.quantity) == [2, 1])
    }

    @Test(
        arguments: [
            ("等待付款", .placed), ("等待出库", .paid), ("等待确认收货", .shipped), ("完成", .confirmed), ("(删除)等待付款", .closed),
            ("（删除）等待出库", .closed), ("(锁定)等待出库", .paid), ("(暂停)等待确认收货", .shipped), ("(锁定)(删除)等待出库", .closed),
        ] as [(String, OrderStatus)]) func statesAreRead(word: String, status: OrderStatus) throws
    {
        #expect(try Self.order(["订单状态": word]).status == status)
    }

    @Test func anUnknownStateSaysWhatWasFound() throws {
        let imported = try Self.sample.imported(Self.sample.row(["订单状态": "(冻结)等待出库"]))
        #expect(imported.orders.isEmpty)
        let problem = try #require(imported.problems.first)
        #expect(problem.code == "status.unknown")
        #expect(problem.column == "订单状态")
        #expect(problem.value == "(冻结)等待出库")
    }

    @Test func whatWasPaidAndCancelledWentBack() throws {
        let cancelled = try Self.order(["订单状态": "(删除)等待出库"])
        #expect(
            cancelled.amounts
                == .told(OrderAmounts(goods: 5280, freight: 0, paid: 4980, refunded: 4980, isRefundAssumed: true)))
        let unpaid = try Self.order(["订单状态": "(删除)等待付款", "付款确认时间": "", "订单完成时间": ""])
        #expect(unpaid.amounts == .told(OrderAmounts(goods: 5280, freight: 0, paid: nil)))
        #expect(unpaid.times.paid == nil)
    }

    @Test func kindsAreRead() throws {
        #expect(try Self.order(["支付方式": "货到付款", "付款确认时间": ""]).kind == .cashOnDelivery)
        #expect(try Self.order(["订单类型": "预售订单"]).kind == .presale)
        #expect(try Self.order(["订单类型": "SOP"]).kind == .ordinary)
    }

    @Test func rowsOfOneOrderMustAgree() throws {
        let imported = try Self.sample.imported(
            Self.sample.row(), Self.sample.row(["商品ID": "7", "货号": "7", "结算金额": "50.80"]))
        #expect(imported.orders.isEmpty)
        #expect(imported.held.count == 2)
        #expect(imported.problems.map(\.code) == ["order.contradiction"])
    }

    @Test func overlappingFilesStateTheSameOrders() throws {
        let rows = (1...4).map { Self.sample.row(["订单号": "\($0)"]) }
        let first = try Self.sample.imported(rows[0], rows[1], rows[2])
        let second = try Self.sample.imported(rows[3], rows[2], rows[1])
        #expect(first.order("2") == second.order("2"))
        #expect(first.order("3") == second.order("3"))
        #expect(first.statements == (try Self.sample.imported(rows[0], rows[1], rows[2])).statements)
    }
}
