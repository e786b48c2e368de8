import Access
import Foundation
import Operations
import Shop

/// A file of orders of two persons, whose every value is unmistakable.
struct PersonFile: Sendable {
    static let orders =
        "订单编号,买家会员名,收货人姓名,联系手机,收货地址,买家留言,订单备注,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n"
        + "9001,qcanarynick,王金丝雀,13912340000,浙江省杭州市金丝雀路九十九号,请放金丝雀门口,金丝雀备注,30.00,交易成功,"
        + "2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
        + "9002,zsparrownick,李麻雀儿,13712349999,江苏省南京市麻雀路八十八号,请放麻雀门口,麻雀备注,50.00,交易成功,"
        + "2026-01-02 10:00:00,2026-01-02 10:01:00\r\n"
    /// What the first person's orders say of them.
    static let ofCanary = ["qcanarynick", "王金丝雀", "13912340000", "杭州市金丝雀路", "金丝雀门口", "金丝雀备注"]
    /// The same of the other.
    static let ofSparrow = ["zsparrownick", "李麻雀儿", "13712349999", "南京市麻雀路", "麻雀门口", "麻雀备注"]
    static let name = "ExportOrderList202601031000.csv"

    /// Imports the file.
    static func bring(into shop: Workshop) async throws {
        _ = try await shop.bring(name, orders)
    }

    /// `c_…` of whom a text finds.
    static func id(_ text: String, in shop: Workshop) async throws -> String? {
        try await shop.run(ListCustomers(brand: nil, matching: text, limit: 2)).lines.first?.id
    }
}
