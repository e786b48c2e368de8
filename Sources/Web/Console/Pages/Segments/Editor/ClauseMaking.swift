import Segments
import Shop

/// What the fields of a condition say.
extension ClauseDraft {
    /// A clause, or one that is denied.
    func segment() throws(ClauseMistake) -> Segment {
        let (clause, isDenied) = try clause()
        if let misfit = clause.misfit { throw .misfit(misfit) }
        return isDenied ? .not(.clause(clause)) : .clause(clause)
    }

    private func clause() throws(ClauseMistake) -> (clause: Clause, isDenied: Bool) {
        let isDenied = value(of: .relation) == "isNot"
        switch subject {
        case .act(let act): return try happening(act)
        case .measure(let measure):
            let period = try period()
            let clause = NumberClause(
                measure, try filter(), is: try test(), period: measure.takesPeriod ? period : nil)
            return (.number(clause), false)
        case .moment(let moment):
            let clause = Clause.moment(MomentClause(moment, try filter(), period: try period()))
            return (clause, value(of: .period) == "unknown")
        case .due: return (.due(DueClause(try filter().goods, when: try dueTest())), false)
        case .rfm: return (.rfm(try choice(RFMCode(value(of: .one)), isDenied)), false)
        case .stage: return (.stage(try choice(Stage(rawValue: value(of: .one)), isDenied)), false)
        case .value: return (.value(try choice(ValueTier(rawValue: value(of: .one)), isDenied)), false)
        case .lapse: return (.lapse(try choice(Lapse(rawValue: value(of: .one)), isDenied)), false)
        case .field(let field):
            let names = try names()
            return (.field(field, isDenied ? .noneOf(names) : .oneOf(names)), false)
        case .tag: return (.tag(try names()), isDenied)
        case .store: return (.store(try names()), isDenied)
        case .segment: return (.segment(try names()), isDenied)
        case .source: return (.source(try platforms()), isDenied)
        case .consent(let isWithdrawn):
            guard let channel = ConsentChannel(rawValue: value(of: .one)) else { throw .noName }
            let purpose = ConsentPurpose(rawValue: value(of: .purpose))
            return (.consent(ConsentClause(channel, for: purpose, isWithdrawn: isWithdrawn)), false)
        }
    }

    private func choice<Value: Hashable & Sendable>(
        _ value: Value?, _ isDenied: Bool
    ) throws(ClauseMistake) -> Segments.Choice<Value> {
        guard let value else { throw .noName }
        return isDenied ? .noneOf([value]) : .oneOf([value])
    }

    private func happening(_ act: Act) throws(ClauseMistake) -> (clause: Clause, isDenied: Bool) {
        let (filter, period) = (try filter(), try period())
        let relation = value(of: .relation)
        guard relation != Self.never else { return (.happening(Happening(act, filter, period: period)), true) }
        // What is beyond any bound is refused with the rest of the clause.
        guard let number = Int(value(of: .count)), (0...CountBound.most).contains(number) else { throw .noNumber }
        let count: CountBound =
            switch relation {
            case ">": .atLeast(number + 1)
            case "=": .exactly(number)
            case "<=": .atMost(number)
            case "<": .atMost(number - 1)
            default: .atLeast(number)
            }
        return (.happening(Happening(act, filter, count: count, period: period)), false)
    }

    private func filter() throws(ClauseMistake) -> OrderFilter {
        guard !subject.parts.isEmpty else { return .none }
        return switch value(of: .part) {
        case "category": OrderFilter(goods: Goods(.category, try names()))
        case "product": OrderFilter(goods: Goods(.product, try names()))
        case "goods": OrderFilter(goods: Goods(.named, try names()))
        case "inStore": OrderFilter(stores: try names())
        case "fromSource": OrderFilter(sources: try platforms())
        case "throughLive": OrderFilter(hosts: try names())
        default: .none
        }
    }

    private func names() throws(ClauseMistake) -> [String] {
        try ClauseNames.read(value(of: .names))
    }

    private func platforms() throws(ClauseMistake) -> [Platform] {
        guard let platform = Platform(rawValue: value(of: .platform)) else { throw .noName }
        return [platform]
    }

    private func test() throws(ClauseMistake) -> NumberTest {
        let relation = value(of: .relation)
        guard let amount = ClauseNumbers.read(value(of: .amount), isShare: subject.isShare) else { throw .noNumber }
        guard relation == Self.between else {
            guard let relation = Relation(rawValue: relation) else { throw .noNumber }
            return .compare(relation, .number(amount))
        }
        guard let most = ClauseNumbers.read(value(of: .most), isShare: subject.isShare) else { throw .noNumber }
        return .between(amount, most)
    }

    private func dueTest() throws(ClauseMistake) -> DueTest {
        switch value(of: .test) {
        case "dueToday": .today
        case "overdue": .overdue
        case "overdueBy": .overdueBy(try span())
        default: .within(try span())
        }
    }

    /// Nil for any time, and for what is known at all.
    private func period() throws(ClauseMistake) -> Period? {
        switch value(of: .period) {
        case "last": .last(try span())
        case "next": .next(try span())
        case "olderThan": .olderThan(try span())
        case "this": .this(try calendar())
        case "previous": .previous(try calendar())
        case "before": .before(try day(.day))
        case "after": .after(try day(.day))
        case "since": .since(try day(.day))
        case "on": .on(try day(.day))
        case Self.between: .between(try day(.day), try day(.until))
        default: nil
        }
    }

    private func span() throws(ClauseMistake) -> DaySpan {
        guard let number = Int(value(of: .length)), let unit = DaySpan.Unit(rawValue: value(of: .unit)),
            let span = DaySpan(number, unit)
        else { throw .noNumber }
        return span
    }

    private func calendar() throws(ClauseMistake) -> CalendarUnit {
        guard let unit = CalendarUnit(rawValue: value(of: .calendar)) else { throw .noDay }
        return unit
    }

    private func day(_ slot: ClauseSlot) throws(ClauseMistake) -> DayPoint {
        guard let day = BrandDay(value(of: slot)) else { throw .noDay }
        return .date(day)
    }
}
