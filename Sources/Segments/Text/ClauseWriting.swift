import Shop

/// Clauses of several parts.
extension SegmentWriter {
    func happening(_ happening: Happening, isNegated: Bool) -> String {
        let act = word(happening.act)
        let period = happening.period.map(self.period) ?? ""
        let parts = filter(happening.filter, isOf: false)
        let count = count(happening.count)
        return switch language {
        case .english: joined(isNegated ? "not" : "", act, parts, count, period)
        case .chinese: joined(period, isNegated ? "未" : "", act, parts, count)
        }
    }

    private func count(_ bound: CountBound) -> String {
        guard bound != .once else { return "" }
        let (relation, number): (CountWord, Int) =
            switch bound {
            case .atLeast(let number): (.atLeast, number)
            case .atMost(let number): (.atMost, number)
            case .exactly(let number): (.exactly, number)
            }
        return joined(word(relation), String(number), pick(number == 1 ? "time" : "times", "次"))
    }

    func number(_ clause: NumberClause) -> String {
        let measure = word(clause.measure)
        let period = clause.period.map(self.period) ?? ""
        let parts = filter(clause.filter, isOf: true)
        let test = test(clause.test, clause.measure)
        return switch language {
        case .english: joined(measure, parts, test, period)
        case .chinese: joined(period, measure, parts, test)
        }
    }

    private func test(_ test: NumberTest, _ measure: Measure) -> String {
        switch test {
        case .compare(let relation, let yardstick):
            pick("", " ") + "\(relation.rawValue) " + self.yardstick(yardstick, measure)
        case .between(let low, let high):
            joined(word(TestWord.between), amount(low, measure), word(Keyword.to), amount(high, measure))
        case .top(let share): joined(word(TestWord.top), percent(share))
        case .bottom(let share): joined(word(TestWord.bottom), percent(share))
        }
    }

    private func yardstick(_ yardstick: Yardstick, _ measure: Measure) -> String {
        switch yardstick {
        case .number(let number): amount(number, measure)
        case .average: word(Keyword.average)
        case .median: word(Keyword.median)
        }
    }

    private func amount(_ number: Millionths, _ measure: Measure) -> String {
        measure.unit == .share ? percent(number) : ExactNumber.written(number)
    }

    private func percent(_ share: Millionths) -> String { ExactNumber.written(share, shiftedBy: 2) + "%" }

    func moment(_ clause: MomentClause) -> String {
        let parts = filter(clause.filter, isOf: true)
        let known = clause.filter.isEmpty ? word(Keyword.known) : ""
        return joined(word(clause.moment), parts, clause.period.map(dated) ?? known)
    }

    func due(_ clause: DueClause) -> String {
        let goods = clause.goods.map { self.goods($0, isOf: false) } ?? ""
        let lead = clause.test.isOverdue ? LeadWord.overdue : .due
        let what = joined(word(lead), goods.isEmpty ? "" : pick("for", ""), goods)
        return switch clause.test {
        case .overdue: what
        case .overdueBy(let span): joined(what, word(Keyword.byMore), self.span(span))
        case .today: pick("\(what) today", "今天\(what)")
        case .within(let span): pick("\(what) within \(self.span(span))", "未来\(self.span(span))\(what)")
        }
    }

    func trait(_ clause: TraitClause) -> String {
        let name = joined(pick(traitName(clause.name), word(LeadWord.trait) + quoted(clause.name)))
        return switch clause.test {
        case .known: joined(name, word(Keyword.known))
        case .text(let choice): joined(name, test(choice), list(choice.values.map(quoted)))
        case .number(let relation, let number): "\(name) \(relation.rawValue) \(ExactNumber.written(number))"
        case .between(let low, let high):
            joined(
                name, word(TestWord.between), ExactNumber.written(low), word(Keyword.to), ExactNumber.written(high))
        case .date(let period): joined(name, dated(period))
        case .flag(let flag): joined(name, word(Keyword.isWord), word(flag ? Keyword.yes : .no))
        }
    }

    private func traitName(_ name: String) -> String {
        let isPlain =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy { $0.isASCII && SourceText.isWordLetter(SourceText.folded($0)) }
        return "trait." + (isPlain ? name : quoted(name))
    }

    // MARK: What narrows

    private func filter(_ filter: OrderFilter, isOf: Bool) -> String {
        let stores = filter.stores.isEmpty ? "" : joined(word(FilterWord.store), list(filter.stores.map(quoted)))
        let sources =
            filter.sources.isEmpty ? "" : joined(word(FilterWord.source), list(filter.sources.map { word($0) }))
        let hosts = filter.hosts.isEmpty ? "" : joined(word(FilterWord.host), list(filter.hosts.map(quoted)))
        return joined(filter.goods.map { goods($0, isOf: isOf) } ?? "", stores, sources, hosts)
    }

    private func goods(_ goods: Goods, isOf: Bool) -> String {
        let kind =
            switch goods.kind {
            case .product: pick(isOf ? "of product" : "product", "商品")
            case .category: pick(isOf ? "of category" : "category", "品类")
            case .named: ""
            }
        return joined(kind, list(goods.names.map(quoted)))
    }

    // MARK: Periods

    func period(_ period: Period) -> String {
        switch period {
        case .last(let span): joined(word(PeriodWord.last), self.span(span))
        case .next(let span): joined(word(PeriodWord.next), self.span(span))
        case .olderThan(let span): joined(word(PeriodWord.olderThan), self.span(span))
        case .this(let unit): word(unit.current)
        case .previous(let unit): word(unit.previous)
        case .before(let day): joined(word(PeriodWord.before), self.day(day))
        case .after(let day): joined(word(PeriodWord.after), self.day(day))
        case .since(let day): joined(word(PeriodWord.since), self.day(day))
        case .on(.today): word(PeriodWord.today)
        case .on(let day): joined(word(PeriodWord.on), self.day(day))
        case .between(let from, let to):
            joined(word(PeriodWord.between), self.day(from), word(Keyword.to), self.day(to))
        }
    }

    /// A period behind what it dates: in Chinese 在 leads those that are stretches.
    private func dated(_ period: Period) -> String {
        let text = self.period(period)
        guard language == .chinese else { return text }
        return switch period {
        case .last, .next: "在\(text)内"
        case .this, .previous, .on(.today): "在\(text)"
        case .olderThan, .before, .after, .since, .on, .between: text
        }
    }

    private func span(_ span: DaySpan) -> String {
        let unit =
            switch span.unit {
            case .day: pick("day", "天")
            case .week: pick("week", "周")
            case .month: pick("month", "个月")
            case .year: pick("year", "年")
            }
        return pick("\(span.number) \(unit)\(span.number == 1 ? "" : "s")", "\(span.number)\(unit)")
    }

    private func day(_ day: DayPoint) -> String {
        switch day {
        case .date(let date): date.description
        case .today: word(PeriodWord.today)
        case .ago(let span): pick("\(self.span(span)) ago", "\(self.span(span))前")
        }
    }
}

extension DueTest {
    var isOverdue: Bool {
        switch self {
        case .today, .within: false
        case .overdue, .overdueBy: true
        }
    }
}

extension CalendarUnit {
    fileprivate var current: PeriodWord {
        switch self {
        case .week: .thisWeek
        case .month: .thisMonth
        case .year: .thisYear
        }
    }

    fileprivate var previous: PeriodWord {
        switch self {
        case .week: .previousWeek
        case .month: .previousMonth
        case .year: .previousYear
        }
    }
}
