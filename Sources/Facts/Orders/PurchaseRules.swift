package import Shop

/// Says whether an order counts as a purchase, from when, and with what money (definitions, Facts 4 to 6).
package enum PurchaseRules {
    /// The moment from which the order counts; nil while, or since, it is no purchase.
    ///
    /// - Parameter refunded: everything given back on this order by the day asked, in minor units.
    package static func purchasedAt(_ order: OrderVersion, refunded: Int64) -> Instant? {
        guard order.leftOut == nil, order.status != nil else { return nil }
        if let paid = order.amounts.paid {
            if refunded > 0, refunded >= paid { return nil }
        } else if order.status == .closed {
            // Ended without an amount to compare with: cancelled, or refunded in full.
            return nil
        }
        return switch order.kind {
        case .ordinary, .presale: order.times.paid
        case .group: order.times.grouped
        case .cashOnDelivery: order.times.delivered ?? order.times.confirmed
        }
    }
}
