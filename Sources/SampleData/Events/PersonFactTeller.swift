import Shop

/// Tells what a brand knows of its customers beside what they bought and did: where they live, who joined and when, what
/// they agreed to, how they are tagged, and when they talked.
///
/// Only of who has bought under a name, so that nobody is known by it alone.
struct PersonFactTeller {
    let plan: LifePlan
    let numbers: NumberText
    private let life: SampleLife
    private let names: LifeNames
    private let first: SampleOrder
    private var generator: SeededGenerator
    private var facts: [(store: Int, at: Instant, content: StatedPersonFact.Content)] = []

    /// Nil for whom the brand knows nothing of.
    init?(_ life: SampleLife, _ names: LifeNames, _ plan: LifePlan, _ numbers: NumberText) {
        guard let first = life.orders.first(where: \.isClaimed), !names.in(first.store).keys.isEmpty else { return nil }
        self.plan = plan
        self.numbers = numbers
        self.life = life
        self.names = names
        self.first = first
        generator = SeededGenerator(seed: plan.seed, of: life.person.number, for: .personFacts)
    }

    mutating func tell(to events: inout [SampleEvent]) {
        tellPlace()
        if generator.chance(0.45) || plan.stores[first.store].platform == .physical { join() }
        tag()
        talk()
        for (place, fact) in facts.enumerated() where fact.at <= plan.end {
            let serial = UInt64(life.person.number) << 8 | UInt64(place)
            let number = NumberText.made("T", NumberText.scattered(serial, bits: 42, plan.seed), width: 13)
            events.append(
                .person(
                    store: fact.store,
                    StatedPersonFact(
                        number: number, buyers: names.in(fact.store).keys, occurredAt: fact.at, fact.content)))
        }
    }

    /// No person has more: serials have eight bits within one.
    private mutating func add(_ content: StatedPersonFact.Content, at moment: Instant, in store: Int? = nil) {
        guard facts.count < 255 else { return }
        facts.append((store ?? first.store, moment, content))
    }

    /// Of those whose address the platform shows.
    private mutating func tellPlace() {
        guard generator.chance(0.85), !life.person.isMasked else { return }
        let place = names.in(first.store).names.words.place
        let isChinese = plan.stores[first.store].wording == .chinese
        add(.trait(.field(.province, place.province.without("省"))), at: first.placed)
        add(.trait(.field(.city, place.city.without("市"))), at: first.placed)
        add(.trait(.field(.country, isChinese ? "中国" : "US")), at: first.placed)
    }

    private mutating func join() {
        let moment = first.placed.later(days: 30 * generator.fraction() * generator.fraction())
        add(.trait(.memberSince(Wall.local(moment).day)), at: moment)
        if generator.chance(0.7) {
            add(.trait(.field(.gender, generator.chance(0.65) ? "女" : "男")), at: moment)
        }
        if generator.chance(0.75) {
            let day = CivilDate(daysSince1970: generator.below(1_461))
            add(.trait(.birthday(MonthDay(day.month, day.day))), at: moment)
        }
        if generator.chance(0.2) { add(.trait(.named("宠物", .text(generator.pick(["猫", "狗"])))), at: moment) }
        if generator.chance(0.15) {
            add(.trait(.named("家庭人数", .number(Millionths(Int64(1 + generator.below(5)) * 1_000_000)))), at: moment)
        }
        agree(.sms, 0.7, at: moment)
        agree(.wechat, 0.5, at: moment)
        agree(.email, plan.stores[first.store].wording == .western ? 0.6 : 0.15, at: moment)
    }

    private mutating func agree(_ channel: ConsentChannel, _ share: Double, at moment: Instant) {
        guard generator.chance(share) else { return }
        add(.consent(StatedConsent(channel, for: .marketing, method: "membership", textVersion: "2024-1")), at: moment)
        guard generator.chance(0.1) else { return }
        add(
            .consent(StatedConsent(channel, for: .marketing, isWithdrawn: true, method: "unsubscribe")),
            at: moment.later(days: 5 + 300 * generator.fraction()))
    }

    private mutating func tag() {
        let claimed = life.orders.filter(\.isClaimed)
        if claimed.count >= 3, generator.chance(0.4) {
            add(.tag("VIP", isOn: true), at: claimed[2].placed)
            if generator.chance(0.1) {
                add(.tag("VIP", isOn: false), at: claimed[2].placed.later(days: 180 + 200 * generator.fraction()))
            }
        }
        switch life.person.role {
        case .reseller: add(.tag("企业客户", isOn: true), at: first.placed)
        case .staff: add(.tag("员工", isOn: true), at: first.placed)
        case .regular, .oneTime, .prospect, .brusher:
            if generator.chance(0.02) { add(.tag("企业客户", isOn: true), at: first.placed.later(days: 3)) }
            if generator.chance(0.05) { add(.tag("送礼", isOn: true), at: first.placed.later(days: 1)) }
        }
    }

    /// Over what was wrong, at the counter, and now and then because the shop asks.
    private mutating func talk() {
        let met = Set(life.orders.filter(\.isClaimed).map(\.store))
        for refund in life.refunds where met.contains(refund.store) && generator.chance(0.6) {
            let moment = refund.occurred.later(minutes: -30 - 1_000 * generator.fraction())
            add(.interaction(StatedInteraction(.conversation, .incoming)), at: moment, in: refund.store)
        }
        for order in life.orders where order.isClaimed && plan.stores[order.store].platform == .physical {
            guard generator.chance(0.6) else { continue }
            add(.interaction(StatedInteraction(.visit, .incoming)), at: order.placed, in: order.store)
        }
        if generator.chance(0.2) {
            let moment = first.placed.later(days: 2 + 200 * generator.fraction())
            add(.interaction(StatedInteraction(.message, .incoming, channel: "wechat")), at: moment)
        }
        if generator.chance(0.05) {
            add(.interaction(StatedInteraction(.call, .outgoing)), at: first.placed.later(days: 14))
        }
    }
}

extension String {
    /// Without a last character that names its kind: 杭州 for 杭州市.
    fileprivate func without(_ ending: Character) -> String {
        last == ending ? String(dropLast()) : self
    }
}
