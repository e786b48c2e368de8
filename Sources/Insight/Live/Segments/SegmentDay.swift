import Columns
import Segments
import Shop

/// What all clauses of a question need of everybody on its day. Reckoned once for a question; what nobody asks for is left
/// out.
struct SegmentDay {
    let live: LiveBrand
    let question: SegmentQuestion
    private(set) var parts: [PartDay]
    /// What persons' return rates are shrunk to.
    private(set) var shop = Returns(orders: 0, returned: 0)
    /// The cycles that products lean on; nil where no clause asks for what is due.
    private(set) var cycles: CycleReport?

    var today: Int32 { Int32(clamping: question.today.number) }

    init(_ live: LiveBrand, _ question: SegmentQuestion) {
        self.live = live
        self.question = question
        let day = Int32(clamping: question.today.number)
        let end = question.today.adding(days: 1).start(in: live.brand.timeZone).milliseconds
        let days = live.baseDays
        parts = [days.day(day, before: end, of: live)]
        if let tail = days.tail(day, before: end, of: live) { parts.append(tail) }
        let clauses = question.everyClause
        if clauses.contains(where: \.needsDueProducts) { cycles = days.cycles(live, question) }
        let needs = Set(SegmentNeed.allCases.filter { need in clauses.contains { $0.needs(need) } })
        guard !needs.isEmpty else { return }
        let masked = days.maskedDays(question.settings.promotionDays, upTo: day)
        let passes = parts.map { ReckonedPass($0, question.rfm, question.settings, masked) }
        let yardsticks = days.yardsticks(needs, over: passes, live, question)
        if let returns = yardsticks.shop { shop = returns }
        for (number, pass) in passes.enumerated() {
            parts[number].reckoned = parts[number].shelf.columns(needs, pass, by: yardsticks, live)
        }
    }

    /// When products bought by persons of a part are due.
    func dueProducts(of part: PartDay) -> DueProductPass? {
        cycles.map { cycles in
            DueProductPass(
                part.part, part.purchases, live.shelf, cycles, question.settings,
                live.baseDays.maskedDays(question.settings.promotionDays, upTo: today))
        }
    }
}

/// What a clause needs that is reckoned over everybody.
enum SegmentNeed: CaseIterable {
    /// Classes and scores.
    case marks
    /// With cycles and due days.
    case stages
    /// Tiers.
    case values
    /// The return rate of the shop.
    case returns
}

extension Clause {
    func needs(_ need: SegmentNeed) -> Bool {
        switch self {
        case .rfm: need == .marks
        case .stage, .lapse: need == .stages
        case .value: need == .values
        case .due(let clause): clause.goods == nil && need == .stages
        case .number(let clause):
            switch clause.measure {
            case .cycle: need == .stages
            case .r, .f, .m: need == .marks
            case .returnRate: need == .returns
            case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .daysSinceLastOrder, .reviews,
                .averageStars, .lowestStars, .birthdayMonth:
                false
            }
        case .happening, .moment, .tag, .trait, .field, .store, .source, .consent, .segment: false
        }
    }

    var needsDueProducts: Bool {
        guard case .due(let clause) = self else { return false }
        return clause.goods != nil
    }
}

extension SegmentQuestion {
    /// Of the segment and of all that it names.
    var everyClause: [Clause] {
        var clauses: [Clause] = []
        var seen: Set<String> = []
        var waiting = [segment]
        while let next = waiting.popLast() {
            for clause in next.clauses {
                clauses.append(clause)
                guard case .segment(let names) = clause else { continue }
                for name in names where seen.insert(name).inserted {
                    if let definition = definitions[name] { waiting.append(definition) }
                }
            }
        }
        return clauses
    }
}

extension SegmentDay {
    /// Where somebody is read, by index among the brand's; nil for whom it has nowhere.
    func place(of person: Int32) -> (part: PartDay, slot: Int)? {
        for part in parts {
            let slots = part.isOfEverybody ? Int(person)..<Int(person) + 1 : 0..<part.part.slots
            for slot in slots
            where slot < part.part.slots && part.part.isRead[slot] && part.part.persons[slot] == person {
                return (part, slot)
            }
        }
        return nil
    }

    /// The days of a period up to today; nil when it has none.
    func days(of period: Period?) -> ClosedRange<Int32>? {
        let days = DaysOfPeriod(period, asked: question.today)
        let first = days.first.map { Int32(clamping: $0.number) } ?? .min
        let last = min(days.last.map { Int32(clamping: $0.number) } ?? today, today)
        return first <= last ? first...last : nil
    }

    /// From the first moment of the days to the first one after them.
    func moments(of days: ClosedRange<Int32>) -> Range<Int64> {
        let zone = live.brand.timeZone
        func start(_ day: Int) -> Int64 { BrandDay(number: day).start(in: zone).milliseconds }
        let first = days.lowerBound == .min ? Int64.min : start(Int(days.lowerBound))
        return first..<start(Int(days.upperBound) + 1)
    }
}
