import Imports
import Shop
import Testing

/// Money that cannot be right, and money that only a state implies.
struct MoneyTests {
    private static func taobao(_ row: String) throws -> ImportedFile {
        try SampleFile(gb18030: TaobaoSample.file(row)).imported()
    }

    @Test func moreThanWasPaidCannotComeBack() throws {
        let imported = try Self.taobao(TaobaoSample.row(refund: "110.01"))
        let problem = try #require(imported.problems.first)
        #expect(imported.orders.isEmpty)
        #expect(problem.code == "refund.too_large")
        #expect(problem.column == "退款金额")
        #expect(problem.reason.english == "110.01 was given back, but only 110.00 paid; correct one of them")
        #expect(problem.reason.chinese.contains("110.01") && problem.reason.chinese.contains("110.00"))
        #expect(try Self.taobao(TaobaoSample.row(refund: "110.00")).orders.count == 1)
    }

    @Test(arguments: ["交易成功", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认", "已付款禁止发货"])
    func whatWasPaidMayNotBeMissing(status: String) throws {
        let imported = try Self.taobao(TaobaoSample.row(paid: "", status: status))
        #expect(imported.problems.map(\.code) == ["amount.missing"])
        #expect(imported.problems.first?.column == "买家实际支付金额")
    }

    @Test func whatIsUnpaidTellsNoAmount() throws {
        #expect(try Self.taobao(TaobaoSample.row(paid: "", status: "等待买家付款", paidAt: "")).orders.count == 1)
        #expect(try Self.taobao(TaobaoSample.row(paid: "", status: "买家已签收", paidAt: "")).orders.count == 1)
    }

    @Test func aClosedOrderWithNothingPaidWasNotPaid() throws {
        let order = try #require(
            try Self.taobao(TaobaoSample.row(paid: "0.00", status: "交易关闭", received: "")).orders.first)
        #expect(order.status == .closed)
        #expect(order.times.paid == nil)
        #expect(order.amounts == .told(OrderAmounts(goods: 10_000, freight: 1000, paid: 0)))
    }

    @Test(arguments: ["（元）", "(元)", " （ 元 ） "]) func amountColumnsMayHaveTheirUnit(unit: String) throws {
        var text = TaobaoSample.file(TaobaoSample.row(refund: "9.90"))
        for name in ["买家应付货款", "买家应付邮费", "买家实际支付金额", "打款商家金额", "退款金额"] {
            text = text.replacing(name + ",", with: name + unit + ",")
        }
        let imported = try SampleFile(gb18030: text).imported()
        #expect(
            imported.orders.first?.amounts
                == .told(
                    OrderAmounts(goods: 10_000, freight: 1000, paid: 11_000, received: 11_000, refunded: 990)))
        let lines = try SampleFile("订单编号,标题,价格\(unit),购买数量\n1,茶,2.5,1\n").imported()
        #expect(lines.source.format.rawValue == "taobao_lines")
        #expect(lines.orders.first?.lines.all.first?.unitPrice.raw == 2_500_000)
    }

    private static func mapped(_ kind: String, _ columns: String, _ text: String) throws -> ImportedFile {
        let yaml = """
            name: shop
            kind: \(kind)
            columns: {order_number: o, placed_at: t, paid_at: p, status: s, \(columns)}
            status: {done: confirmed, gone: closed}
            """
        return try SampleFile(text).imported(
            SampleFile.options(mappings: [try Mapping(yaml: yaml, fileName: "shop.yaml")]))
    }

    @Test func mappedMoneyIsHeldBackToo() throws {
        let imported = try Self.mapped(
            "orders", "paid: a, refunded: r",
            "o,t,p,s,a,r\n1,2024-05-01,2024-05-01,done,10,10.01\n2,2024-05-01,2024-05-01,done,,\n"
                + "3,2024-05-01,,done,,\n4,2024-05-01,2024-05-01,gone,10,\n")
        #expect(imported.problems.map(\.code) == ["refund.too_large", "amount.missing"])
        #expect(imported.orders.map(\.number) == ["3", "4"])
    }

    @Test func aClosedOrderGaveEverythingBackWhateverIsMapped() throws {
        let lines = try Self.mapped(
            "lines", "product_code: c, quantity: q, unit_price: u",
            "o,t,p,s,c,q,u\n1,2024-05-01,2024-05-01,gone,A,2,1.5\n1,2024-05-01,2024-05-01,gone,B,1,1\n"
                + "2,2024-05-01,,gone,A,1,1\n3,2024-05-01,2024-05-01,done,A,1,1\n")
        #expect(
            lines.orders.map(\.amounts) == [
                .told(OrderAmounts(goods: 400, paid: 400, refunded: 400, isRefundAssumed: true)), .sumOfLines,
                .sumOfLines,
            ])
        let orders = try Self.mapped(
            "orders", "origin: c", "o,t,p,s,c\n1,2024-05-01,2024-05-01,gone,web\n2,2024-05-01,2024-05-01,done,web\n")
        #expect(orders.orders.map(\.amounts) == [.told(OrderAmounts(isRefundAssumed: true)), .untold])
    }

    @Test(arguments: [
        ("6", "1000000000.01", "price.too_large"), ("1000000001", "1", "quantity.too_large"),
        ("1000000000", "1000000000", "amount.too_large"), ("6", "1000000000", nil),
    ]) func quantitiesAndPricesAreBounded(quantity: String, price: String, code: String?) throws {
        let row = OnlineRetailSample.row(quantity: quantity, price: price)
        let problems = try SampleFile(OnlineRetailSample.file(row)).imported().problems
        #expect(problems.map(\.code) == (code.map { [$0] } ?? []))
    }
}
