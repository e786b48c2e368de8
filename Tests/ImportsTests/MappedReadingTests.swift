import Imports
import Shop
import Testing

struct MappedReadingTests {
    private static func imported(_ yaml: String, _ text: String, format: String? = nil) throws -> ImportedFile {
        let mapping = try Mapping(yaml: yaml, fileName: "shop.yaml")
        return try SampleFile(text).imported(SampleFile.options(format: format, mappings: [mapping]))
    }

    private static let lines = """
        name: corner_shop
        kind: lines
        zone: Asia/Shanghai
        currency: CNY
        columns:
          order_number: [单号, 订单号]
          placed_at: 时间
          paid_at: 时间
          product_title: 商品
          variant: 规格
          category: 类目
          quantity: 数量
          unit_price: 单价
          phone: 手机
        buyer:
          - {column: 会员号, kind: member_card}
          - {column: 手机, kind: phone}
        status: {"*": confirmed}
        """

    @Test func linesUnite() throws {
        let text = """
            订单号,时间,商品,规格,类目,数量,单价,会员号,手机
            1,2024-05-01 10:01,茶,大,饮品,2,￥19.90,M1,13912345678
            1,2024-05-01 10:00,茶,大,饮品,2,19.9,M1,
            1,2024-05-01 10:01,杯,,,1,0,,
            2,2024-05-01 10:00,茶,,,1,19.9,,13912345678
            """
        let imported = try Self.imported(Self.lines, text)
        #expect(imported.source.format.rawValue == "corner_shop")
        #expect(imported.source.notes.isEmpty)
        let order = try #require(imported.order("1"))
        #expect(order.times.placed == Instant(seconds: 1_714_528_800))
        #expect(order.times.paid == order.times.placed)
        #expect(order.status == .confirmed)
        #expect(order.amounts == .sumOfLines)
        #expect(order.currency == .cny)
        #expect(order.buyers.first == BuyerKey(kind: .memberCard, value: "M1"))
        #expect(order.personal == [PersonalValue(kind: .phone, text: "13912345678")])
        guard case .union(let lines) = order.lines else {
            Issue.record("lines without numbers unite")
            return
        }
        #expect(lines.map(\.product.code) == ["茶", "茶", "杯"])
        #expect(lines[0].product == StatedProduct(code: "茶", title: "茶", category: "饮品", variant: "大"))
        #expect(lines.map(\.isGift) == [false, false, true])
        #expect(imported.order("2")?.buyers.first == BuyerKey(kind: .phone, value: "13912345678"))
    }

    @Test func numberedLinesAreTheWholeOrder() throws {
        let yaml = """
            name: numbered
            kind: lines
            columns: {order_number: o, line_number: l, product_code: p, quantity: q, unit_price: u, paid: paid, freight: f}
            """
        let imported = try Self.imported(yaml, "o;l;p;q;u;paid;f\n1;11;A;2;1.5;4.00;1.00\n1;12;B;1;0;4.00;1.00\n")
        let order = try #require(imported.orders.first)
        #expect(order.amounts == .told(OrderAmounts(freight: 100, paid: 400)))
        #expect(order.currency == .gbp)
        guard case .whole(let lines) = order.lines else {
            Issue.record("numbered lines are whole")
            return
        }
        #expect(lines.count == 2)
    }

    @Test func ordersTellTheirStatesAndAmounts() throws {
        let yaml = """
            name: orders
            kind: orders
            columns:
              order_number: no
              status: state
              order_kind: type
              placed_at: made
              paid_at: paid on
              currency: cur
              paid: paid
              refunded: back
              origin: channel
              name: {join: [first, last]}
              address: {join: [city, street]}
            buyer:
              - {column: mail, kind: email}
            status: {done: confirmed, gone: closed}
            order_kinds: {pre: presale, "*": ordinary}
            """
        let header = "no,state,type,made,paid on,cur,paid,back,channel,first,last,city,street,mail\n"
        let imported = try Self.imported(
            yaml,
            header + "1,done,pre,2024-05-01,2024-05-02,usd,12.34,0.34,web,Ann,Lee,York,High St 1,ann@shop.example\n"
                + "2,gone,,2024-05-01,2024-05-02,EUR,10,,,,,,,\n" + "3,lost,,2024-05-01,,EUR,10,,,,,,,\n"
                + "4,done,,,,EUR,10,,,,,,,\n")
        let order = try #require(imported.order("1"))
        #expect(order.status == .confirmed)
        #expect(order.kind == .presale)
        #expect(order.currency == .usd)
        #expect(order.amounts == .told(OrderAmounts(paid: 1234, refunded: 34)))
        #expect(order.origin == "web")
        #expect(order.lines == .untold)
        #expect(
            order.personal == [
                PersonalValue(kind: .name, text: "Ann Lee"), PersonalValue(kind: .address, text: "York High St 1"),
            ])
        #expect(
            imported.order("2")?.amounts
                == .told(OrderAmounts(paid: 1000, refunded: 1000, isRefundAssumed: true)))
        #expect(imported.problems.map(\.code) == ["status.unknown", "cell.empty"])
    }

    @Test func refundsNameAnAmountOrLines() throws {
        let amounts = """
            name: refunds
            kind: refunds
            columns: {refund_number: r, order_number: o, refund_kind: k, refund_phase: p, reason: why, occurred_at: t, amount: a}
            refund_kinds: {仅退款: money_only, 退货退款: goods_returned}
            refund_phases: {未发货: unshipped, "*": after_confirmation}
            refund_reasons: {不喜欢: disliked, 质量问题: quality}
            """
        let imported = try Self.imported(
            amounts,
            "r,o,k,p,why,t,a\nR1,1,退货退款,未发货,不喜欢,2024-05-03,9.90\nR2,2,换货,,,2024-05-03,1\nR3,3,仅退款,,,2024-05-03,0\n")
        #expect(
            imported.refunds == [
                StatedRefund(
                    number: "R1", orderNumber: "1", kind: .goodsReturned, phase: .unshipped, reason: "disliked",
                    occurredAt: Instant(seconds: 1_714_690_800), currency: .gbp, content: .amount(minor: 990))
            ])
        #expect(imported.problems.map(\.code) == ["status.unknown", "amount.zero"])

        let lines = """
            name: returns
            kind: refunds
            columns: {refund_number: r, occurred_at: t, product_code: p, quantity: q, unit_price: u}
            """
        let returned = try Self.imported(lines, "r,t,p,q,u\nR1,2024-05-03,A,1,2.5\nR1,2024-05-03,A,1,2.50\n")
        let refund = try #require(returned.refunds.first)
        #expect(refund.kind == .goodsReturned)
        guard case .lines(let back) = refund.content else {
            Issue.record("lines came back")
            return
        }
        #expect(back.map(\.key.ordinal) == [1, 2])
    }

    @Test func customersNeedAKeyThatNamesThem() throws {
        let yaml = """
            name: people
            kind: customers
            columns: {name: 姓名, phone: 手机, member_card: 卡号}
            buyer: [{column: 卡号, kind: member_card}, {column: 手机, kind: phone}]
            """
        let imported = try Self.imported(yaml, "姓名,手机,卡号\n王小明,13912345678,V1\n李**,139****1111,\n张,13911112222,\n")
        #expect(
            imported.statements == [
                .customer(
                    StatedCustomer(
                        buyers: [
                            BuyerKey(kind: .memberCard, value: "V1"), BuyerKey(kind: .phone, value: "13912345678"),
                        ],
                        personal: [
                            PersonalValue(kind: .name, text: "王小明"), PersonalValue(kind: .phone, text: "13912345678"),
                            PersonalValue(kind: .memberCard, text: "V1"),
                        ])),
                .customer(
                    StatedCustomer(
                        buyers: [BuyerKey(kind: .phone, value: "13911112222")],
                        personal: [
                            PersonalValue(kind: .name, text: "张"), PersonalValue(kind: .phone, text: "13911112222"),
                        ])),
            ])
        #expect(imported.problems.map(\.code) == ["buyer.unusable"])
    }

    @Test func productsTellWhatTheyAre() throws {
        let yaml = """
            name: goods
            kind: products
            columns: {product_code: 编码, product_title: 名称, category: 类目, consumable: 消耗品, pack_size: 装量}
            """
        let rows = (1...200).map { "P\($0),湿巾,清洁,是,80\n" }.joined()
        let imported = try Self.imported(yaml, "编码,名称,类目,消耗品,装量\n" + rows + "Q,杯,,否,\nR,杯,,也许,\nS,杯,,,0\n")
        #expect(imported.statements.count == 201)
        #expect(imported.runs.count == 4)
        #expect(
            imported.statements.first
                == .product(
                    StatedProductRecord(
                        product: StatedProduct(code: "P1", title: "湿巾", category: "清洁"), isConsumable: true,
                        packSize: 80)))
        #expect(imported.problems.map(\.code) == ["answer.unreadable", "quantity.zero"])
    }

    @Test func aMappingCanBeNamedOverAShippedFormat() throws {
        let yaml = """
            name: retail_as_orders
            kind: orders
            columns: {order_number: InvoiceNo, placed_at: InvoiceDate}
            """
        let text = OnlineRetailSample.file(OnlineRetailSample.row())
        #expect(try Self.imported(yaml, text).source.format.rawValue == "online_retail")
        #expect(try Self.imported(yaml, text, format: "retail_as_orders").source.format.rawValue == "retail_as_orders")
    }

    @Test func formatsThatFitAlikeAreAmbiguous() throws {
        let yaml = "name: one\nkind: orders\ncolumns: {order_number: a, placed_at: b}\n"
        let mappings = [
            try Mapping(yaml: yaml, fileName: "1"),
            try Mapping(yaml: yaml.replacing("one", with: "two"), fileName: "2"),
        ]
        let file = try SampleFile("a,b\n1,2024-05-01\n")
        #expect(file.failure(try SampleFile.options(mappings: mappings))?.code == "format.ambiguous")
        #expect(try file.imported(SampleFile.options(format: "two", mappings: mappings)).orders.count == 1)
    }

    @Test func columnsThatTheFileLacksAreSaidAloud() throws {
        let yaml = "name: one\nkind: orders\ncolumns: {order_number: a, placed_at: b, paid_at: c}\n"
        let notes = try Self.imported(yaml, "a,b\n1,2024-05-01\n").source.notes
        #expect(notes.contains { $0.english.contains("lacks: c") })
    }

    @Test func aMappingMayInsistOnDelimiterAndEncoding() throws {
        let yaml =
            "name: one\nkind: orders\nencoding: gb18030\ndelimiter: tab\ncolumns: {order_number: 号, placed_at: b}\n"
        let mapping = try Mapping(yaml: yaml, fileName: "1")
        let options = try SampleFile.options(mappings: [mapping])
        #expect(try SampleFile(gb18030: "号\tb\n1\t2024-05-01\n").imported(options).orders.count == 1)
        #expect(try SampleFile("号\tb\n1\t2024-05-01\n").failure(options)?.code == "file.encoding_other")
        #expect(try SampleFile(gb18030: "号,b\n1,2024-05-01\n").failure(options)?.code == "format.unrecognised")
        #expect(try SampleFile("号,b,huitou_line\n1,2024-05-01,2\n").imported(options).orders.count == 1)
    }
}
