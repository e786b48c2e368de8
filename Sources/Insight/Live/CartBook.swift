import Columns
import Database
import Facts
import Shop

/// Who has left something in the cart, by a day.
struct CartBook {
    private var unpaid: Set<ID<Customer>> = []

    /// - Parameter lastDay: the last day of each person's purchases, by part and slot; nil for who never bought.
    /// - Complexity: a pass over what was done; reads from the facts the orders of those alone who bought on the very day on
    ///   which they last put something into the cart, for there the hour decides.
    init(
        _ live: LiveBrand, through day: BrandDay, lastDay: [[Int32?]], in tx: ReadTransaction
    ) throws {
        let end = day.adding(days: 1).start(in: live.brand.timeZone)
        var unsettled: [ID<Customer>: [CartEvent]] = [:]
        for (part, lastDay) in zip(live.parts, lastDay) {
            for slot in 0..<part.slots where part.isRead[slot] {
                let events = Self.events(part, slot, live.shelf)
                guard CartRules.isUnpaid(events, lastPurchaseAt: nil, at: end) else { continue }
                let customer = live.customer(part, slot)
                guard let last = lastDay[slot].map({ BrandDay(number: Int($0)) }) else {
                    unpaid.insert(customer)
                    continue
                }
                let zone = live.brand.timeZone
                let earliest = last.start(in: zone)
                let latest = Instant(milliseconds: last.adding(days: 1).start(in: zone).milliseconds - 1)
                guard CartRules.isUnpaid(events, lastPurchaseAt: earliest, at: end) else { continue }
                if CartRules.isUnpaid(events, lastPurchaseAt: latest, at: end) {
                    unpaid.insert(customer)
                } else {
                    unsettled[customer] = events
                }
            }
        }
        let last = try lastPurchases(of: Set(unsettled.keys), live.brand, before: end, in: tx)
        for (customer, events) in unsettled
        where CartRules.isUnpaid(events, lastPurchaseAt: last[customer], at: end) {
            unpaid.insert(customer)
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

    private func lastPurchases(
        of people: Set<ID<Customer>>, _ brand: Brand, before end: Instant, in tx: ReadTransaction
    ) throws -> [ID<Customer>: Instant] {
        guard !people.isEmpty else { return [:] }
        let survivors = try Survivors(brand: brand, in: tx)
        let members = try Merges.arrows(brand: brand.id, in: tx).keys.filter {
            people.contains(survivors.survivor(of: $0))
        }
        var last: [ID<Customer>: Instant] = [:]
        try OrderHistory.forEach(
            brand: brand.id, customers: Array(people) + members, refundsBefore: end, in: tx
        ) { order in
            guard let at = order.purchasedAt, at < end, let customer = order.version.customer else { return }
            let survivor = survivors.survivor(of: customer)
            last[survivor] = max(last[survivor] ?? at, at)
        }
        return last
    }
}
