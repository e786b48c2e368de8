/// From which moment an order counts as a purchase.
package enum OrderKind: Int64, Sendable, CaseIterable, Codable {
    /// From its payment.
    case ordinary = 0
    /// 预售: from the payment of the balance (尾款).
    case presale = 1
    /// 拼团: from the moment the group has come together.
    case group = 2
    /// 货到付款: from the moment it is signed for.
    case cashOnDelivery = 3
}
