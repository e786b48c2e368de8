import Shop

/// What a clause looks at, of one person on one day. Facts of later days are not known yet.
struct ClauseFacts {
    let person: PersonFacts
    let day: DayFigures

    var today: BrandDay { day.today }

    var purchases: [OrderFact] {
        person.orders.filter { $0.isPurchase && $0.day <= today }
    }

    // MARK: What was done

    /// The day of each time that it was done, whatever the period, first to last.
    func days(of happening: Happening) -> [BrandDay] {
        let filter = happening.filter
        let days: [BrandDay] =
            switch happening.act {
            case .bought: purchases.filter(filter.allows).map(\.day)
            case .returned: person.orders.filter(filter.allows).compactMap(\.returnedOn)
            case .reviewed:
                person.reviews.filter { filter.allows($0.product, $0.store, $0.source) }.map(\.day)
            case .interacted: person.interactions
            case .viewed, .searched, .added, .removed, .checkoutStarted, .favourited, .unfavourited, .followed,
                .unfollowed, .shared, .visited:
                person.behaviours.filter {
                    $0.kind == happening.act.behaviour && filter.allows($0.product, $0.store, $0.source)
                }.flatMap { Array(repeating: $0.day, count: $0.count) }
            }
        return days.filter { $0 <= today }.sorted()
    }

    // MARK: Numbers

    /// Nil when it is undefined for the person.
    func value(of clause: NumberClause) -> Ratio? {
        let filter = clause.filter
        let days = DaysOfPeriod(clause.period, asked: today)
        let orders = purchases.filter { days.contains($0.day) && filter.allows($0) }
        let reviews = reviews(filter).filter { days.contains($0.day) }
        return switch clause.measure {
        case .orders: Ratio(orders.count)
        case .purchaseDays: Ratio(Set(orders.map(\.day)).count)
        case .spent: Ratio(minor: net(orders, filter, days), day.currency)
        case .spentGross: Ratio(minor: sum(orders, filter.grossMinor), day.currency)
        case .averageOrder: average(orders, filter, days)
        case .pieces: Ratio(sum(orders) { filter.lines(of: $0).reduce(0) { $0 + $1.pieces } }, over: 1)
        case .returnRate: returnRate(filter, days)
        case .daysSinceLastOrder:
            purchases.filter(filter.allows).map(\.day).max().map { Ratio(today.number - $0.number) }
        case .cycle: person.reckoned.cycle.map { Ratio($0) }
        case .r, .f, .m: person.reckoned.scores[clause.measure].map { Ratio($0) }
        case .reviews: Ratio(reviews.count)
        case .averageStars: Ratio(Int128(reviews.reduce(0) { $0 + $1.stars }), over: Int128(reviews.count))
        case .lowestStars: reviews.map(\.stars).min().map { Ratio($0) }
        case .birthdayMonth: person.birthday.map { Ratio($0.month) }
        }
    }

    func reviews(_ filter: OrderFilter) -> [ReviewFact] {
        person.reviews.filter { $0.day <= today && filter.allows($0.product, $0.store, $0.source) }
    }

    /// Paid for, those refunded since included.
    func paidOrders(_ filter: OrderFilter) -> [OrderFact] {
        person.orders.filter { $0.day <= today && filter.allows($0) }
    }

    private func sum(_ orders: [OrderFact], _ amount: (OrderFact) -> Int64) -> Int128 {
        orders.reduce(0) { $0 + Int128(amount($1)) }
    }

    /// Refunds that name no order are taken off what was spent on anything, anywhere.
    private func net(_ orders: [OrderFact], _ filter: OrderFilter, _ days: DaysOfPeriod) -> Int128 {
        let unnamed = person.unnamedRefunds.filter {
            filter.isEmpty && $0.day <= today && days.contains($0.day)
        }
        return unnamed.reduce(sum(orders, filter.netMinor)) { $0 - Int128($1.minor) }
    }

    /// Rounded half up to a minor unit.
    private func average(_ orders: [OrderFact], _ filter: OrderFilter, _ days: DaysOfPeriod) -> Ratio? {
        let counted = orders.filter(\.hasMoney)
        guard !counted.isEmpty else { return nil }
        let (sum, count) = (net(counted, filter, days), Int128(counted.count))
        let magnitude = (Int128(sum.magnitude) * 2 + count) / (2 * count)
        return Ratio(minor: sum < 0 ? -magnitude : magnitude, day.currency)
    }

    /// (2·shop + returned)/(2 + orders), from three orders on.
    private func returnRate(_ filter: OrderFilter, _ days: DaysOfPeriod) -> Ratio? {
        let orders = paidOrders(filter).filter { days.contains($0.day) }
        guard orders.count >= 3 else { return nil }
        let unnamed = person.unnamedReturns.count { filter.isEmpty && $0 <= today && days.contains($0) }
        let named = orders.count { $0.returnedOn.map { $0 <= today } ?? false }
        let returned = Int128(min(named + unnamed, orders.count))
        let shop = (orders: Int128(max(day.shopOrders, 1)), returned: Int128(day.shopOrders > 0 ? day.shopReturned : 0))
        return Ratio(2 * shop.returned + returned * shop.orders, over: shop.orders * Int128(2 + orders.count))
    }

    // MARK: Moments

    /// The day, and the order that it is about; nil when it never happened.
    func moment(_ moment: Moment) -> (day: BrandDay, order: OrderFact?)? {
        switch moment {
        case .firstOrder: purchases.min { $0.day < $1.day }.map { ($0.day, $0) }
        case .lastOrder: purchases.reversed().max { $0.day < $1.day }.map { ($0.day, $0) }
        case .firstSeen: known(person.behaviours.map(\.day)).min().map { ($0, nil) }
        case .lastSeen: known(person.behaviours.map(\.day)).max().map { ($0, nil) }
        case .lastInteraction: known(person.interactions).max().map { ($0, nil) }
        case .lastReview: known(person.reviews.map(\.day)).max().map { ($0, nil) }
        case .becameMember: known([person.memberSince].compactMap { $0 }).max().map { ($0, nil) }
        case .birthday: person.birthday.map { ($0.next(from: today), nil) }
        }
    }

    /// The birthday that a period could hold.
    func birthday(_ period: Period?) -> BrandDay? {
        person.birthday?.day(in: period, asked: today)
    }

    private func known(_ days: [BrandDay]) -> [BrandDay] { days.filter { $0 <= today } }

    // MARK: Due

    /// The earliest due day of what is asked for that `test` allows, else the earliest at all.
    func due(_ clause: DueClause) -> BrandDay? {
        let days = dueDays(clause.goods)
        return days.filter { clause.test.holds($0, asked: today) }.min() ?? days.min()
    }

    /// Of a category: of what was bought of it.
    private func dueDays(_ goods: Goods?) -> [BrandDay] {
        guard let goods else { return [person.reckoned.due].compactMap { $0 } }
        return person.reckoned.dueProducts.filter { goods.covers($0.product) }.map(\.day)
    }
}
