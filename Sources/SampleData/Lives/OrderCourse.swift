import Shop

/// The way an order goes from being made to its end, as far as it is known on the brand's last day.
struct OrderCourse {
    let platform: Platform
    let kind: OrderKind
    let isPeak: Bool
    let madeAt: Instant
    /// When the balance of a presale order is paid.
    let balanceAt: Instant
    let end: Instant

    /// How far an order came, with moments that were told; `delivery` also where the platform does not tell it.
    struct Way {
        var status: OrderStatus
        var times: OrderTimes
        var delivery: Instant
        var isPaid: Bool
        /// A group that did not come together.
        var isUngrouped = false
    }

    func unpaid(_ generator: inout SeededGenerator) -> Way {
        var way = Way(status: .placed, times: OrderTimes(placed: madeAt), delivery: end, isPaid: false)
        var closes = madeAt.later(days: 1)
        if kind == .presale {
            // The deposit is lost when the balance does not follow.
            way.times.depositPaid = madeAt.later(minutes: 1)
            way.status = .depositPaid
            closes = balanceAt.later(days: 1)
        }
        if kind == .cashOnDelivery {
            // Refused at the door.
            closes = madeAt.later(days: 2 + 3 * generator.fraction())
            way.times.shipped = told(madeAt.later(hours: 20))
            if way.times.shipped != nil { way.status = .shipped }
        }
        if let closed = told(closes) {
            way.times.closed = closed
            way.status = .closed
        }
        return way
    }

    func paid(_ generator: inout SeededGenerator) -> Way {
        guard platform != .physical else {
            let times = OrderTimes(placed: madeAt, paid: madeAt, confirmed: madeAt)
            return Way(status: .confirmed, times: times, delivery: madeAt, isPaid: true)
        }
        var times = OrderTimes(placed: madeAt)
        var paid = madeAt.later(minutes: 0.3 + 10 * generator.fraction() * generator.fraction())
        var status = OrderStatus.placed
        var base = paid
        switch kind {
        case .presale:
            times.depositPaid = paid
            status = .depositPaid
            paid = balanceAt.later(hours: 20 * generator.fraction())
            base = paid
        case .group:
            let grouped = paid.later(hours: 20 * generator.fraction() * generator.fraction() + 0.02)
            if generator.chance(0.03) { return ungrouped(paid) }
            times.grouped = told(grouped)
            base = grouped
        case .ordinary, .cashOnDelivery: break
        }
        let shipped = base.later(hours: 3 + (isPeak ? 80 : 36) * generator.fraction())
        let delivered = shipped.later(days: 1.2 + 2.6 * generator.fraction())
        let confirmed = delivered.later(days: 0.5 + 8 * generator.fraction() * generator.fraction())
        if kind == .cashOnDelivery { paid = delivered }
        times.paid = told(paid)
        times.shipped = told(shipped)
        times.delivered = tellsDelivery ? told(delivered) : nil
        times.confirmed = platform == .shopify ? nil : told(confirmed)
        if times.paid != nil, kind != .cashOnDelivery { status = .paid }
        if times.grouped != nil { status = .grouped }
        if times.shipped != nil { status = .shipped }
        if times.delivered != nil { status = .delivered }
        if times.confirmed != nil { status = .confirmed }
        return Way(status: status, times: times, delivery: delivered, isPaid: times.paid != nil)
    }

    /// Nil for what happens after the brand's last day.
    func told(_ moment: Instant) -> Instant? {
        moment <= end ? moment : nil
    }

    /// Taobao and Shopify do not tell when a parcel arrived, but for cash on delivery.
    private var tellsDelivery: Bool {
        switch platform {
        case .taobao: kind == .cashOnDelivery
        case .shopify: false
        case .jd, .pinduoduo, .douyin, .youzan, .woocommerce, .physical, .other: true
        }
    }

    private func ungrouped(_ paid: Instant) -> Way {
        var way = Way(
            status: .placed, times: OrderTimes(placed: madeAt, paid: told(paid)), delivery: end, isPaid: false,
            isUngrouped: true)
        guard way.times.paid != nil else { return way }
        way.isPaid = true
        way.status = .paid
        return way
    }
}
