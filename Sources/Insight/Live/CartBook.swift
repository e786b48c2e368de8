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
        for (part, lastDay) in zip(live.parts, lastDay) {
            let slots = try Self.unpaid(
                live, part, among: part.isRead, through: day, lastDay: { lastDay[$0] }, in: tx)
            for slot in slots.indices() { unpaid.insert(live.customer(part, Int(slot))) }
        }
    }

    /// The slots of those among some of a part who have left something.
    static func unpaid(
        _ live: LiveBrand, _ part: LivePart, among asked: BitMask, through day: BrandDay,
        lastDay: (_ slot: Int) -> Int32?, in tx: ReadTransaction
    ) throws -> BitMask {
        let zone = live.brand.timeZone
        let end = day.adding(days: 1).start(in: zone)
        var unpaid = BitMask(rows: part.slots)
        var unsettled: [ID<Customer>: (slot: Int, events: [CartEvent])] = [:]
        for slot in adders(part, among: asked, before: end, lastDay: lastDay).indices().lazy.map(Int.init) {
            let events = events(part, slot, live.shelf)
            guard CartRules.isUnpaid(events, lastPurchaseAt: nil, at: end) else { continue }
            guard let last = lastDay(slot).map({ BrandDay(number: Int($0)) }) else {
                unpaid[slot] = true
                continue
            }
            let earliest = last.start(in: zone)
            let latest = Instant(milliseconds: last.adding(days: 1).start(in: zone).milliseconds - 1)
            guard CartRules.isUnpaid(events, lastPurchaseAt: earliest, at: end) else { continue }
            if CartRules.isUnpaid(events, lastPurchaseAt: latest, at: end) {
                unpaid[slot] = true
            } else {
                unsettled[live.customer(part, slot)] = (slot, events)
            }
        }
        let last = try lastPurchases(of: Set(unsettled.keys), live.brand, before: end, in: tx)
        for (customer, (slot, events)) in unsettled
        where CartRules.isUnpaid(events, lastPurchaseAt: last[customer], at: end) {
            unpaid[slot] = true
        }
        return unpaid
    }

    /// Those who put something into the cart a day before the end or earlier, and not long before their last purchase.
    private static func adders(
        _ part: LivePart, among asked: BitMask, before end: Instant, lastDay: (_ slot: Int) -> Int32?
    ) -> BitMask {
        let latest = end.milliseconds - CartRules.patienceMilliseconds
        let (kinds, moments) = (part.behaviours.kinds, part.behaviours.moments)
        let added = UInt8(BehaviourKind.added.rawValue)
        return BitMask.among(asked) { slot in
            // A day begins at most a day before, or after, the day of Greenwich.
            let earliest = lastDay(slot).map { (Int64($0) - 1) * CartRules.patienceMilliseconds } ?? .min
            for row in part.behaviours(of: slot).reversed() {
                if moments[row] < earliest { return false }
                if kinds[row] == added, moments[row] <= latest { return true }
            }
            return false
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

    private static func lastPurchases(
        of people: Set<ID<Customer>>, _ brand: Brand, before end: Instant, in tx: ReadTransaction
    ) throws -> [ID<Customer>: Instant] {
        guard !people.isEmpty else { return [:] }
        let survivors = try Survivors(brand: brand, in: tx)
        let members = try Merges.arrows(brand: brand.id, in: tx).keys.filter {
            people.contains(survivors.survivor(of: $0))
        }
        var last: [ID<Customer>: Instant] = [:]
        try OrderHistory.forEach(
            brand: brand.id, customers: (Array(people) + members).sorted(), refundsBefore: end, in: tx
        ) { order in
            guard let at = order.purchasedAt, at < end, let customer = order.version.customer else { return }
            let survivor = survivors.survivor(of: customer)
            last[survivor] = max(last[survivor] ?? at, at)
        }
        return last
    }
}
