package import Foundation
import Shop

/// Writes a sample shop as the two files that Taobao's back office exports, in their own encoding.
package enum TaobaoExport {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// `ExportOrderList….csv`: one row an order.
    package static func orders(_ shop: CandleShop) -> Data {
        let header = [
            "订单编号", "买家会员名", "买家应付货款", "买家应付邮费", "总金额", "买家实际支付金额", "订单状态", "收货人姓名", "收货地址 ", "联系手机", "订单创建时间",
            "订单付款时间 ", "宝贝标题 ", "宝贝总数量", "店铺名称", "退款金额", "确认收货时间", "打款商家金额",
        ]
        let rows = shop.orders.map { order -> [String] in
            let goods = yuan(order.goodsMinor)
            let isPaid = order.state != .unpaid
            let confirmed = LocalTime(day: order.placed.day.adding(days: 8), secondOfDay: order.placed.secondOfDay)
            return [
                "=\"\(order.number)\"", order.person.nick, goods, "0.00", goods, isPaid ? goods : "0",
                status(order.state),
                order.person.name, order.person.address, "'" + order.person.phone, clock(order.placed),
                isPaid ? clock(order.placed, later: 40) : "",
                order.lines.map(\.item.title).joined(separator: "，"),
                String(order.lines.reduce(0) { $0 + $1.quantity }), "香薰小铺",
                order.state == .refunded ? goods : "无退款申请", order.state == .confirmed ? clock(confirmed) : "",
                order.state == .confirmed ? goods : "0",
            ]
        }
        return encoded([header] + rows)
    }

    /// `ExportOrderDetailList….csv`: one row a line.
    package static func lines(_ shop: CandleShop) -> Data {
        let header = ["订单编号", "标题", "价格", "购买数量", "外部系统编号", "商品属性", "套餐信息", "备注", "订单状态", "商家编码"]
        let rows = shop.orders.flatMap { order in
            order.lines.map { line in
                [
                    "=\"\(order.number)\"", line.item.title, yuan(line.item.priceMinor), String(line.quantity), "", "",
                    "",
                    "", status(order.state), line.item.code,
                ]
            }
        }
        return encoded([header] + rows)
    }

    private static func status(_ state: CandleShop.State) -> String {
        switch state {
        case .confirmed: "交易成功"
        case .shipped: "卖家已发货，等待买家确认"
        case .refunded: "交易关闭"
        case .unpaid: "等待买家付款"
        }
    }

    private static func yuan(_ minor: Int64) -> String {
        Money(minor: minor, .cny).plain
    }

    private static func clock(_ time: LocalTime, later seconds: Int = 0) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let second = time.secondOfDay + seconds
        return "\(time.day) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    private static func encoded(_ rows: [[String]]) -> Data {
        let text = rows.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
        }.joined()
        return text.data(using: gb18030) ?? Data()
    }
}
