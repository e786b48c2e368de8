import Imports
import Shop
import Testing

struct TaobaoOrdersTests {
    private static func order(_ row: String) throws -> StatedOrder {
        try #require(try SampleFile(gb18030: TaobaoSample.file(row)).imported().orders.first)
    }

    @Test func aRowIsAnOrder() throws {
        let imported = try SampleFile(
            gb18030: TaobaoSample.file(TaobaoSample.row()), name: "ExportOrderList202405101200.csv"
        ).imported()
        #expect(imported.source.format.rawValue == "taobao_orders")
        #expect(imported.source.encoding == .gb18030)
        // 12:00 in Beijing.
        #expect(imported.source.statedAt == Instant(seconds: 1_715_313_600))
        let order = try #require(imported.orders.first)
        #expect(order.number == "1930200394857261")
        #expect(order.kind == .ordinary)
        #expect(order.status == .confirmed)
        #expect(order.times.placed == Instant(seconds: 1_714_528_800))
        #expect(order.times.paid == Instant(seconds: 1_714_528_860))
        #expect(order.times.confirmed == Instant(seconds: 1_715_256_000))
        #expect(order.currency == .cny)
        #expect(order.amounts == .told(OrderAmounts(goods: 10_000, freight: 1000, paid: 11_000, received: 11_000)))
        #expect(order.buyers.first == BuyerKey(kind: .nick, value: "小明爱购物"))
        #expect(order.lines == .untold)
        #expect(
            order.personal == [
                PersonalValue(kind: .name, text: "王小明"), PersonalValue(kind: .phone, text: "13912345678"),
                PersonalValue(kind: .address, text: "浙江省 杭州市 西湖区 文三路 478号(310012)"),
                PersonalValue(kind: .buyerMessage, text: "请尽快发货"), PersonalValue(kind: .merchantMemo, text: "老客户"),
            ])
    }

    @Test(arguments: [
        ("等待买家付款", "", OrderStatus.placed, OrderKind.ordinary), ("买家已付款，等待卖家发货", "x", .paid, .ordinary),
        ("买家已付款,等待卖家发货", "x", .paid, .ordinary), ("卖家部分发货", "x", .partShipped, .ordinary),
        ("卖家已发货，等待买家确认 ", "x", .shipped, .ordinary), ("买家已签收", "", .delivered, .cashOnDelivery),
        ("买家已签收", "x", .delivered, .ordinary), ("交易成功", "x", .confirmed, .ordinary),
        ("交易关闭", "x", .closed, .ordinary), ("没有创建支付宝交易", "", .closed, .ordinary),
        ("交易被淘宝关闭", "", .closed, .ordinary), ("已付款禁止发货", "x", .paid, .group),
    ]) func statesAreTranslated(word: String, paidAt: String, status: OrderStatus, kind: OrderKind) throws {
        let row = TaobaoSample.row(status: word, paidAt: paidAt.isEmpty ? "" : "2024-05-01 10:01:00")
        let order = try Self.order(row)
        #expect(order.status == status)
        #expect(order.kind == kind)
    }

    @Test(arguments: [("红旗", OrderFlag.red), ("紫", .purple), ("无备注标签", nil), ("", nil)])
    func theColourThatStaffMarkedItWithIsRead(word: String, flag: OrderFlag?) throws {
        let file = TaobaoSample.header + ",备注标签\r\n" + TaobaoSample.row() + ",\(word)\r\n"
        let order = try #require(try SampleFile(gb18030: file).imported().orders.first)
        #expect(order.flag == flag)
        #expect(order.personal.last?.text == "老客户")
    }

    @Test(arguments: ["", "无退款申请", "0.00", "0"]) func aClosedOrderThatWasPaidGaveEverythingBack(refund: String) throws {
        let order = try Self.order(TaobaoSample.row(status: "交易关闭", refund: refund))
        #expect(
            order.amounts
                == .told(
                    OrderAmounts(
                        goods: 10_000, freight: 1000, paid: 11_000, received: 11_000, refunded: 11_000,
                        isRefundAssumed: true)))
    }

    @Test func aToldRefundIsNotAssumed() throws {
        let closed = try Self.order(TaobaoSample.row(status: "交易关闭", refund: "90.00"))
        let part = try Self.order(TaobaoSample.row(refund: "￥9.90"))
        for (order, refunded) in [(closed, Int64(9000)), (part, 990)] {
            guard case .told(let amounts) = order.amounts else { continue }
            #expect(amounts.refunded == refunded)
            #expect(!amounts.isRefundAssumed)
        }
    }

    @Test func aClosedOrderThatWasNeverPaidGivesNothingBack() throws {
        let order = try Self.order(TaobaoSample.row(paid: "0.00", status: "交易关闭", paidAt: "", received: ""))
        #expect(order.amounts == .told(OrderAmounts(goods: 10_000, freight: 1000, paid: 0)))
        #expect(order.times.paid == nil)
    }

    @Test func aPresaleIsKnownByItsStagesOrItsRank() throws {
        #expect(try Self.order(TaobaoSample.row(stages: "阶段1已付款;阶段2已付款")).kind == .presale)
        #expect(try Self.order(TaobaoSample.row(depositRank: "12")).kind == .presale)
        #expect(try Self.order(TaobaoSample.row(stages: "null", depositRank: "0")).kind == .ordinary)
        let deposit = try Self.order(TaobaoSample.row(status: "等待买家付款", stages: "定金已付"))
        #expect(deposit.status == .depositPaid)
        #expect(deposit.times.depositPaid != nil)
        #expect(deposit.times.paid == nil)
    }

    @Test func anOuidStandsInForAMaskedNick() throws {
        let header = "订单编号,买家会员名,ouid,订单状态,订单创建时间,买家实付金额"
        func buyer(_ nick: String, _ ouid: String) throws -> BuyerKey? {
            let text = header + "\n1,\(nick),\(ouid),交易成功,2024-05-01 10:00,1\n"
            return try SampleFile(text).imported().orders.first?.buyers.first
        }
        #expect(try buyer("小**物", "AAHk5d_0") == BuyerKey(kind: .account, value: "AAHk5d_0"))
        #expect(try buyer("小明", "AAHk5d_0") == BuyerKey(kind: .nick, value: "小明"))
        #expect(try buyer("小**物", "") == nil)
        #expect(try buyer("~enc", "$$cipher") == nil)
    }

    @Test func maskedBuyersAreSaidAloud() throws {
        let masked = try SampleFile(TaobaoSample.file(TaobaoSample.row(nick: "t**1"))).source()
        #expect(masked.notes.first?.chinese.contains("脱敏") == true)
        let text = "订单编号,订单状态,订单创建时间,买家实付金额\n1,交易成功,2024-05-01 10:00,1\n"
        #expect(try SampleFile(text).source().notes.first?.chinese.contains("不含买家标识") == true)
    }

    @Test func maskedPersonalValuesAreNotKept() throws {
        let row = TaobaoSample.row(
            message: "无", name: "王**", address: "浙江省 杭州市 ***", landline: "0571-88886666", phone: "139****5678",
            memo: "-",
            changedAddress: "~cipher")
        #expect(try Self.order(row).personal == [PersonalValue(kind: .phone, text: "0571-88886666")])
    }

    @Test func theChangedAddressIsTheOneThatCounts() throws {
        let order = try Self.order(TaobaoSample.row(changedAddress: "上海市 浦东新区 世纪大道 1号"))
        #expect(order.personal.filter { $0.kind == .address }.map(\.text) == ["上海市 浦东新区 世纪大道 1号"])
    }

    @Test func theSameOrderTwiceIsOneAndOtherAmountsContradict() throws {
        let same = try SampleFile(TaobaoSample.file(TaobaoSample.row("1"), TaobaoSample.row("1"))).imported()
        #expect(same.orders.count == 1)
        let advanced = try SampleFile(
            TaobaoSample.file(
                TaobaoSample.row("1"), TaobaoSample.row("1", status: "买家已付款，等待卖家发货", confirmedAt: ""))
        ).imported()
        #expect(advanced.orders.first?.status == .confirmed)
        let other = try SampleFile(TaobaoSample.file(TaobaoSample.row("1"), TaobaoSample.row("1", paid: "111")))
            .imported()
        #expect(other.orders.isEmpty)
        #expect(other.held.map(\.problem?.code) == [nil, "order.contradiction"])
    }

    @Test(arguments: [
        (TaobaoSample.row(status: "神秘状态"), "status.unknown"), (TaobaoSample.row(status: ""), "cell.empty"),
        (TaobaoSample.row(paid: "一百元"), "amount.unreadable"), (TaobaoSample.row(paid: "-1"), "amount.negative"),
        (TaobaoSample.row("1.9302E+18"), "id.rounded"),
        (TaobaoSample.row(createdAt: "2024/2/30 10:00"), "time.impossible"),
        (TaobaoSample.row(createdAt: ""), "cell.empty"),
        (TaobaoSample.row(paidAt: "5/1/2024 10:00"), "time.order_unknown"),
    ]) func badRowsAreHeldBack(row: String, code: String) throws {
        let imported = try SampleFile(gb18030: TaobaoSample.file(row)).imported()
        #expect(imported.problems.map(\.code) == [code])
        #expect(imported.orders.isEmpty)
    }

    @Test func olderFilesOfNineteenColumnsAreRead() throws {
        let header =
            "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,"
            + "订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间"
        let row = "1,小明,a,10,0,0,10,0,10,0,交易成功,,王,杭州,快递,,13912345678,2016/5/23 22:02,2016/5/23 22:03"
        let order = try #require(try SampleFile(gb18030: header + "\r\n" + row).imported().orders.first)
        #expect(order.times.placed == Instant(seconds: 1_464_012_120))
    }
}
