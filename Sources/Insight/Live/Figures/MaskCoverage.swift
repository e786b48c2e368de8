import Columns
import Shop

extension LiveBrand {
    /// What `coverage(by:_:)` says of the purchases from a day on, from masks that are there already.
    ///
    /// - Parameters:
    ///   - purchases: one mask per part, by the end of `last`.
    ///   - first: nil for those of all time.
    /// - Complexity: O(orders / 64), and a pass over the states of the orders.
    func coverage(_ purchases: [BitMask], from first: BrandDay?, by last: BrandDay) -> Coverage {
        var (claimed, foreign) = (0, 0)
        for (part, purchases) in zip(parts, purchases) {
            var asked = purchases
            if let first { asked &= part.orders.days.mask(where: .atLeast(Int32(clamping: first.number))) }
            for slot in (~part.isRead).indices() { asked.clear(part.rows(of: Int(slot))) }
            claimed += asked.count
            foreign += (asked & part.orders.states.mask(whereIn: OrderState.foreignStates)).count
        }
        return Coverage(purchases: claimed, claimed: claimed, otherCurrency: foreign)
            + unclaimedCoverage(by: last) { day in first.map { $0 <= day } ?? true }
    }
}

extension OrderState {
    /// By raw value: whether an order is in another currency than the brand's.
    fileprivate static let foreignStates = BitMask(
        rows: OrderState.rawValues,
        setting: (0..<Int32(OrderState.rawValues)).filter { OrderState(rawValue: UInt16($0)).contains(.isForeign) })
}
