import Shop
import Testing

@testable import Imports

struct ShippedMappingTests {
    @Test func everyShippedMappingReads() {
        #expect(ShippedMappings.all.count == ShippedMappings.yamls.count)
        #expect(
            ShippedMappings.all.map(\.name) == [
                "youzan_orders", "taobao_after_sale", "after_sale", "customers", "products", "reviews",
            ])
        for mapping in ShippedMappings.all { #expect(mapping.title.english != mapping.title.chinese) }
    }

    @Test func ordersOfYouzanAreRecognised() throws {
        let text = """
            订单号,销售渠道,归属店铺,订单类型,订单状态,订单来源,订单创建时间,买家付款时间,交易成功时间,付款方式,商品金额合计,运费,应收订单金额,\
            订单实付金额,订单实收金额,全部商品名称,收货人省份,收货人城市,收货人地区,详细收货地址/提货地址,收货人/提货人,\
            收货人手机号/提货人手机号,买家备注,买家昵称,买家手机号,订单已退款金额,商家订单备注
            E1,网店,总店,普通订单,交易完成,小程序,2024-06-19 10:00:00,2024-06-19 10:01:00,2024-06-20 10:02:00,微信支付,100.00,6.00,\
            106.00,101.00,100.40,草莓蛋糕,北京,北京,朝阳区,青年路1号,王小明,13911112222,,小明,13812345678,0.00,
            E2,网店,总店,普通订单,等外星人,小程序,2024-06-19 10:00:00,,,,1,0,1,1,1,x,,,,,,,,,138****5678,,
            """
        for file in [try SampleFile("\u{FEFF}" + text), try SampleFile(gb18030: text)] {
            let imported = try file.imported()
            #expect(imported.source.format.rawValue == "youzan_orders")
            #expect(imported.source.formatTitle == Phrase(en: "Youzan orders", zh: "有赞订单"))
            #expect(imported.source.platform == .youzan)
            #expect(imported.source.notes.isEmpty)
            let order = try #require(imported.orders.first)
            #expect(order.status == .confirmed)
            #expect(order.amounts == .told(OrderAmounts(goods: 10000, freight: 600, paid: 10100, received: 10040)))
            #expect(order.buyers == [BuyerKey(kind: .phone, value: "13812345678")])
            #expect(order.times.paid == Instant(seconds: 1_718_762_460))
            #expect(order.origin == "小程序")
            #expect(imported.problems.map(\.value) == ["等外星人"])
        }
    }

    @Test func refundsOfTaobaoCountOnceTheyAreDone() throws {
        let text = """
            退款编号,订单编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家会员名,买家实际支付金额,宝贝标题,买家退款金额,是否需要退货,退款的申请时间,退款状态,货物状态,退款原因
            R1,1001,,2024-05-01 10:00:00,SJ,2024-05-08 09:00:00,小明,19.90,湿巾,9.90,是,2024-05-06 09:00:00,退款成功,买家已收到货,质量问题
            R2,1002,,2024-05-01 10:00:00,SJ,,t**1,19.90,湿巾,5.00,否,2024-05-06 09:00:00,退款关闭,,王先生说不要了
            R3,1003,,2024-05-01 10:00:00,SJ,2024-05-08 09:00:00,小红,19.90,湿巾,,否,2024-05-06 09:00:00,退款成功,买家未收到货,王先生说不要了
            R4,1004,,2024-05-01 10:00:00,SJ,,小红,19.90,湿巾,1,否,2024-05-06 09:00:00,退了吗,,
            """
        let imported = try SampleFile(gb18030: text).imported()
        #expect(imported.source.format.rawValue == "taobao_after_sale")
        #expect(imported.refunds.count == 1)
        let refund = try #require(imported.refunds.first)
        #expect(refund.number == "R1")
        #expect(refund.orderNumber == "1001")
        #expect(refund.kind == .goodsReturned)
        #expect(refund.phase == .delivered)
        #expect(refund.reason == "质量问题")
        #expect(refund.content == .amount(minor: 990))
        #expect(refund.buyers == [BuyerKey(kind: .nick, value: "小明")])
        let order = try #require(imported.order("1003"))
        #expect(order.amounts == .told(OrderAmounts(refunded: 1990, isRefundAssumed: true)))
        #expect(order.status == nil)
        #expect(imported.problems.map(\.value) == ["退了吗"])
    }

    @Test func casesOfOtherShopsAreRecognised() throws {
        let text = """
            售后单号,订单号,售后类型,售后状态,退款金额(元),售后完结时间,售后原因
            S1,69200001,未发货仅退款,退款成功,35.80,2024-05-03 10:00:00,不想要了
            S2,69200002,换货,换货成功,,2024-05-03 10:00:00,质量问题
            """
        let imported = try SampleFile(text).imported()
        #expect(imported.source.format.rawValue == "after_sale")
        #expect(imported.refunds.map(\.number) == ["S1"])
        #expect(imported.refunds.first?.content == .amount(minor: 3580))
        #expect(imported.held.isEmpty)
    }

    @Test func customersAndProductsAreRecognisedUnlessTheyAreOrders() throws {
        let people = try SampleFile("客户姓名,客户昵称,手机号,会员卡号,客户备注\n王小明,明,13912345678,V1,常客\n").imported()
        #expect(people.source.format.rawValue == "customers")
        #expect(
            people.statements.first
                == .customer(
                    StatedCustomer(
                        buyers: [
                            BuyerKey(kind: .memberCard, value: "V1"), BuyerKey(kind: .phone, value: "13912345678"),
                        ],
                        personal: [
                            PersonalValue(kind: .name, text: "王小明"), PersonalValue(kind: .nick, text: "明"),
                            PersonalValue(kind: .phone, text: "13912345678"),
                            PersonalValue(kind: .memberCard, text: "V1"),
                            PersonalValue(kind: .merchantMemo, text: "常客"),
                        ])))
        let goods = try SampleFile("商品编码,商品名称,商品类目,商品规格\nSJ80,湿巾,纸品,80抽\n").imported()
        #expect(goods.source.format.rawValue == "products")
        #expect(
            goods.statements == [
                .product(
                    StatedProductRecord(
                        product: StatedProduct(code: "SJ80", title: "湿巾", category: "纸品", variant: "80抽")))
            ])
        #expect(try SampleFile("订单号,商品编码,商品名称,商品类目\n1,2,3,4\n").failure()?.code == "format.columns_missing")
    }

    @Test func reviewsTellStarsAndKeepTheirWordsApart() throws {
        let text = """
            订单编号,宝贝标题,评分,评价时间,评价内容,买家会员名,手机号
            1001,湿巾,5,2024-05-10 10:00:00,很好用,小明,13912345678
            1002,湿巾,差评,2024-05-10 10:00:00,"漏水，
            再也不买",t**1,
            1003,湿巾,★★★☆☆,2024-05-10 10:00:00,,匿名,
            1004,湿巾,6,2024-05-10 10:00:00,好,小红,
            """
        let imported = try SampleFile(gb18030: text).imported()
        #expect(imported.source.format.rawValue == "reviews")
        let reviews = imported.statements.compactMap { statement in
            switch statement {
            case .review(let review): review
            case .order, .refund, .customer, .product: nil
            }
        }
        #expect(reviews.map(\.stars) == [5, 1, 3])
        #expect(reviews.map(\.orderNumber) == ["1001", "1002", "1003"])
        #expect(reviews[0].buyers.map(\.kind) == [.nick, .phone])
        #expect(reviews[1].buyers.isEmpty)
        #expect(reviews[1].personal == [PersonalValue(kind: .review, text: "漏水，\n再也不买")])
        #expect(Set(reviews.map(\.number)).count == 3)
        #expect(reviews[0].product?.title == "湿巾")
        #expect(imported.problems.map(\.code) == ["stars.unreadable"])
        #expect(imported.statements == (try SampleFile(text).imported()).statements)
    }

    @Test func anOwnMappingGoesBeforeAShippedOne() throws {
        let yaml = "name: mine\nkind: customers\ncolumns: {name: 客户姓名}\nbuyer: [{column: 手机号, kind: phone}]\n"
        let file = try SampleFile("客户姓名,客户昵称,手机号\n王,明,13912345678\n")
        #expect(try file.source().format.rawValue == "customers")
        let own = try Mapping(yaml: yaml, fileName: "mine.yaml")
        #expect(try file.source(SampleFile.options(mappings: [own])).format.rawValue == "mine")
        let named = try SampleFile.options(format: "customers", mappings: [own])
        #expect(try file.source(named).format.rawValue == "customers")
        let same = try Mapping(yaml: yaml.replacing("mine", with: "customers"), fileName: "customers.yaml")
        #expect(try file.source(SampleFile.options(mappings: [same])).formatTitle.english == "customers")
    }

    @Test func keysAndForeignColumnsDecideWhatAFileIs() throws {
        let yaml = """
            name: own
            title: {en: Own, zh: 自有}
            kind: orders
            columns: {order_number: 单号, placed_at: 时间, paid: 实付}
            keys: [order_number, paid]
            unless: 退货单
            """
        let options = try SampleFile.options(mappings: [Mapping(yaml: yaml, fileName: "own.yaml")])
        #expect(try SampleFile("单号,实付,时间\n1,2,2024-05-01\n").source(options).formatTitle.chinese == "自有")
        #expect(try SampleFile("单号,时间\n1,2024-05-01\n").failure(options)?.code == "format.columns_missing")
        #expect(try SampleFile("单号,实付,时间,退货单\n1,2,2024-05-01,x\n").failure(options) != nil)
        for mistake in ["keys: [order_number, points]", "keys: [origin]", "unless: {a: b}", "title: {en: x}"] {
            #expect(throws: ImportFailure.self) {
                try Mapping(yaml: yaml.replacing("unless: 退货单", with: mistake), fileName: "own.yaml")
            }
        }
    }
}
