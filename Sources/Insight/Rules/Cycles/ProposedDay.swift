package import Shop

/// A day that sold far more than those round it, proposed for masking.
package struct ProposedDay: Hashable, Sendable {
    package let day: BrandDay
    package let orders: Int
    /// Of the days round it.
    package let medianOrders: Double

    package init(day: BrandDay, orders: Int, medianOrders: Double) {
        self.day = day
        self.orders = orders
        self.medianOrders = medianOrders
    }

    /// Days with more than 3 × the median orders of the 28 days round them (14 before and 14 after, the day itself left
    /// out; days without orders count as none sold).
    ///
    /// Days before the first order or after today are not there to compare with; with fewer than 14 left nothing is
    /// proposed, nor where the median is nought: in a shop that sells now and then any day would stand out. Masked days
    /// are not proposed again.
    ///
    /// - Parameter orders: how many orders count as purchases on each day, with a known buyer or without.
    package static func all(
        _ orders: [BrandDay: Int], today: BrandDay, masked promotionDays: PromotionDays
    ) -> [ProposedDay] {
        guard let first = orders.keys.min() else { return [] }
        return orders.keys.sorted().compactMap { day in
            guard day <= today, let count = orders[day], !promotionDays.contains(day) else { return nil }
            let around = (-14...14).filter { $0 != 0 }.map { day.adding(days: $0) }
                .filter { first <= $0 && $0 <= today }.map { orders[$0] ?? 0 }.sorted()
            guard around.count >= 14 else { return nil }
            let (lower, upper) = RFMMedians.middle(of: around.count)
            let doubled = around[lower] + around[upper]
            guard doubled > 0, 2 * count > 3 * doubled else { return nil }
            return ProposedDay(day: day, orders: count, medianOrders: Double(doubled) / 2)
        }
    }
}
