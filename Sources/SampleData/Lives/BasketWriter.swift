import Shop

/// Fills one basket: in which store, what for, and how much of it.
struct BasketWriter {
    let plan: LifePlan
    let person: SamplePerson
    let day: BrandDay
    let isPeak: Bool
    private(set) var store: Int
    private(set) var nature: SampleOrder.Nature = .sale
    /// What the lines cost together.
    private(set) var goods: Int64 = 0
    /// Behind the last line.
    private(set) var end = 0

    init(plan: LifePlan, person: SamplePerson, day: BrandDay) {
        self.plan = plan
        self.person = person
        self.day = day
        isPeak = plan.curve.isPeak(day)
        store = person.home
    }

    var isOnline: Bool { plan.stores[store].platform != .physical }

    mutating func fill(for need: LifeWriter.Need?, into life: inout SampleLife, _ generator: inout SeededGenerator) {
        if let second = person.second, generator.chance(0.35) { store = second }
        let start = life.lines.count
        switch person.role {
        case .brusher: nature = .brushing(isTold: generator.chance(0.5))
        case .staff: nature = .staff
        case .regular, .oneTime, .prospect, .reseller:
            // A first order is a real one, or there would be nothing to add to.
            if !life.orders.isEmpty, isOnline { nature = oddity(&generator) }
        }
        switch nature {
        case .priceDifference:
            add(plan.catalogue.priceDifference, quantity: Int64(1 + generator.below(30)), to: &life, &generator)
        case .gifts:
            add(plan.catalogue.gift, quantity: 1, to: &life, &generator)
        case .sale, .brushing, .staff, .test, .resend:
            add(first(for: need, &generator), to: &life, &generator)
            // Pinduoduo's orders hold one thing each.
            guard plan.stores[store].platform != .pinduoduo else { break }
            while life.lines.count - start < 6, generator.chance(isPeak ? 0.42 : 0.26) {
                let article = plan.catalogue.article(of: category(&generator), &generator)
                if life.lines[start...].contains(where: { $0.article == article }) { continue }
                add(article, to: &life, &generator)
            }
            if generator.chance(isPeak ? 0.2 : 0.07) {
                add(plan.catalogue.gift, quantity: 1, to: &life, &generator)
            }
        }
        end = life.lines.count
    }

    private func oddity(_ generator: inout SeededGenerator) -> SampleOrder.Nature {
        let place = generator.fraction()
        if place < 0.006 { return .priceDifference }
        if place < 0.008 { return .gifts }
        if place < 0.0085 { return .test }
        return .sale
    }

    private func first(for need: LifeWriter.Need?, _ generator: inout SeededGenerator) -> Int {
        if let article = need?.article { return article }
        return plan.catalogue.article(of: need?.category ?? category(&generator), &generator)
    }

    private func category(_ generator: inout SeededGenerator) -> Int {
        let place = generator.fraction()
        if place < 0.4 { return person.favourites.0 }
        if place < 0.6 { return person.favourites.1 }
        return plan.catalogue.category(month: plan.month(of: day), &generator)
    }

    private mutating func add(
        _ article: Int, quantity told: Int64? = nil, to life: inout SampleLife, _ generator: inout SeededGenerator
    ) {
        let isConsumable = plan.catalogue.articles[article].isConsumable
        var quantity = told ?? (isConsumable ? Self.pieces[generator.below(Self.pieces.count)] : 1)
        if told == nil {
            if person.role == .reseller { quantity += Int64(1 + generator.below(6)) }
            if isPeak, isConsumable, generator.chance(0.3) { quantity += 1 }
        }
        let price = plan.prices[store][article]
        let variants = plan.catalogue.articles[article].variants.count
        life.lines.append(
            SampleLine(
                article: article, variant: variants > 1 ? generator.below(variants) : 0, quantity: quantity,
                unitMinor: price, isGift: price == 0))
        goods += price * quantity
    }

    private static let pieces: [Int64] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3]
}
