package import Shop

extension Clause {
    /// What in the clause cannot stand together, for trees that were not read from text; nil when it is sound.
    package var misfit: Phrase? {
        switch self {
        case .happening(let happening):
            Self.misfit(happening.filter, happening.act.parts) ?? Self.misfit(past: happening.period)
                ?? happening.count.misfit
        case .number(let clause):
            Self.misfit(clause.filter, clause.measure.parts) ?? Self.misfit(past: clause.period)
                ?? (clause.period != nil && !clause.measure.takesPeriod ? .period : nil) ?? clause.test.misfit
        case .moment(let clause):
            Self.misfit(clause.filter, clause.moment.parts)
                ?? (clause.moment.isAnnual
                    ? clause.period.flatMap { $0.fitsYearly ? nil : .period } : Self.misfit(past: clause.period))
        case .due(let clause): clause.goods.flatMap { $0.names.isEmpty ? .noValue : nil }
        case .trait(let clause): clause.test.misfit
        case .rfm(let choice): choice.values.isEmpty ? .noValue : nil
        case .stage(let choice): choice.values.isEmpty ? .noValue : nil
        case .value(let choice): choice.values.isEmpty ? .noValue : nil
        case .lapse(let choice): choice.values.isEmpty ? .noValue : nil
        case .field(_, let choice): choice.values.isEmpty ? .noValue : nil
        case .tag(let names), .store(let names), .segment(let names): names.isEmpty ? .noValue : nil
        case .source(let platforms): platforms.isEmpty ? .noValue : nil
        case .consent: nil
        }
    }

    private static func misfit(_ filter: OrderFilter, _ allowed: Set<OrderFilter.Part>) -> Phrase? {
        if filter.goods?.names.isEmpty ?? false { return .noValue }
        return filter.parts.subtracting(allowed).map(\.name).min { $0.english < $1.english }
    }

    private static func misfit(past period: Period?) -> Phrase? {
        switch period {
        case .next: Phrase(en: "a period into the future", zh: "未来的时间范围")
        case nil, .last, .olderThan, .this, .previous, .before, .after, .since, .on: nil
        case .between(.date(let from), .date(let to)): to < from ? .reversed : nil
        case .between: nil
        }
    }
}

extension CountBound {
    fileprivate var misfit: Phrase? {
        switch self {
        case .atLeast(let number): (1...Self.most).contains(number) ? nil : .outOfRange
        case .atMost(let number), .exactly(let number): (0...Self.most).contains(number) ? nil : .outOfRange
        }
    }
}

extension NumberTest {
    fileprivate var misfit: Phrase? {
        switch self {
        case .compare: nil
        case .between(let low, let high): high < low ? .reversed : nil
        case .top(let share), .bottom(let share): (1...1_000_000).contains(share.raw) ? nil : .outOfRange
        }
    }
}

extension TraitTest {
    fileprivate var misfit: Phrase? {
        switch self {
        case .known, .number, .flag: nil
        case .text(let choice): choice.values.isEmpty ? .noValue : nil
        case .between(let low, let high): high < low ? .reversed : nil
        case .date(.between(.date(let from), .date(let to))): to < from ? .reversed : nil
        case .date: nil
        }
    }
}

extension OrderFilter.Part {
    fileprivate var name: Phrase {
        switch self {
        case .goods: Phrase(en: "a product or category", zh: "商品或品类")
        case .store: Phrase(en: "a store", zh: "店铺")
        case .source: Phrase(en: "a source", zh: "来源")
        case .host: Phrase(en: "a live host", zh: "主播")
        }
    }
}

extension Phrase {
    fileprivate static let noValue = Phrase(en: "a list without a value", zh: "空列表")
    fileprivate static let outOfRange = Phrase(en: "a number beyond its range", zh: "超出范围的数字")
    fileprivate static let reversed = Phrase(en: "a range that ends before it begins", zh: "终点早于起点的范围")
}
