package import Shop

/// Says whether an order counts as a purchase, from when, and with what money (definitions, Facts 4 to 6).
package enum PurchaseRules {
    /// The moment from which the order counts; nil while it is no purchase. An order that was closed, cancelled or given
    /// back in the end, is none for any day: a figure for a past day uses what is known now.
    ///
    /// - Parameter refunded: everything given back on this order by the day asked, in minor units.
    package static func purchasedAt(_ order: OrderVersion, refunded: Int64) -> Instant? {
        guard order.leftOut == nil, let status = order.status, status != .closed else { return nil }
        if let paid = order.amounts.paid, refunded > 0, refunded >= paid { return nil }
        return switch order.kind {
        case .ordinary, .presale: order.times.paid
        case .group: order.times.grouped
        case .cashOnDelivery: order.times.delivered ?? order.times.confirmed
        }
    }
}
