import Shop

/// Makes an order of a filled basket: its price, its way and its end, as far as they are known on the brand's last day.
struct OrderWriter {
    let plan: LifePlan
    let person: SamplePerson
    let basket: BasketWriter
    let lines: Range<Int>

    /// - Returns: whether the goods were paid for and kept.
    func write(into life: inout SampleLife, _ generator: inout SeededGenerator) -> Bool {
        let store = plan.stores[basket.store]
        let kind = kind(store, &generator)
        let price = OrderPrice(basket: basket, store: store, isFirst: life.orders.isEmpty, &generator)
        let course = OrderCourse(
            platform: store.platform, kind: kind, isPeak: basket.isPeak,
            madeAt: moment(kind, store, &generator), balanceAt: Wall.instant(basket.day, second: 1_200), end: plan.end)
        let isUnpaid = basket.isOnline && price.paid > 0 && generator.chance(unpaidShare)
        let way = isUnpaid ? course.unpaid(&generator) : course.paid(&generator)
        var amounts = OrderAmounts(goods: price.goods, freight: price.freight)
        if way.isPaid { amounts.paid = price.paid }
        let order = SampleOrder(
            serial: Int64(person.number) << 10 | Int64(life.orders.count), store: basket.store, kind: kind,
            nature: basket.nature, status: way.status, times: way.times, amounts: amounts,
            storeDiscount: price.storeDiscount, platformDiscount: price.platformDiscount,
            host: host(store, &generator),
            recipient: person.role == .reseller ? generator.below(6 + person.number % 30) : 0,
            isClaimed: isClaimed(store, &generator), lines: lines)
        life.orders.append(order)
        guard way.isPaid, price.paid > 0 else { return way.isPaid }
        var after = AfterSale(plan: plan, course: course, way: way, place: life.orders.count - 1)
        after.write(into: &life, &generator)
        let kept = life.orders[after.place]
        return kept.status != .closed
    }

    private var unpaidShare: Double {
        switch basket.nature {
        case .sale, .priceDifference, .gifts: plan.habits.unpaidShare
        case .brushing, .staff, .test, .resend: 0
        }
    }

    private func kind(_ store: SampleStore, _ generator: inout SeededGenerator) -> OrderKind {
        guard case .sale = basket.nature else { return .ordinary }
        let place = generator.fraction()
        switch store.platform {
        case .pinduoduo: return place < 0.85 ? .group : .ordinary
        case .taobao, .jd, .douyin:
            if basket.isPeak, basket.goods >= 5_000, place < 0.18 { return .presale }
            if store.platform == .jd, place > 0.94 { return .cashOnDelivery }
            return store.platform == .taobao && place > 0.995 ? .cashOnDelivery : .ordinary
        case .youzan, .shopify, .woocommerce, .physical, .other: return .ordinary
        }
    }

    private func moment(
        _ kind: OrderKind, _ store: SampleStore, _ generator: inout SeededGenerator
    ) -> Instant {
        let hours = !basket.isOnline ? DayHours.physical : basket.isPeak ? DayHours.promotion : DayHours.online
        let second = hours.second(&generator)
        // A presale order is made when its deposit is paid, days before the peak.
        let early = kind == .presale ? 4 + generator.below(14) : 0
        return Wall.instant(basket.day.adding(days: -early), second: second)
    }

    private func host(_ store: SampleStore, _ generator: inout SeededGenerator) -> Int? {
        switch store.platform {
        case .douyin: generator.chance(0.6) ? generator.below(OrderWords.hosts.count) : nil
        case .taobao: generator.chance(0.08) ? generator.below(OrderWords.hosts.count) : nil
        case .jd, .pinduoduo, .youzan, .shopify, .woocommerce, .physical, .other: nil
        }
    }

    private func isClaimed(_ store: SampleStore, _ generator: inout SeededGenerator) -> Bool {
        let isNamed = !generator.chance(basket.isOnline ? plan.habits.unclaimedShare : 0.35)
        switch store.platform {
        case .taobao: return isNamed && !person.isUnknown
        case .pinduoduo: return isNamed && !person.isMasked
        case .jd, .douyin, .youzan, .shopify, .woocommerce, .physical, .other: return isNamed
        }
    }
}
