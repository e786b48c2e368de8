import Imports
import Shop
import Testing

struct DouyinOrdersTests {
    private static let sample = PlatformSample.douyin

    private static func amounts(_ order: StatedOrder?) throws -> OrderAmounts {
        guard case .told(let amounts) = try #require(order).amounts else { throw Untold() }
        return amounts
    }

    private struct Untold: Error {}

    @Test func subOrdersAreLinesOfTheirMainOrder() throws {
        let second = Self.sample.row([
            "子订单编号": "\t12", "选购商品": "杯子", "商家编码": "", "商品数量": "1", "商品金额": "10", "订单应付金额": "9.50", "商家收入金额": "9",
        ])
        let text = Self.sample.file(Self.sample.row(), second)
        let imported = try SampleFile("\u{FEFF}" + text).imported()
        #expect(imported.source.format.rawValue == "douyin_orders")
        #expect(imported.source.platform == .douyin)
        let order = try #require(imported.orders.first)
        #expect(imported.orders.count == 1)
        #expect(order.number == "6920000000000000001")
        #expect(order.status == .confirmed)
        #expect(order.origin == "直播间")
        #expect(order.buyers.isEmpty)
        #expect(order.personal.isEmpty)
        #expect(try Self.amounts(order) == OrderAmounts(freight: 0, paid: 4530, received: 4300))
        guard case .whole(let lines) = order.lines else {
            Issue.record("lines with numbers are the whole order")
            return
        }
        #expect(lines.map(\.product.code) == ["SJ80", "3600"])
        #expect(lines.map(\.unitPrice) == [Millionths(19_900_000), Millionths(10_000_000)])
        #expect(imported.statements == (try SampleFile(gb18030: text).imported()).statements)
        #expect(imported.source.notes.first?.english.contains("names no buyers") == true)
    }

    @Test func aLineThatWasClosedAfterPaymentWentBack() throws {
        let closed = Self.sample.row(["子订单编号": "12", "订单状态": "已关闭", "售后状态": "退款成功", "订单应付金额": "9.50"])
        let order = try Self.sample.imported(Self.sample.row(), closed).orders.first
        #expect(order?.status == .confirmed)
        let amounts = try Self.amounts(order)
        #expect(amounts.paid == 4530)
        #expect(amounts.refunded == 950)
        #expect(amounts.isRefundAssumed)
        let all = try Self.sample.imported(Self.sample.row(["订单状态": "已关闭"])).orders.first
        #expect(all?.status == .closed)
        #expect(try Self.amounts(all).refunded == 3580)
        let unpaid = try Self.sample.imported(Self.sample.row(["订单状态": "已关闭", "支付完成时间": "-"])).orders.first
        #expect(try Self.amounts(unpaid) == OrderAmounts(freight: 0, paid: nil, received: 3400))
    }

    @Test func aGiftClosedWithItsMainLineIsAGift() throws {
        let gift = Self.sample.row([
            "子订单编号": "12", "选购商品": "试用装", "商品金额": "5", "订单应付金额": "0", "订单状态": "已关闭", "取消原因": "主品订单售后完成",
        ])
        let order = try #require(try Self.sample.imported(Self.sample.row(["订单状态": "已关闭"]), gift).orders.first)
        #expect(order.lines.all.map(\.isGift) == [false, true])
        #expect(order.leftOut == nil)
    }

    @Test(
        arguments: [
            (["待支付"], .placed), (["备货中"], .paid), (["已发货"], .shipped), (["已完成"], .confirmed), (["已关闭"], .closed),
            (["备货中", "已发货"], .partShipped), (["已发货", "已完成"], .shipped), (["已关闭", "已发货"], .shipped),
        ] as [([String], OrderStatus)]) func statesOfLinesMakeThatOfTheOrder(words: [String], status: OrderStatus)
        throws
    {
        let rows = words.enumerated().map { Self.sample.row(["子订单编号": "\($0.offset)", "订单状态": $0.element]) }
        let text = ([Self.sample.columns.joined(separator: ",")] + rows).joined(separator: "\n")
        #expect(try SampleFile(text).imported().orders.first?.status == status)
    }

    @Test func originsAndKindsAreKept() throws {
        func order(_ told: [String: String]) throws -> StatedOrder {
            try #require(try Self.sample.imported(Self.sample.row(told)).orders.first)
        }
        #expect(try order(["流量来源": "商品卡"]).origin == "商品卡")
        #expect(try order(["流量体裁": "短视频", "流量来源": "-"]).origin == "短视频")
        #expect(try order(["流量来源": "-", "达人ID": "778899", "达人昵称": "小美"]).origin == "达人")
        #expect(try order(["流量来源": "-"]).origin == nil)
        #expect(try order(["订单类型": "预售订单"]).kind == .presale)
        #expect(try order(["支付方式": "货到付款"]).kind == .cashOnDelivery)
    }

    @Test func badRowsSayWhatWasFound() throws {
        for (column, value, code) in [
            ("订单状态", "飞走了", "status.unknown"), ("售后状态", "转交", "status.unknown"), ("子订单编号", "", "cell.empty"),
            ("商品数量", "-1", "quantity.negative"), ("订单提交时间", "昨天", "time.unreadable"),
        ] {
            let imported = try Self.sample.imported(Self.sample.row([column: value]))
            #expect(imported.orders.isEmpty)
            #expect(imported.problems.map(\.code) == [code])
            #expect(imported.problems.first?.value == value)
        }
    }

    @Test func amountsBeyondAllMeasureAreHeldBack() throws {
        let imported = try Self.sample.imported(
            Self.sample.row(["订单应付金额": "9000000000000"]), Self.sample.row(["子订单编号": "2", "订单应付金额": "9000000000000"]))
        #expect(imported.orders.count + imported.problems.count == 1)
    }

    @Test func theSameLineTwiceIsOne() throws {
        let twice = try Self.sample.imported(Self.sample.row(), Self.sample.row())
        #expect(twice.statements == (try Self.sample.imported(Self.sample.row())).statements)
    }
}
