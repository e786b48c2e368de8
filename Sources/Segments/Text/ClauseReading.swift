import Shop

/// Clauses by their first word.
extension SegmentParser {
    mutating func worded(_ word: LeadWord) throws(SegmentProblem) -> Segment {
        switch word {
        case .everyone: .everyone
        case .nobody: .nobody
        case .rfm: .clause(.rfm(try classChoice()))
        case .stage: .clause(.stage(try choice(of: Lexicons.stages)))
        case .value: .clause(.value(try choice(of: Lexicons.valueTiers)))
        case .lapse: .clause(.lapse(try choice(of: Lexicons.lapses)))
        case .tag: try membership(.tag, Clause.tag)
        case .store: try membership(.store, Clause.store)
        case .segment: try membership(.segment, Clause.segment)
        case .source: try sources()
        case .trait: .clause(.trait(try trait()))
        case .consented: .clause(.consent(try consent(isWithdrawn: false)))
        case .withdrew: .clause(.consent(try consent(isWithdrawn: true)))
        case .due: .clause(.due(try due(nil, 0..<0)))
        case .overdue: .clause(.due(try overdue()))
        }
    }

    /// What a person can have several of: here “is not” is plain negation.
    private mutating func membership(
        _ kind: ValueKind, _ clause: ([String]) -> Clause
    ) throws(SegmentProblem) -> Segment {
        let choice = try choice(of: kind)
        let segment = Segment.clause(clause(choice.values))
        return choice.isExcluded ? .not(segment) : segment
    }

    private mutating func sources() throws(SegmentProblem) -> Segment {
        let choice = try choice(of: Lexicons.platforms)
        let segment = Segment.clause(.source(choice.values))
        return choice.isExcluded ? .not(segment) : segment
    }

    // MARK: What was done

    mutating func happening(_ act: Act, _ before: Period?) throws(SegmentProblem) -> Happening {
        var filter = OrderFilter()
        var count: CountBound?
        var period = before
        while true {
            let start = cursor.place
            if try part(of: &filter, allowed: act.parts, subject: act.spelling.canonical) { continue }
            if let found = try countBound() {
                guard count == nil else { throw saidTwice(Phrase(en: "the count", zh: "次数"), from: start) }
                count = found
            } else if let found = try self.period(.past) {
                guard period == nil else { throw saidTwice(.period, from: start) }
                period = found
            } else {
                return Happening(act, filter, count: count ?? .once, period: period)
            }
        }
    }

    /// `at least 2 times`, `2次以上`; nil when no count stands here.
    private mutating func countBound() throws(SegmentProblem) -> CountBound? {
        if let counted = try countLed() { return counted }
        guard let word = cursor.choose(Lexicons.counts) else { return nil }
        let bound: CountBound
        switch word {
        case .once: return .atLeast(1)
        case .twice: return .atLeast(2)
        case .onlyOnce: return .exactly(1)
        case .onlyTwice: return .exactly(2)
        case .atLeast: bound = .atLeast(try wholeNumber(1...CountBound.most))
        case .more: bound = .atLeast(try wholeNumber(0...CountBound.most - 1) + 1)
        case .atMost: bound = .atMost(try wholeNumber(0...CountBound.most))
        case .fewer: bound = .atMost(try wholeNumber(1...CountBound.most) - 1)
        case .exactly: bound = .exactly(try wholeNumber(0...CountBound.most))
        }
        guard cursor.choose(Lexicons.times) != nil else { throw cursor.unexpected() }
        return bound
    }

    /// `2次以上`: at least two.
    private mutating func countLed() throws(SegmentProblem) -> CountBound? {
        guard SourceText.isDigit(cursor.letter), !isDayAhead else { return nil }
        let number = try wholeNumber(1...CountBound.most)
        guard cursor.choose(Lexicons.times) != nil, cursor.accept(.postMore) else { throw cursor.unexpected() }
        return .atLeast(number)
    }

    // MARK: Numbers and moments

    mutating func number(_ measure: Measure, _ before: Period?) throws(SegmentProblem) -> NumberClause {
        var filter = OrderFilter()
        var period = before
        var test: NumberTest?
        while true {
            let start = cursor.place
            if try part(of: &filter, allowed: measure.parts, subject: measure.spelling.canonical) { continue }
            if test == nil, let found = try numberTest(measure) {
                test = found
            } else if let found = try self.period(.past) {
                guard measure.takesPeriod else {
                    let cause = SegmentProblem.Cause.notNarrowedBy(subject: measure.spelling.canonical, part: .period)
                    throw cursor.problem(cause, start..<cursor.place)
                }
                guard period == nil else { throw saidTwice(.period, from: start) }
                period = found
            } else if let test {
                return NumberClause(measure, filter, is: test, period: period)
            } else {
                throw cursor.unexpected()
            }
        }
    }

    mutating func moment(_ moment: Moment, _ before: Period?) throws(SegmentProblem) -> MomentClause {
        var filter = OrderFilter()
        var period = before
        var isKnown = false
        let subject = moment.spelling.canonical
        while true {
            let start = cursor.place
            if try part(of: &filter, allowed: moment.parts, subject: subject) { continue }
            if period == nil, !isKnown, cursor.accept(.known) {
                isKnown = true
            } else if let found = try momentPeriod(moment) {
                guard period == nil, !isKnown else { throw saidTwice(.period, from: start) }
                period = found
            } else if period != nil || isKnown || !filter.isEmpty {
                return MomentClause(moment, filter, period: period)
            } else {
                throw cursor.unexpected()
            }
        }
    }

    private mutating func momentPeriod(_ moment: Moment) throws(SegmentProblem) -> Period? {
        let start = cursor.place
        let found: Period?
        if let period = try period(moment.isAnnual ? .future : .past) {
            found = period
        } else {
            found = try comparedDay()
        }
        if let found, moment.isAnnual, !found.fitsYearly {
            throw cursor.problem(.wrongDirection(moment.spelling.canonical), start..<cursor.place)
        }
        return found
    }

    // MARK: What is due, what is known

    mutating func due(_ before: Period?, _ range: Range<Int>) throws(SegmentProblem) -> DueClause {
        let goods = try dueGoods()
        let start = cursor.place
        let after = before == nil ? try period(.future) : nil
        guard let period = before ?? after else { throw cursor.unexpected() }
        switch period {
        case .next(let span): return DueClause(goods, when: .within(span))
        case .on(.today): return DueClause(goods, when: .today)
        case .last, .olderThan, .this, .previous, .before, .after, .since, .on, .between:
            let place = before == nil ? start..<cursor.place : range
            throw cursor.problem(.wrongDirection(LeadWord.due.spelling.canonical), place)
        }
    }

    mutating func overdue() throws(SegmentProblem) -> DueClause {
        let goods = try dueGoods()
        guard cursor.accept(.byMore) else { return DueClause(goods, when: .overdue) }
        return DueClause(goods, when: .overdueBy(try span()))
    }

    private mutating func dueGoods() throws(SegmentProblem) -> Goods? {
        _ = cursor.accept(.per)
        var filter = OrderFilter()
        _ = try part(of: &filter, allowed: [.goods], subject: LeadWord.due.spelling.canonical)
        return filter.goods
    }

    mutating func consent(isWithdrawn: Bool) throws(SegmentProblem) -> ConsentClause {
        guard let channel = cursor.choose(Lexicons.channels) else { throw cursor.unexpected() }
        let isFor = cursor.accept(.per)
        let purpose = cursor.choose(Lexicons.purposes)
        guard purpose != nil || !isFor else { throw cursor.unexpected() }
        return ConsentClause(channel, for: purpose, isWithdrawn: isWithdrawn)
    }

    func saidTwice(_ what: Phrase, from start: Int) -> SegmentProblem {
        cursor.problem(.saidTwice(what), start..<cursor.place)
    }
}

extension Period {
    /// Whether it can be asked of a day that comes every year.
    package var fitsYearly: Bool {
        switch self {
        case .last, .next, .this, .previous: true
        case .on(let day): day == .today || day == .ago(.days(1))
        case .olderThan, .before, .after, .since, .between: false
        }
    }
}
