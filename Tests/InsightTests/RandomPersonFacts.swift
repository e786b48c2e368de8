import Shop

/// What random sources state of the persons of a random brand: tags put on and taken off, traits of every type told and
/// taken back, consents given and withdrawn, interactions; late ones and ones of the same moment among them.
struct RandomPersonFacts {
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    mutating func facts(_ count: Int, of persons: Int, numbered prefix: String) -> [StatedPersonFact] {
        (0..<count).map { number in
            let day = RandomBrand.firstDay.adding(
                days: random.below(RandomBrand.lastDay.number - RandomBrand.firstDay.number))
            // A few hours only, so that there are some of one moment.
            let hour = Int64(random.below(4) * 6) * 3_600_000
            return StatedPersonFact(
                number: "\(prefix)\(number)", buyers: .number(Int64(1 + random.below(persons))),
                occurredAt: day.start(in: RandomBrand.zone).advanced(milliseconds: hour), content(on: day))
        }
    }

    private mutating func content(on day: BrandDay) -> StatedPersonFact.Content {
        switch random.below(10) {
        case 0, 1: .tag(pick(["VIP", "企业客户", "caf\u{e9}"]), isOn: random.chance(2, of: 3))
        case 2, 3:
            .trait(.field(pick([.city, .city, .gender]), random.chance(1, of: 6) ? nil : pick(["杭州", "上海", "女"])))
        case 4: .trait(.birthday(random.chance(1, of: 8) ? nil : birthday()))
        case 5: .trait(.memberSince(random.chance(1, of: 8) ? nil : day.adding(days: random.below(60) - 40)))
        case 6: .trait(.named(pick(["skin", "age", "news", "joined"]), value(on: day)))
        case 7:
            .consent(
                StatedConsent(
                    pick([.sms, .sms, .email]), for: pick([.marketing, .service]),
                    isWithdrawn: random.chance(1, of: 3), method: "form"))
        default: .interaction(StatedInteraction(pick(InteractionKind.allCases), .incoming))
        }
    }

    private mutating func birthday() -> MonthDay {
        pick([MonthDay(2, 29), MonthDay(1, 2), MonthDay(12, 31), MonthDay(8, 15), MonthDay(8, 20), MonthDay(5, 5)])
    }

    private mutating func value(on day: BrandDay) -> TraitValue? {
        switch random.below(6) {
        case 0: nil
        case 1: .number(Millionths(Int64(random.below(50)) * 1_000_000))
        case 2: .flag(random.chance(1, of: 2))
        case 3: .date(day)
        default: .text(pick(["dry", "oily"]))
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[random.below(values.count)]
    }
}
