import Shop

/// What a person does beside buying: looks before they buy, looks without buying, follows and leaves.
struct BehaviourWriter {
    let plan: LifePlan
    let person: SamplePerson

    /// No life has more: serials have twelve bits within a person.
    private static let most = 4_000

    mutating func write(into life: inout SampleLife, _ generator: inout SeededGenerator) {
        let mean = plan.behavioursPerOrder
        guard mean > 0 else { return }
        if person.role == .prospect { return look(into: &life, &generator) }
        for place in life.orders.indices where plan.stores[life.orders[place].store].platform != .physical {
            let order = life.orders[place]
            let count = Int(2 * mean * generator.fraction() + 0.5)
            for _ in 0..<count where life.behaviours.count < Self.most {
                if generator.chance(0.65) {
                    let line = life.lines[order.lines.lowerBound]
                    let moment = order.placed.later(minutes: -1 - 4_000 * generator.fraction() * generator.fraction())
                    add(kind(&generator), line.article, line.variant, order.store, moment, &life)
                } else {
                    idle(order.store, since: order.placed, &life, &generator)
                }
            }
        }
    }

    /// Somebody who comes by a few times and buys nothing.
    private func look(into life: inout SampleLife, _ generator: inout SeededGenerator) {
        guard plan.stores[person.home].platform != .physical else { return }
        let day = plan.curve.day(at: person.joins)
        for _ in 0..<(1 + generator.below(8)) {
            let moment = Wall.instant(day.adding(days: generator.below(30)), second: DayHours.online.second(&generator))
            let article = plan.catalogue.article(of: person.favourites.0, &generator)
            add(kind(&generator), article, 0, person.home, moment, &life)
        }
    }

    private func idle(
        _ store: Int, since: Instant, _ life: inout SampleLife, _ generator: inout SeededGenerator
    ) {
        let moment = since.later(days: 1 + 60 * generator.fraction() * generator.fraction())
        let article = plan.catalogue.article(of: person.favourites.0, &generator)
        let kind = kind(&generator)
        add(kind, article, 0, store, moment, &life)
        if kind == .followed, generator.chance(0.25) {
            add(.unfollowed, article, 0, store, moment.later(days: 5 + 90 * generator.fraction()), &life)
        }
    }

    private func kind(_ generator: inout SeededGenerator) -> BehaviourKind {
        Self.kinds[generator.below(Self.kinds.count)]
    }

    private func add(
        _ kind: BehaviourKind, _ article: Int, _ variant: Int, _ store: Int, _ moment: Instant,
        _ life: inout SampleLife
    ) {
        guard moment <= plan.end else { return }
        let isAboutGoods: Bool
        switch kind {
        case .visited, .searched, .followed, .unfollowed, .checkoutStarted: isAboutGoods = false
        case .viewed, .added, .removed, .favourited, .unfavourited, .shared: isAboutGoods = true
        }
        life.behaviours.append(
            SampleBehaviour(
                serial: Int64(person.number) << 12 | Int64(life.behaviours.count), store: store, kind: kind,
                article: isAboutGoods ? article : nil, variant: variant, occurred: moment))
    }

    /// As often as they stand here, of fifty.
    private static let kinds: [BehaviourKind] =
        Array(repeating: .viewed, count: 24) + Array(repeating: .searched, count: 6)
        + Array(repeating: .added, count: 7) + Array(repeating: .favourited, count: 4)
        + Array(repeating: .visited, count: 4) + Array(repeating: .checkoutStarted, count: 2)
        + [.followed, .removed, .shared]
}
