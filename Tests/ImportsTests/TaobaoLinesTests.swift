import Imports
import Shop
import Testing

struct TaobaoLinesTests {
    private static let older = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码"
    private static let newer = "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,订单创建时间"

    private static func imported(_ header: String, _ rows: String...) throws -> ImportedFile {
        try SampleFile(gb18030: ([header] + rows).joined(separator: "\r\n") + "\r\n").imported()
    }

    @Test func olderLinesUniteByTheirRows() throws {
        let imported = try Self.imported(
            Self.older, "\"=\"\"1001\"\"\",湿巾 80抽,19.90,2,SJ80,颜色:白,,,交易成功,SJ",
            "1001,湿巾 80抽,19.9,2,SJ80,颜色:白,,改备注,交易成功,SJ", "1001,赠品,0.00,1,null,,,,交易成功,")
        #expect(imported.source.format.rawValue == "taobao_lines")
        #expect(imported.source.notes.isEmpty)
        let order = try #require(imported.orders.first)
        #expect(order.number == "1001")
        #expect(order.amounts == .untold)
        #expect(order.status == .confirmed)
        guard case .union(let lines) = order.lines else {
            Issue.record("older lines unite")
            return
        }
        #expect(lines.map(\.key.ordinal) == [1, 2, 1])
        #expect(lines[0].key.hash == lines[1].key.hash)
        #expect(lines.map(\.isGift) == [false, false, true])
        #expect(lines[0].product == StatedProduct(code: "SJ80", title: "湿巾 80抽", variant: "颜色:白"))
    }

    @Test func newerLinesAreKeyedByTheirNumbers() throws {
        let imported = try Self.imported(
            Self.newer, "11,1001,湿巾,19.90,2,,,,,交易成功,SJ,2024-05-01 10:00:00",
            "12,1001,湿巾,19.90,2,,,,,交易关闭,SJ,2024-05-01 10:00:00", "11,1001,湿巾,19.90,2,,,,,交易成功,SJ,2024-05-01 10:00:00")
        let order = try #require(imported.orders.first)
        #expect(order.number == "1001")
        #expect(order.status == nil)
        #expect(order.times.placed == Instant(seconds: 1_714_528_800))
        guard case .whole(let lines) = order.lines else {
            Issue.record("newer lines are the whole order")
            return
        }
        #expect(lines.count == 2)
        #expect(lines.map(\.key.ordinal) == [1, 1])
        #expect(lines[0].key.hash != lines[1].key.hash)
        #expect(lines.map(\.product.code) == ["SJ", "SJ"])
    }

    @Test func oneNumberForTwoLinesContradicts() throws {
        let imported = try Self.imported(
            Self.newer, "11,1001,湿巾,19.90,2,,,,,交易成功,SJ,", "11,1001,湿巾,19.90,3,,,,,交易成功,SJ,",
            ",1002,湿巾,19.90,3,,,,,交易成功,SJ,")
        #expect(imported.orders.isEmpty)
        #expect(imported.problems.map(\.code) == ["order.contradiction", "cell.empty"])
    }

    @Test func aGroupThatHasNotComeTogetherIsAGroup() throws {
        let order = try #require(try Self.imported(Self.older, "1,a,1,1,,,,,已付款禁止发货,").orders.first)
        #expect(order.kind == .group)
        #expect(order.status == .paid)
    }
}
