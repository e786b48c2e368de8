import Shop

/// Reads the text of a segment: by recursive descent, each place looked at once, within the bounds of `SegmentSize`.
package struct SegmentParser {
    var cursor: SegmentCursor
    let classes: Lexicon<RFMCode>
    private var depth = 0
    /// Clauses, negations and brackets so far: the work done.
    private(set) var nodes = 0
    /// Where the quote that was read last ended.
    var endOfQuote = 0

    init(_ text: SourceText, labels: RFMLabels) {
        cursor = SegmentCursor(text)
        classes = Lexicon(labels.spellings)
    }

    /// The segment that `text` says, in normal form.
    ///
    /// - Parameter labels: the brand's names of the RFM classes.
    /// - Complexity: linear in the text; a text beyond the bounds is refused where it passes them.
    package static func parse(
        _ text: String, labels: RFMLabels = .standard
    ) throws(SegmentProblem) -> Segment {
        guard text.utf8.count <= SegmentSize.mostBytes else {
            let cause = SegmentProblem.Cause.tooLong(bytes: text.utf8.count)
            throw SegmentProblem(
                cause: cause, place: TextPlace(line: 1, column: 1, length: 0), expected: [], suggestion: nil)
        }
        var parser = SegmentParser(SourceText(text), labels: labels)
        return try parser.whole()
    }

    mutating func whole() throws(SegmentProblem) -> Segment {
        guard !cursor.isAtEnd else { throw cursor.problem(.empty, 0..<0) }
        let segment = try alternatives().normal
        guard cursor.isAtEnd else {
            cursor.expect([.end])
            throw cursor.unexpected()
        }
        let all = 0..<cursor.text.count
        guard segment.depth <= SegmentSize.mostDepth else { throw cursor.problem(.tooDeep, all) }
        guard segment.nodeCount <= SegmentSize.mostNodes else { throw cursor.problem(.tooManyNodes, all) }
        return segment
    }

    private mutating func alternatives() throws(SegmentProblem) -> Segment {
        var parts = [try conjunction()]
        while cursor.accept(.or) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(SegmentProblem) -> Segment {
        var parts = [try factor()]
        while cursor.accept(.and) { parts.append(try factor()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// One clause, with what may stand before it: negations, a bracket, a period.
    ///
    /// What it calls is kept apart, so that a level of nesting needs little stack.
    private mutating func factor() throws(SegmentProblem) -> Segment {
        let start = cursor.place
        try count(from: start)
        if isDayAhead { return try afterDays(from: start) }
        switch try lead() {
        case .open: return try bracketed(from: start)
        case .not: return try negated(from: start)
        case .period(let word): return try after(word, from: start)
        case let lead: return try clause(lead, nil)
        }
    }

    private mutating func lead() throws(SegmentProblem) -> Lead {
        guard let lead = cursor.choose(Lead.lexicon) else { throw cursor.unexpected() }
        return lead
    }

    private mutating func bracketed(from start: Int) throws(SegmentProblem) -> Segment {
        let open = start..<cursor.place
        try descend(from: start)
        let inner = try alternatives()
        try close(open)
        return inner
    }

    private mutating func close(_ open: Range<Int>) throws(SegmentProblem) {
        guard cursor.accept(.close) else {
            throw cursor.isAtEnd ? cursor.problem(.unclosedBracket, open) : cursor.unexpected()
        }
        depth -= 1
    }

    private mutating func negated(from start: Int) throws(SegmentProblem) -> Segment {
        try descend(from: start)
        let inner = try factor()
        depth -= 1
        return .not(inner)
    }

    private mutating func afterDays(from start: Int) throws(SegmentProblem) -> Segment {
        guard let period = try dayLed(.ahead) else { throw cursor.unexpected() }
        return try factor(in: period, from: start)
    }

    private mutating func after(_ word: PeriodWord, from start: Int) throws(SegmentProblem) -> Segment {
        let period = try period(word, .ahead, from: start)
        return try factor(in: period, from: start)
    }

    /// A clause whose period stands before it, with negations between: `近60天未购买过…`.
    private mutating func factor(in period: Period, from start: Int) throws(SegmentProblem) -> Segment {
        let periodRange = start..<cursor.place
        var period = period
        var isNegated = false
        var place = cursor.place
        var lead = try lead()
        while lead == .not {
            isNegated.toggle()
            place = cursor.place
            lead = try self.lead()
        }
        guard lead.takesPeriod else {
            let subject = cursor.text.string(place..<cursor.place)
            let cause = SegmentProblem.Cause.notNarrowedBy(subject: Phrase(en: subject, zh: subject), part: .period)
            throw cursor.problem(cause, periodRange)
        }
        // `7天内到期`: only the length is said, and what is due lies ahead.
        if lead == .word(.due), case .last(let span) = period, SourceText.isDigit(cursor.text.letter(start)) {
            period = .next(span)
        }
        try check(period, fits: lead, periodRange)
        let segment =
            lead == .word(.due) ? Segment.clause(.due(try due(period, periodRange))) : try clause(lead, period)
        return isNegated ? .not(segment) : segment
    }

    private mutating func clause(_ lead: Lead, _ period: Period?) throws(SegmentProblem) -> Segment {
        switch lead {
        case .act(let act): .clause(.happening(try happening(act, period)))
        case .measure(let measure): .clause(.number(try number(measure, period)))
        case .moment(let moment): .clause(.moment(try self.moment(moment, period)))
        case .field(let field): .clause(.field(field, try choice(of: .place)))
        case .word(let word): try worded(word)
        case .stage(let stage): .clause(.stage(Choice([stage], isExcluded: false)))
        case .tier(let tier): .clause(.value(Choice([tier], isExcluded: false)))
        case .open, .not, .period: throw cursor.unexpected()
        }
    }

    /// What lies ahead is asked only of birthdays and of what is due.
    private func check(_ period: Period, fits lead: Lead, _ range: Range<Int>) throws(SegmentProblem) {
        let isAhead = if case .next = period { true } else { false }
        switch lead {
        case .act, .measure:
            if isAhead { throw cursor.problem(.wrongDirection(Self.past), range) }
        case .moment(let moment):
            if moment.isAnnual ? !period.fitsYearly : isAhead {
                throw cursor.problem(.wrongDirection(moment.spelling.canonical), range)
            }
        case .field, .word, .stage, .tier, .not, .open, .period: break
        }
    }

    private mutating func descend(from start: Int) throws(SegmentProblem) {
        depth += 1
        guard depth < SegmentSize.mostDepth else { throw cursor.problem(.tooDeep, start..<cursor.place) }
    }

    private mutating func count(from start: Int) throws(SegmentProblem) {
        nodes += 1
        guard nodes <= SegmentSize.mostNodes else { throw cursor.problem(.tooManyNodes, start..<start) }
    }
}

extension Phrase {
    static let period = Phrase(en: "a period", zh: "时间范围")
}
