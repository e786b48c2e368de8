package import Shop

/// Answers segments over values: plain and slow, what every faster evaluation is compared with.
package struct SegmentEvaluator {
    let facts: ClauseFacts

    package init(_ person: PersonFacts, on day: DayFigures) {
        facts = ClauseFacts(person: person, day: day)
    }

    package func holds(_ segment: Segment) -> Bool {
        switch segment {
        case .all(let parts): parts.allSatisfy(holds)
        case .any(let parts): parts.contains(where: holds)
        case .not(let part): !holds(part)
        case .clause(let clause): holds(clause)
        }
    }

    package func holds(_ clause: Clause) -> Bool {
        let person = facts.person
        return switch clause {
        case .happening(let happening): happening.count.holds(inPeriod(happening).count)
        case .number(let clause): holds(clause)
        case .moment(let clause): holds(clause)
        case .due(let clause): facts.due(clause).map { clause.test.holds($0, asked: facts.today) } ?? false
        case .rfm(let choice): choice.holds(person.reckoned.rfm)
        case .stage(let choice): choice.holds(person.reckoned.stage)
        case .value(let choice): choice.holds(person.reckoned.value)
        case .lapse(let choice): choice.holds(person.reckoned.lapse)
        case .tag(let names): !person.tags.isDisjoint(with: names)
        case .trait(let clause): person.traits[clause.name].map { clause.test.holds($0, asked: facts.today) } ?? false
        case .field(let field, let choice): choice.holds(person.fields[field])
        case .store(let names): !person.stores.isDisjoint(with: names)
        case .source(let platforms): !person.sources.isDisjoint(with: platforms)
        case .consent(let clause): consents(clause).contains { $0.isWithdrawn == clause.isWithdrawn }
        case .segment(let names): !person.segments.isDisjoint(with: names)
        }
    }

    /// The days on which it was done in its period.
    func inPeriod(_ happening: Happening) -> [BrandDay] {
        facts.days(of: happening).filter(DaysOfPeriod(happening.period, asked: facts.today).contains)
    }

    func consents(_ clause: ConsentClause) -> [ConsentFact] {
        facts.person.consents.filter {
            $0.channel == clause.channel && (clause.purpose == nil || $0.purpose == clause.purpose)
        }
    }

    /// What `clause` is held against; nil when it is not relative, or the figure does not stand.
    func threshold(_ clause: NumberClause) -> Ratio? {
        Threshold(of: clause).flatMap { facts.day.thresholds[$0] }
    }

    private func holds(_ clause: NumberClause) -> Bool {
        guard let value = facts.value(of: clause) else { return false }
        // Buyers are held against buyers: who bought nothing that the clause leaves is above no bound, and below none.
        if let threshold = Threshold(of: clause), self.value(for: threshold) == nil { return false }
        return clause.test.holds(value, against: threshold(clause))
    }

    private func holds(_ clause: MomentClause) -> Bool {
        if clause.moment.isAnnual, clause.period != nil { return facts.birthday(clause.period) != nil }
        guard let (day, order) = facts.moment(clause.moment) else { return false }
        guard order.map(clause.filter.allows) ?? true else { return false }
        return clause.period.map { DaysOfPeriod($0, asked: facts.today).contains(day) } ?? true
    }
}

extension SegmentEvaluator {
    /// What the person counts for in a figure over all buyers; nil for one without a purchase that it leaves, and for whom
    /// the measure is undefined.
    package func value(for threshold: Threshold) -> Ratio? {
        let days = DaysOfPeriod(threshold.period, asked: facts.today)
        guard facts.purchases.contains(where: { days.contains($0.day) && threshold.filter.allows($0) }) else {
            return nil
        }
        let clause = NumberClause(
            threshold.measure, threshold.filter, is: .compare(.more, .average), period: threshold.period)
        return facts.value(of: clause)
    }

    /// Which of some segments the person is in.
    ///
    /// - Parameter definitions: without a circle.
    package static func segments(
        of person: PersonFacts, on day: DayFigures, among definitions: [String: Segment]
    ) -> Set<String> {
        var answers: [String: Bool] = [:]
        func isIn(_ name: String) -> Bool {
            if let known = answers[name] { return known }
            guard let definition = definitions[name] else { return false }
            var asked = person
            asked.segments = Set(SegmentNames(of: definition).segments.filter(isIn))
            let answer = SegmentEvaluator(asked, on: day).holds(definition)
            answers[name] = answer
            return answer
        }
        return Set(definitions.keys.filter(isIn))
    }
}

extension TraitTest {
    /// False of a value of another type than is asked for.
    package func holds(_ value: TraitValue, asked today: BrandDay) -> Bool {
        switch (self, value) {
        case (.known, _): true
        case (.text(let choice), .text(let text)): choice.holds(text)
        case (.number(let relation, let number), .number(let value)): relation.holds(value, number)
        case (.between(let low, let high), .number(let value)): low <= value && value <= high
        case (.date(let period), .date(let day)): DaysOfPeriod(period, asked: today).contains(day)
        case (.flag(let flag), .flag(let value)): flag == value
        case (.text, _), (.number, _), (.between, _), (.date, _), (.flag, _): false
        }
    }
}
