import Shop

/// What follows a paid order: refunds of all kinds, a parcel sent again, a review.
struct AfterSale {
    let plan: LifePlan
    let course: OrderCourse
    let way: OrderCourse.Way
    /// The place of the order in its life.
    let place: Int

    mutating func write(into life: inout SampleLife, _ generator: inout SeededGenerator) {
        let order = life.orders[place]
        if way.isUngrouped {
            if let paid = order.times.paid, let moment = course.told(paid.later(days: 1)) {
                giveBackAll(.moneyOnly, .unshipped, moment, &life)
            }
            return
        }
        guard case .sale = order.nature else { return settle(&life) }
        if generator.chance(plan.habits.refundShare) {
            refund(&life, &generator)
        } else if course.platform == .physical, generator.chance(0.02) {
            returnWithoutReceipt(&life, &generator)
        }
        settle(&life)
        review(&life, &generator)
    }

    /// On confirmation the shop gets its money.
    private func settle(_ life: inout SampleLife) {
        let order = life.orders[place]
        guard order.status == .confirmed, let paid = order.amounts.paid else { return }
        life.orders[place].amounts.received = paid - order.amounts.refunded
    }

    private func refund(_ life: inout SampleLife, _ generator: inout SeededGenerator) {
        let order = life.orders[place]
        guard let paid = order.times.paid else { return }
        let chance = generator.fraction()
        if course.platform != .physical, order.kind != .cashOnDelivery, chance < 0.3 {
            let moment = paid.later(hours: 0.1 + 2.5 * generator.fraction())
            if let moment = course.told(moment) { giveBackAll(.moneyOnly, .unshipped, moment, &life) }
        } else if course.platform != .physical, order.kind != .cashOnDelivery, chance < 0.42 {
            guard let shipped = order.times.shipped else { return }
            let kind: RefundKind = generator.chance(0.6) ? .moneyOnly : .goodsReturned
            let moment = shipped.later(days: 0.1 + generator.fraction())
            if let moment = course.told(moment) { giveBackAll(kind, .shipped, moment, &life) }
        } else if course.platform != .physical, chance < 0.8 {
            let moment = way.delivery.later(days: 0.1 + 0.3 * generator.fraction())
            if let moment = course.told(moment) { giveBack(.delivered, moment, &life, &generator) }
        } else {
            guard let confirmed = order.times.confirmed else { return }
            let moment = confirmed.later(days: 0.5 + 12 * generator.fraction())
            if let moment = course.told(moment) { giveBack(.afterConfirmation, moment, &life, &generator) }
        }
    }

    private func giveBack(
        _ phase: RefundPhase, _ moment: Instant, _ life: inout SampleLife, _ generator: inout SeededGenerator
    ) {
        let order = life.orders[place]
        guard let paid = order.amounts.paid, let goods = order.amounts.goods else { return }
        let line = life.lines[order.lines.lowerBound]
        let chance = generator.fraction()
        if chance < 0.45 {
            let lineGoods = line.unitMinor * line.quantity
            if lineGoods == goods { return giveBackAll(.goodsReturned, phase, moment, &life) }
            let minor = Int64(Double(paid) * Double(lineGoods) / Double(goods))
            add(.goodsReturned, phase, moment, minor: min(max(1, minor), paid), line: nil, &life)
        } else if chance < 0.65 {
            let minor = Int64(Double(paid) * (0.1 + 0.3 * generator.fraction()))
            add(.moneyOnly, phase, moment, minor: max(1, minor), line: nil, &life)
        } else if chance < 0.8 {
            let minor = Int64(Double(paid) * (0.03 + 0.07 * generator.fraction()))
            add(.priceProtection, phase, moment, minor: max(1, minor), line: nil, &life)
        } else {
            // Goods for goods: no money moves.
            let free = SampleLine(
                article: line.article, variant: line.variant, quantity: 1, unitMinor: 0, isGift: true)
            let isExchange = chance < 0.92
            add(isExchange ? .exchange : .resend, phase, moment, minor: 0, line: free, &life)
            if !isExchange { sendAgain(free, moment, &life, &generator) }
        }
    }

    private func giveBackAll(
        _ kind: RefundKind, _ phase: RefundPhase, _ moment: Instant, _ life: inout SampleLife
    ) {
        let order = life.orders[place]
        add(kind, phase, moment, minor: order.amounts.paid ?? 0, line: nil, &life)
        life.orders[place].status = .closed
        life.orders[place].times.closed = moment
        // What had not happened by then never did.
        var times = life.orders[place].times
        times.shipped = times.shipped.flatMap { $0 < moment ? $0 : nil }
        times.delivered = times.delivered.flatMap { $0 < moment ? $0 : nil }
        times.confirmed = times.confirmed.flatMap { $0 < moment ? $0 : nil }
        times.grouped = times.grouped.flatMap { $0 < moment ? $0 : nil }
        life.orders[place].times = times
    }

    private func add(
        _ kind: RefundKind, _ phase: RefundPhase, _ moment: Instant, minor: Int64, line: SampleLine?,
        _ life: inout SampleLife
    ) {
        let order = life.orders[place]
        life.refunds.append(
            SampleRefund(
                order: place, serial: order.serial, store: order.store, kind: kind, phase: phase, occurred: moment,
                minor: minor, line: line))
        life.orders[place].amounts.refunded += minor
    }

    /// 补发: an order of its own that costs nothing.
    private func sendAgain(
        _ line: SampleLine, _ moment: Instant, _ life: inout SampleLife, _ generator: inout SeededGenerator
    ) {
        guard generator.chance(0.6), let shipped = course.told(moment.later(hours: 20)) else { return }
        let order = life.orders[place]
        life.lines.append(line)
        life.orders.append(
            SampleOrder(
                serial: Int64(life.person.number) << 10 | Int64(life.orders.count), store: order.store,
                kind: .ordinary, nature: .resend, status: .shipped,
                times: OrderTimes(placed: moment, paid: moment, shipped: shipped),
                amounts: OrderAmounts(goods: 0, freight: 0, paid: 0), storeDiscount: 0, platformDiscount: 0,
                host: nil, recipient: order.recipient, isClaimed: order.isClaimed,
                lines: (life.lines.count - 1)..<life.lines.count))
    }

    /// At the counter: the goods come back, and nobody asks for the receipt.
    private func returnWithoutReceipt(_ life: inout SampleLife, _ generator: inout SeededGenerator) {
        let order = life.orders[place]
        let line = life.lines[order.lines.lowerBound]
        guard let moment = course.told(order.placed.later(days: 1 + 13 * generator.fraction())), line.unitMinor > 0
        else { return }
        let piece = SampleLine(
            article: line.article, variant: line.variant, quantity: 1, unitMinor: line.unitMinor, isGift: false)
        life.refunds.append(
            SampleRefund(
                order: nil, serial: order.serial, store: order.store, kind: .goodsReturned, phase: .afterConfirmation,
                occurred: moment, minor: line.unitMinor, line: piece))
    }

    private func review(_ life: inout SampleLife, _ generator: inout SeededGenerator) {
        let order = life.orders[place]
        guard order.status == .confirmed, course.platform != .physical, let confirmed = order.times.confirmed,
            generator.chance(plan.habits.reviewShare),
            let moment = course.told(confirmed.later(days: 0.1 + 4 * generator.fraction()))
        else { return }
        let isHappy = order.amounts.refunded == 0
        let bounds = isHappy ? [0.03, 0.05, 0.1, 0.2] : [0.3, 0.5, 0.65, 0.8]
        let chance = generator.fraction()
        let stars = 1 + (bounds.firstIndex { chance < $0 } ?? 4)
        life.reviews.append(SampleReview(order: place, stars: stars, occurred: moment))
    }
}
