import Imports
import Shop
import Testing

struct PinduoduoOrdersTests {
    private static let sample = PlatformSample.pinduoduo

    private static func order(_ told: [String: String]) throws -> StatedOrder {
        let imported = try sample.imported(sample.row(told))
        #expect(imported.problems.isEmpty)
        return try #require(imported.orders.first)
    }

    @Test func aRowIsAnOrderOfOneProduct() throws {
        let imported = try Self.sample.imported(Self.sample.row())
        #expect(imported.source.format.rawValue == "pinduoduo_orders")
        let order = try #require(imported.orders.first)
        #expect(order.number == "240501-1001")
        #expect(order.kind == .group)
        #expect(order.status == .confirmed)
        #expect(order.times.paid == Instant(seconds: 1_714_528_860))
        #expect(order.times.grouped == Instant(seconds: 1_714_530_600))
        #expect(order.amounts == .told(OrderAmounts(goods: 3000, freight: 500, paid: 3300, received: 3400)))
        #expect(order.buyers == [BuyerKey(kind: .phone, value: "13912345678")])
        #expect(order.personal.map(\.kind) == [.address, .buyerMessage, .merchantMemo])
        #expect(order.personal.first?.text == "浙江省 杭州市 西湖区 文三路478号")
        let line = try #require(order.lines.all.first)
        #expect(line.product == StatedProduct(code: "SJ80-3", title: "湿巾 80抽", variant: "3包"))
        #expect(line.quantity == 3)
        #expect(line.unitPrice == Millionths(10_000_000))
    }

    @Test(
        arguments: [
            ("待付款", .placed, false), ("待成团", .paid, false), ("待发货", .grouped, false), ("已发货，待收货", .shipped, false),
            ("已发货,待签收", .shipped, false), ("已签收", .delivered, false), ("已收货", .confirmed, false),
            ("未发货，退款成功", .closed, true), ("已发货，退款成功", .closed, true), ("已收货，退款成功", .closed, true),
            ("已取消", .closed, false), ("已取消，退款成功", .closed, true), ("未成交，退款成功", .closed, true),
        ] as [(String, OrderStatus, Bool)])
    func statesAreRead(word: String, status: OrderStatus, isRefunded: Bool) throws {
        let isPaid = word != "待付款" && word != "已取消"
        let order = try Self.order(isPaid ? ["订单状态": word] : ["订单状态": word, "支付时间": "", "拼单成功时间": ""])
        #expect(order.status == status)
        guard case .told(let amounts) = order.amounts else {
            Issue.record("a row tells amounts")
            return
        }
        #expect(amounts.refunded == (isRefunded ? 3300 : 0))
        #expect(amounts.isRefundAssumed == isRefunded)
    }

    @Test func anUnknownStateSaysWhatWasFound() throws {
        let imported = try Self.sample.imported(
            Self.sample.row(["订单状态": "已飞走"]), Self.sample.row(["订单号": "2", "售后状态": "转交"]))
        #expect(imported.orders.isEmpty)
        #expect(imported.problems.map(\.value) == ["已飞走", "转交"])
        #expect(imported.problems.map(\.column) == ["订单状态", "售后状态"])
    }

    @Test func aMaskedOrVirtualPhoneNamesNobody() throws {
        for phone in ["139****5678", "13912345678-1234", "$$enc$$", "", "18412345678转1234"] {
            #expect(try Self.order(["用户购买手机号": phone]).buyers.isEmpty)
        }
        let masked = try Self.sample.imported(Self.sample.row(["用户购买手机号": "139****5678"]))
        #expect(masked.source.notes.first?.english.contains("masks its buyers") == true)
    }

    @Test func aGroupCountsOnceItHasComeTogether() throws {
        #expect(try Self.order(["拼单成功时间": ""]).times.grouped == Instant(seconds: 1_714_528_860))
        #expect(try Self.order(["订单状态": "待成团", "拼单成功时间": ""]).times.grouped == nil)
        let columns = Self.sample.columns.filter { $0 != "拼单成功时间" }
        let without = PlatformSample(columns: columns, usual: Self.sample.usual)
        #expect(try without.imported(without.row()).orders.first?.kind == .ordinary)
    }

    @Test func priceOfAPieceIsRounded() throws {
        let order = try Self.order(["商品总价(元)": "10", "商品数量(件)": "3"])
        #expect(order.lines.all.first?.unitPrice == Millionths(3_333_333))
        #expect(try Self.order(["商品总价(元)": "0.000005", "商品数量(件)": "2"]).lines.all.first?.unitPrice == Millionths(3))
        #expect(try Self.order(["商品总价(元)": "0"]).leftOut == .onlyGifts)
    }

    @Test func overlappingFilesStateTheSameOrders() throws {
        let twice = try Self.sample.imported(Self.sample.row(), Self.sample.row())
        #expect(twice.statements == (try Self.sample.imported(Self.sample.row())).statements)
        let differing = try Self.sample.imported(Self.sample.row(), Self.sample.row(["商品规格": "5包"]))
        #expect(differing.problems.map(\.code) == ["order.contradiction"])
        let named = try SampleFile("\u{FEFF}" + Self.sample.file(Self.sample.row())).imported()
        #expect(named.source.encoding == .utf8)
        #expect(named.statements == (try Self.sample.imported(Self.sample.row())).statements)
    }

    @Test func badRowsAreHeldBack() throws {
        for (column, value, code) in [
            ("商品数量(件)", "0", "quantity.zero"), ("商品总价(元)", "", "cell.empty"), ("用户实付金额(元)", "", "amount.missing"),
            ("支付时间", "2024-13-01", "time.impossible"), ("订单号", "2.4E+14", "id.rounded"),
        ] {
            let imported = try Self.sample.imported(Self.sample.row([column: value]))
            #expect(imported.orders.isEmpty)
            #expect(imported.problems.map(\.code) == [code])
        }
    }
}
