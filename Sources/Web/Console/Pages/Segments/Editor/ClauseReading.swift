import Segments
import Shop

/// The fields that say a clause.
extension ClauseDraft {
    fileprivate typealias Values = [ClauseSlot: String]

    /// Nil for what no fields hold: it is shown as text.
    init?(_ segment: Segment, today: BrandDay) {
        let clause: Clause
        switch segment {
        case .clause(let inner): clause = inner
        case .not(.clause(let inner)): clause = inner
        case .not, .all, .any: return nil
        }
        let isDenied = if case .not = segment { true } else { false }
        guard let (subject, values) = Self.fields(of: clause, isDenied) else { return nil }
        self.init(subject, values, today: today)
        // Whatever the fields would lose is not theirs: they say the very same, or nothing.
        do {
            guard try self.segment() == segment else { return nil }
        } catch {
            return nil
        }
    }

    private static func fields(
        of clause: Clause, _ isDenied: Bool
    ) -> (subject: ClauseSubject, values: Values)? {
        let relation = isDenied ? "isNot" : "is"
        switch clause {
        case .happening(let happening):
            let count: Values = isDenied ? [.relation: never] : self.count(happening.count)
            return (.act(happening.act), join(parts(happening.filter), dates(happening.period), count))
        case .number(let clause):
            guard let test = Self.test(clause.test, isShare: clause.measure.unit == .share) else { return nil }
            return (.measure(clause.measure), join(parts(clause.filter), dates(clause.period), test))
        case .moment(let clause):
            let known = isDenied ? "unknown" : clause.filter.isEmpty ? "known" : ""
            let dates: Values = clause.period == nil ? [.period: known] : self.dates(clause.period)
            return (.moment(clause.moment), join(parts(clause.filter), dates))
        case .due(let clause):
            return (.due, join(parts(OrderFilter(goods: clause.goods)), due(clause.test)))
        case .rfm(let choice): return one(.rfm, choice) { $0.code }
        case .stage(let choice): return one(.stage, choice) { $0.rawValue }
        case .value(let choice): return one(.value, choice) { $0.rawValue }
        case .lapse(let choice): return one(.lapse, choice) { $0.rawValue }
        case .field(let field, let choice):
            let isOut = if case .noneOf = choice { true } else { false }
            return (.field(field), [.relation: isOut ? "isNot" : "is", .names: ClauseNames.written(choice.values)])
        case .tag(let names): return (.tag, [.relation: relation, .names: ClauseNames.written(names)])
        case .store(let names): return (.store, [.relation: relation, .names: ClauseNames.written(names)])
        case .segment(let names): return (.segment, [.relation: relation, .names: ClauseNames.written(names)])
        case .source(let platforms):
            return (.source, [.relation: relation, .platform: platforms.first?.rawValue ?? ""])
        case .consent(let clause):
            return (
                .consent(isWithdrawn: clause.isWithdrawn),
                [.one: clause.channel.rawValue, .purpose: clause.purpose?.rawValue ?? ""]
            )
        case .trait: return nil
        }
    }

    private static func one<Value>(
        _ subject: ClauseSubject, _ choice: Segments.Choice<Value>, _ word: (Value) -> String
    ) -> (subject: ClauseSubject, values: Values)? {
        let isOut = if case .noneOf = choice { true } else { false }
        guard let first = choice.values.first else { return nil }
        return (subject, [.relation: isOut ? "isNot" : "is", .one: word(first)])
    }

    private static func count(_ bound: CountBound) -> Values {
        switch bound {
        case .atLeast(let number): [.relation: ">=", .count: String(number)]
        case .atMost(let number): [.relation: "<=", .count: String(number)]
        case .exactly(let number): [.relation: "=", .count: String(number)]
        }
    }

    private static func test(_ test: NumberTest, isShare: Bool) -> Values? {
        switch test {
        case .compare(let relation, .number(let number)):
            [.relation: relation.rawValue, .amount: ClauseNumbers.written(number, isShare: isShare)]
        case .between(let low, let high):
            [
                .relation: between, .amount: ClauseNumbers.written(low, isShare: isShare),
                .most: ClauseNumbers.written(high, isShare: isShare),
            ]
        case .compare, .top, .bottom: nil
        }
    }

    private static func due(_ test: DueTest) -> Values {
        switch test {
        case .today: [.test: "dueToday"]
        case .overdue: [.test: "overdue"]
        case .within(let span): join([.test: "within"], self.span(span))
        case .overdueBy(let span): join([.test: "overdueBy"], self.span(span))
        }
    }

    /// One of what narrows; of more than one the first, and what is lost is seen when the clause is made again.
    private static func parts(_ filter: OrderFilter) -> Values {
        if let goods = filter.goods {
            let part =
                switch goods.kind {
                case .product: "product"
                case .category: "category"
                case .named: "goods"
                }
            return [.part: part, .names: ClauseNames.written(goods.names)]
        }
        if !filter.stores.isEmpty { return [.part: "inStore", .names: ClauseNames.written(filter.stores)] }
        if let source = filter.sources.first { return [.part: "fromSource", .platform: source.rawValue] }
        return filter.hosts.isEmpty ? [:] : [.part: "throughLive", .names: ClauseNames.written(filter.hosts)]
    }

    private static func dates(_ period: Period?) -> Values {
        switch period {
        case nil: [.period: ""]
        case .last(let span): join([.period: "last"], self.span(span))
        case .next(let span): join([.period: "next"], self.span(span))
        case .olderThan(let span): join([.period: "olderThan"], self.span(span))
        case .this(let unit): [.period: "this", .calendar: unit.rawValue]
        case .previous(let unit): [.period: "previous", .calendar: unit.rawValue]
        case .before(let day): [.period: "before", .day: written(day)]
        case .after(let day): [.period: "after", .day: written(day)]
        case .since(let day): [.period: "since", .day: written(day)]
        case .on(let day): [.period: "on", .day: written(day)]
        case .between(let from, let to): [.period: between, .day: written(from), .until: written(to)]
        }
    }

    private static func span(_ span: DaySpan) -> Values {
        [.length: String(span.number), .unit: span.unit.rawValue]
    }

    private static func join(_ parts: Values...) -> Values {
        parts.reduce(into: [:]) { all, part in all.merge(part) { $1 } }
    }

    /// Empty for a day that is counted back from today.
    private static func written(_ day: DayPoint) -> String {
        guard case .date(let date) = day else { return "" }
        return date.description
    }
}
