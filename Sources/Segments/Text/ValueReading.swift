import Shop

/// Quoted texts, lists and named values.
extension SegmentParser {
    /// Narrows `filter` by one more part; false when none stands here.
    mutating func part(
        of filter: inout OrderFilter, allowed: Set<OrderFilter.Part>, subject: Phrase
    ) throws(SegmentProblem) -> Bool {
        let start = cursor.place
        if allowed.contains(.goods), filter.goods == nil, isQuoteAhead || isQuotedListAhead {
            filter.goods = Goods(.named, try list { (parser) throws(SegmentProblem) in try parser.quoted(.goods) })
            return true
        }
        if allowed.contains(.goods), filter.goods == nil { cursor.expect([.value(.goods)]) }
        guard let word = Lexicons.filters.match(in: cursor.text, at: cursor.place)?.meaning else {
            cursor.expect(FilterWord.allCases.filter { allowed.contains($0.part) }.map { .word($0.spelling) })
            return false
        }
        _ = cursor.choose(Lexicons.filters)
        let range = start..<cursor.place
        guard allowed.contains(word.part) else {
            throw cursor.problem(.notNarrowedBy(subject: subject, part: word.spelling.canonical), range)
        }
        guard !filter.parts.contains(word.part) else {
            throw cursor.problem(.saidTwice(word.spelling.canonical), range)
        }
        try narrow(&filter, by: word)
        return true
    }

    private mutating func narrow(_ filter: inout OrderFilter, by word: FilterWord) throws(SegmentProblem) {
        _ = cursor.acceptQuietly(.isWord)
        switch word {
        case .product: filter.goods = Goods(.product, try names(.product))
        case .category: filter.goods = Goods(.category, try names(.category))
        case .store: filter.stores = try names(.store).withoutRepeats
        case .host: filter.hosts = try names(.host).withoutRepeats
        case .source:
            filter.sources = try list { (parser) throws(SegmentProblem) in
                try parser.named(Lexicons.platforms)
            }.withoutRepeats
        }
    }

    private mutating func names(_ kind: ValueKind) throws(SegmentProblem) -> [String] {
        try list { (parser) throws(SegmentProblem) in try parser.quoted(kind) }
    }

    // MARK: Choices

    mutating func choice(of kind: ValueKind) throws(SegmentProblem) -> Choice<String> {
        try choice { (parser) throws(SegmentProblem) in [try parser.quoted(kind)] }
    }

    mutating func choice<Value>(of lexicon: Lexicon<Value>) throws(SegmentProblem) -> Choice<Value> {
        try choice { (parser) throws(SegmentProblem) in [try parser.named(lexicon)] }
    }

    mutating func classChoice() throws(SegmentProblem) -> Choice<RFMCode> {
        try choice { (parser) throws(SegmentProblem) in try parser.codes() }
    }

    /// `is …`, `is not …`, `in (…)`, `not in (…)`, or the value alone.
    private mutating func choice<Value>(
        _ one: (inout SegmentParser) throws(SegmentProblem) -> [Value]
    ) throws(SegmentProblem) -> Choice<Value> {
        let word = cursor.choose(Lexicons.choices)
        _ = cursor.acceptQuietly(.isWord)
        let values = try list(one).flatMap { $0 }
        return Choice(values, isExcluded: word == .unequal || word == .notAmong)
    }

    /// One value, some with commas, or some in brackets.
    private mutating func list<Value>(
        _ one: (inout SegmentParser) throws(SegmentProblem) -> Value
    ) throws(SegmentProblem) -> [Value] {
        let start = cursor.place
        _ = cursor.acceptQuietly(.among)
        let open = cursor.place
        let isBracketed = cursor.accept(.open)
        var values = [try one(&self)]
        while cursor.accept(.comma) {
            guard values.count < SegmentSize.mostValues else { throw cursor.problem(.tooManyValues, start..<start) }
            values.append(try one(&self))
        }
        guard isBracketed, !cursor.accept(.close) else { return values }
        throw cursor.isAtEnd ? cursor.problem(.unclosedBracket, open..<open + 1) : cursor.unexpected()
    }

    /// A value that has a name of its own, with or without quotes.
    mutating func named<Value>(_ lexicon: Lexicon<Value>) throws(SegmentProblem) -> Value {
        guard isQuoteAhead else {
            guard let value = cursor.choose(lexicon) else { throw cursor.unexpected() }
            return value
        }
        let start = cursor.place
        let text = SourceText(try quoted(.place))
        if let (value, end) = lexicon.match(in: text, at: 0), end == text.count { return value }
        let word = cursor.text.string(start + 1..<max(start + 1, endOfQuote - 1))
        let likely = Likeness.nearest(to: word, among: lexicon.spellings.flatMap(\.all))
        throw SegmentProblem(
            cause: .unknownWord(word), place: TextPlace(start..<endOfQuote, in: cursor.text),
            expected: lexicon.spellings.map(Expected.word), suggestion: likely)
    }

    /// `001`, `1x1`, or a label.
    private mutating func codes() throws(SegmentProblem) -> [RFMCode] {
        let place = cursor.place
        let start = isQuoteAhead ? place + 1 : place
        if start + 3 <= cursor.text.count, let codes = RFMCode.matching(cursor.text.string(start..<start + 3)) {
            if !isQuoteAhead, cursor.text.letter(start + 3).map(SourceText.isWordLetter) != true {
                cursor.move(to: start + 3)
                return codes
            }
            if isQuoteAhead, try quoted(.rfmCode).unicodeScalars.count == 3 { return codes }
        }
        cursor.expect([.value(.rfmCode)])
        return [try named(classes)]
    }

    // MARK: Quotes

    var isQuoteAhead: Bool { cursor.letter.map { Self.closing[$0] != nil } ?? false }

    private var isQuotedListAhead: Bool {
        guard cursor.letter == "(" else { return false }
        var place = cursor.place + 1
        while let letter = cursor.text.letter(place), SourceText.isBlank(letter) { place += 1 }
        return cursor.text.letter(place).map { Self.closing[$0] != nil } ?? false
    }

    /// A text in quotes, on one line.
    mutating func quoted(_ kind: ValueKind) throws(SegmentProblem) -> String {
        guard let letter = cursor.letter, let closing = Self.closing[letter] else {
            cursor.expect([.value(kind)])
            throw cursor.unexpected()
        }
        let start = cursor.place
        var value = String.UnicodeScalarView()
        var place = start + 1
        while place < cursor.text.count {
            let scalar = cursor.text.raw[place]
            if scalar == closing {
                endOfQuote = place + 1
                cursor.move(to: place + 1)
                return String(value)
            }
            guard scalar != "\n", scalar != "\r" else { break }
            if scalar == "\\" {
                value.append(try escaped(&place))
            } else {
                value.append(scalar)
                place += 1
            }
        }
        throw cursor.problem(.unclosedText, start..<place)
    }

    /// What the escape at `place` stands for; moves past it.
    private func escaped(_ place: inout Int) throws(SegmentProblem) -> Unicode.Scalar {
        let start = place
        place += 2
        switch cursor.text.letter(start + 1) {
        case "\"": return "\""
        case "'": return "'"
        case "\\": return "\\"
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "u":
            let end = (place..<min(place + 8, cursor.text.count)).first { cursor.text.raw[$0] == "}" }
            if cursor.text.letter(place) == "{", let end,
                let number = UInt32(cursor.text.string(place + 1..<end), radix: 16), let scalar = Unicode.Scalar(number)
            {
                place = end + 1
                return scalar
            }
        default: break
        }
        throw cursor.problem(
            .badEscape(cursor.text.string(start..<min(start + 2, cursor.text.count))),
            start..<min(start + 2, cursor.text.count))
    }

    static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "'": "'", "\u{2018}": "\u{2019}", "\u{201C}": "\u{201D}", "\u{300C}": "\u{300D}",
        "\u{300E}": "\u{300F}",
    ]
}
