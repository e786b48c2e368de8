import Shop

@testable import Segments

/// Segments of all shapes, the same for the same seed.
struct RandomSegments {
    var numbers: SeededNumbers
    /// Names to draw from: those that persons of the tests bear, or hard ones.
    let names: [String]

    static let hardNames = [
        "瑜伽垫", "A-100", "", " ", "a\"b", "back\\slash", "line\nbreak", "tab\t", "null\u{0}", "bidi\u{202E}x", "“q”",
        "「k」",
        "且", "not", "e\u{301}", "\u{301}lead", "👩‍👩‍👧", "\u{FEFF}", "#1", "、，", "\r\n", "x\u{2028}y", "＂", "日",
    ]

    init(_ seed: UInt64, names: [String] = hardNames) {
        numbers = SeededNumbers(seed)
        self.names = names
    }

    mutating func segment(depth: Int = 4) -> Segment {
        guard depth > 0, !chance(40) else { return .clause(clause()) }
        return switch pick(0...4) {
        case 0, 1: .all((0..<pick(0...4)).map { _ in segment(depth: depth - 1) })
        case 2, 3: .any((0..<pick(0...4)).map { _ in segment(depth: depth - 1) })
        default: .not(segment(depth: depth - 1))
        }
    }

    mutating func clause() -> Clause {
        switch pick(0...15) {
        case 0, 1, 2:
            let act = one(Act.allCases)
            return .happening(Happening(act, filter(act.parts), count: count(), period: maybe { $0.past() }))
        case 3, 4, 5:
            let measure = one(Measure.allCases)
            let period = measure.takesPeriod ? maybe { $0.past() } : nil
            return .number(NumberClause(measure, filter(measure.parts), is: test(), period: period))
        case 6, 7:
            let moment = one(Moment.allCases)
            let period = maybe { moment.isAnnual ? $0.yearly() : $0.past() }
            return .moment(MomentClause(moment, filter(moment.parts), period: period))
        case 8: return .due(DueClause(maybe { $0.goods() }, when: due()))
        case 9: return .rfm(chance(50) ? choice(RFMCode.all) : pattern())
        case 10: return chance(50) ? .stage(choice(Stage.allCases)) : .value(choice(ValueTier.allCases))
        case 11: return chance(50) ? .lapse(choice(Lapse.allCases)) : .source(some(Platform.allCases))
        case 12: return .trait(TraitClause(chance(50) ? one(["skin", "Age2"]) : one(names), trait()))
        case 13: return .field(one(PersonField.allCases), choice(names))
        case 14:
            let purpose = maybe { $0.one(ConsentPurpose.allCases) }
            return .consent(ConsentClause(one(ConsentChannel.allCases), for: purpose, isWithdrawn: chance(30)))
        default:
            return one([Clause.tag(some(names)), .store(some(names)), .segment(some(names))])
        }
    }

    // MARK: Parts

    private mutating func pattern() -> Choice<RFMCode> {
        let pattern = (0..<3).map { _ in one(["0", "1", "x"]) }.joined()
        return .oneOf(RFMCode.matching(pattern) ?? RFMCode.all)
    }

    private mutating func filter(_ parts: Set<OrderFilter.Part>) -> OrderFilter {
        var filter = OrderFilter()
        if parts.contains(.goods), chance(40) { filter.goods = goods() }
        if parts.contains(.store), chance(25) { filter.stores = some(names) }
        if parts.contains(.source), chance(25) { filter.sources = some(Platform.allCases) }
        if parts.contains(.host), chance(25) { filter.hosts = some(names) }
        return filter
    }

    private mutating func goods() -> Goods { Goods(one(Goods.Kind.allCases), some(names)) }

    private mutating func count() -> CountBound {
        one([.once, .atLeast(pick(1...4)), .atMost(pick(0...4)), .exactly(pick(0...4))])
    }

    private mutating func test() -> NumberTest {
        let (low, high) = (millionths(), millionths())
        let share = Millionths(Int64(pick(1...1_000_000)))
        let yardstick = one([.number(low), .number(high), .average, .median] as [Yardstick])
        return one([
            .compare(one(Relation.allCases), yardstick), .compare(one(Relation.allCases), .number(high)),
            .between(min(low, high), max(low, high)), .top(share), .bottom(share),
        ])
    }

    private mutating func due() -> DueTest {
        one([.today, .within(span()), .overdue, .overdueBy(span())])
    }

    private mutating func trait() -> TraitTest {
        let (low, high) = (millionths(), millionths())
        return one([
            .known, .text(choice(names)), .number(one(Relation.allCases), low),
            .between(min(low, high), max(low, high)), .date(past()), .date(.next(span())), .flag(chance(50)),
        ])
    }

    private mutating func millionths() -> Millionths {
        one([
            Millionths(Int64(pick(0...10)) * 1_000_000), Millionths(Int64(pick(-5_000_000...5_000_000))),
            Millionths(Int64.random(in: -(Int64.max)...Int64.max, using: &numbers)),
            Millionths(Int64(pick(0...400)) * 1_000_000),
        ])
    }

    mutating func past() -> Period {
        let (from, to) = (date(), date())
        return one([
            .last(span()), .olderThan(span()), .this(one(CalendarUnit.allCases)),
            .previous(one(CalendarUnit.allCases)), .before(day()), .after(day()), .since(day()), .on(day()),
            .between(.date(min(from, to)), .date(max(from, to))), .between(.ago(span()), day()),
        ])
    }

    private mutating func yearly() -> Period {
        one([
            .last(span()), .next(span()), .this(one(CalendarUnit.allCases)), .previous(one(CalendarUnit.allCases)),
            .on(.today), .on(.ago(.days(1))),
        ])
    }

    private mutating func day() -> DayPoint { one([.date(date()), .today, .ago(span())]) }

    private mutating func date() -> BrandDay { BrandDay(number: pick(19_900...20_800)) }

    private mutating func span() -> DaySpan {
        let unit = one(DaySpan.Unit.allCases)
        return DaySpan(chance(5) ? unit.most : pick(1...12), unit) ?? .days(1)
    }

    private mutating func choice<Value>(_ values: [Value]) -> Choice<Value> {
        Choice(some(values), isExcluded: chance(30))
    }

    // MARK: Chance

    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    mutating func chance(_ percent: Int) -> Bool { pick(0...99) < percent }
    mutating func one<Value>(_ values: [Value]) -> Value { values[pick(0...values.count - 1)] }

    mutating func some<Value: Hashable>(_ values: [Value]) -> [Value] {
        let first = one(values)
        return ([first] + (0..<pick(0...2)).map { _ in one(values) }).withoutRepeats
    }

    private mutating func maybe<Value>(_ make: (inout RandomSegments) -> Value) -> Value? {
        chance(60) ? make(&self) : nil
    }
}
