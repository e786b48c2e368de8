import Columns
import Facts
import Shop

/// Who has left something in the cart, by a day.
struct CartBook {
    private var unpaid: Set<ID<Customer>> = []

    /// - Complexity: a pass over what was done.
    init(_ live: LiveBrand, through day: BrandDay) {
        for part in live.parts {
            let purchases = part.purchases(by: Int32(clamping: day.number))
            let slots = Self.unpaid(live, part, among: part.isRead, purchases, through: day)
            for slot in slots.indices() { unpaid.insert(live.customer(part, Int(slot))) }
        }
    }

    /// The slots of those among some of a part who have left something.
    ///
    /// - Parameter purchases: by the day.
    static func unpaid(
        _ live: LiveBrand, _ part: LivePart, among asked: BitMask, _ purchases: BitMask, through day: BrandDay
    ) -> BitMask {
        let end = day.adding(days: 1).start(in: live.brand.timeZone)
        var unpaid = BitMask(rows: part.slots)
        for slot in adders(part, among: asked, purchases, before: end).indices().lazy.map(Int.init) {
            let last = part.lastPurchase(of: slot, purchases).map { Instant(milliseconds: $0) }
            unpaid[slot] = CartRules.isUnpaid(events(part, slot, live.shelf), lastPurchaseAt: last, at: end)
        }
        return unpaid
    }

    /// Those who put something into the cart a day before the end or earlier, and not before their last purchase.
    private static func adders(
        _ part: LivePart, among asked: BitMask, _ purchases: BitMask, before end: Instant
    ) -> BitMask {
        let latest = end.milliseconds - CartRules.patienceMilliseconds
        let (kinds, moments) = (part.behaviours.kinds, part.behaviours.moments)
        let added = UInt8(BehaviourKind.added.rawValue)
        return BitMask.among(asked) {
            $0.filter { slot in
                let bought = part.lastPurchase(of: slot, purchases) ?? .min
                for row in part.behaviours(of: slot).reversed() {
                    if moments[row] <= bought { return false }
                    if kinds[row] == added, moments[row] <= latest { return true }
                }
                return false
            }
        }
    }

    func hasUnpaid(_ customer: ID<Customer>) -> Bool {
        unpaid.contains(customer)
    }

    /// What a person put into the cart and took out, whenever that was.
    private static func events(_ part: LivePart, _ slot: Int, _ shelf: LiveShelf) -> [CartEvent] {
        part.behaviours(of: slot).compactMap { row in
            let kind: CartEvent.Kind
            switch BehaviourKind(rawValue: Int64(part.behaviours.kinds[row])) {
            case .added: kind = .added
            case .removed: kind = .removed
            case .visited, .viewed, .searched, .checkoutStarted, .favourited, .unfavourited, .followed, .unfollowed,
                .shared, nil:
                return nil
            }
            let product = part.behaviours.products[row]
            return CartEvent(
                kind, product < 0 ? nil : shelf.products[Int(product)].id,
                at: Instant(milliseconds: part.behaviours.moments[row]))
        }
    }
}

extension LivePart {
    /// The moment of a slot's last purchase, in milliseconds.
    ///
    /// - Parameter purchases: by order.
    fileprivate func lastPurchase(of slot: Int, _ purchases: BitMask) -> Int64? {
        let rows = rows(of: slot)
        guard let last = rows.last(where: { purchases[$0] }) else { return nil }
        // Those of one day lie in the order of their ids.
        return rows[...last].reversed().prefix { orders.days[$0] == orders.days[last] }.filter { purchases[$0] }
            .map { orders.moment(of: $0) }.max()
    }
}
