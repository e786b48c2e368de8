package import Shop

extension SegmentEvaluator {
    /// The next day on which the answer might be another one although nothing new is known of the person; nil if never.
    ///
    /// Never too late; it may be too early: ask again on that day. What hangs on figures that are reckoned each day, or on
    /// another segment, is to be asked every day.
    package func nextChange(_ segment: Segment) -> BrandDay? {
        segment.clauses.compactMap(nextChange).min()
    }

    package func nextChange(_ clause: Clause) -> BrandDay? {
        let days: [BrandDay?] =
            switch clause {
            case .happening(let happening):
                arrivals + facts.days(of: happening).map { change(of: $0, happening.period) }
            case .number(let clause): arrivals + nextChanges(clause)
            case .moment(let clause): arrivals + [nextChange(clause)]
            case .due, .rfm, .stage, .value, .lapse: arrivals + [hasBought ? tomorrow : nil]
            case .trait(let clause): [nextChange(clause)]
            case .segment: [tomorrow]
            case .tag, .field, .store, .source, .consent: []
            }
        return days.compactMap { $0 }.min()
    }

    private var tomorrow: BrandDay { facts.today.adding(days: 1) }

    /// Whoever has not bought has no figures, and gets none by waiting.
    private var hasBought: Bool { !facts.person.orders.isEmpty }

    /// Days after today that facts already bear, as a return that is on its way.
    private var arrivals: [BrandDay?] {
        let person = facts.person
        let days =
            person.orders.flatMap { [$0.day, $0.returnedOn].compactMap { $0 } } + person.behaviours.map(\.day)
            + person.reviews.map(\.day) + person.interactions + [person.memberSince].compactMap { $0 }
        return [days.filter { $0 > facts.today }.min()]
    }

    private func change(of day: BrandDay, _ period: Period?) -> BrandDay? {
        DaysOfPeriod.nextChange(of: day, in: period, after: facts.today)
    }

    private func nextChanges(_ clause: NumberClause) -> [BrandDay?] {
        if clause.test.isRelative { return [tomorrow] }
        switch clause.measure {
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces:
            return facts.purchases.filter(clause.filter.allows).map { change(of: $0.day, clause.period) }
        case .reviews, .averageStars, .lowestStars:
            return facts.reviews(clause.filter).map { change(of: $0.day, clause.period) }
        case .cycle, .r, .f, .m, .returnRate: return [hasBought ? tomorrow : nil]
        case .daysSinceLastOrder:
            let last = facts.purchases.filter(clause.filter.allows).map(\.day).max()
            return last.map { crossings(clause.test, from: $0) } ?? []
        case .birthdayMonth: return []
        }
    }

    /// The days on which so many days since `last` pass a bound of `test`.
    private func crossings(_ test: NumberTest, from last: BrandDay) -> [BrandDay?] {
        let bounds: [Millionths] =
            switch test {
            case .compare(_, .number(let number)): [number]
            case .between(let low, let high): [low, high]
            case .compare(_, .average), .compare(_, .median), .top, .bottom: []
            }
        let days = bounds.flatMap { bound -> [BrandDay] in
            let whole = Int(bound.raw / 1_000_000)
            return (0...1).map { last.adding(days: whole + $0) }
        }
        return days.filter { $0 > facts.today }
    }

    private func nextChange(_ clause: MomentClause) -> BrandDay? {
        guard let period = clause.period, let (day, _) = facts.moment(clause.moment) else { return nil }
        guard clause.moment.isAnnual else { return change(of: day, period) }
        // Within a year and a day every birthday comes and goes; 29 February is kept every year too.
        let holds = holds(.moment(clause))
        return (1...800).lazy.map { facts.today.adding(days: $0) }.first { day in
            SegmentEvaluator(facts.person, on: DayFigures(today: day, currency: facts.day.currency))
                .holds(.moment(clause)) != holds
        }
    }

    private func nextChange(_ clause: TraitClause) -> BrandDay? {
        guard let period = clause.test.period, case .date(let day)? = facts.person.traits[clause.name] else {
            return nil
        }
        return change(of: day, period)
    }
}
