/// How far an order has come. The order of the cases is the order in which a status advances.
package enum OrderStatus: Int64, Sendable, CaseIterable, Comparable, Codable {
    case placed = 0
    case depositPaid = 1
    case paid = 2
    /// The group has come together (拼团成功).
    case grouped = 3
    case partShipped = 4
    case shipped = 5
    case delivered = 6
    case confirmed = 7
    /// Ended without anything left to happen: cancelled, or paid and then refunded in full (交易关闭).
    case closed = 8

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    package var name: Phrase {
        switch self {
        case .placed: Phrase(en: "placed", zh: "已下单")
        case .depositPaid: Phrase(en: "deposit paid", zh: "已付定金")
        case .paid: Phrase(en: "paid", zh: "已付款")
        case .grouped: Phrase(en: "grouped", zh: "已成团")
        case .partShipped: Phrase(en: "part shipped", zh: "部分发货")
        case .shipped: Phrase(en: "shipped", zh: "已发货")
        case .delivered: Phrase(en: "delivered", zh: "已签收")
        case .confirmed: Phrase(en: "confirmed", zh: "交易成功")
        case .closed: Phrase(en: "closed", zh: "已关闭")
        }
    }
}
