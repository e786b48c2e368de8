import Shop

/// Traits: what is asked tells of which type they are.
extension SegmentParser {
    /// `trait.skin is "dry"`, `属性"皮肤"是"干性"`.
    mutating func trait() throws(SegmentProblem) -> TraitClause {
        let name = try traitName()
        if cursor.accept(.known) { return TraitClause(name, .known) }
        let start = cursor.place
        // The word serves numbers and days alike.
        if let word = Lexicons.tests.match(in: cursor.text, at: start), word.meaning == .between {
            cursor.move(to: word.end)
            if isNumberAhead, !isDayAhead { return TraitClause(name, try traitNumber(.between)) }
            cursor.back(to: start)
        }
        if let period = try period(.ahead) { return TraitClause(name, .date(period)) }
        guard let word = Lexicons.tests.match(in: cursor.text, at: cursor.place) else {
            cursor.expect(Lexicons.tests.spellings.map(Expected.word))
            throw cursor.unexpected()
        }
        cursor.move(to: word.end)
        if isQuoteAhead || word.meaning == .among || word.meaning == .notAmong || cursor.letter == "(" {
            guard word.meaning.isChoice else { throw cursor.unexpected() }
            cursor.back(to: start)
            return TraitClause(name, .text(try choice(of: .traitText)))
        }
        if word.meaning == .equal, let flag = cursor.choose(Lexicons.flags) { return TraitClause(name, .flag(flag)) }
        if word.meaning == .unequal, let flag = cursor.choose(Lexicons.flags) { return TraitClause(name, .flag(!flag)) }
        if isDayAhead || Lexicons.days.match(in: cursor.text, at: cursor.place) != nil {
            cursor.back(to: start)
            guard let period = try comparedDay() else { throw cursor.unexpected() }
            return TraitClause(name, .date(period))
        }
        return TraitClause(name, try traitNumber(word.meaning))
    }

    private mutating func traitNumber(_ word: TestWord) throws(SegmentProblem) -> TraitTest {
        guard isNumberAhead else {
            cursor.expect([.value(.number), .value(.date)])
            if word.isChoice { cursor.expect([.value(.traitText)]) }
            throw cursor.unexpected()
        }
        let start = cursor.place
        let number = try plainNumber()
        if let relation = word.relation { return .number(relation, number) }
        guard word == .between else { throw cursor.problem(.misplaced(""), start..<cursor.place) }
        guard cursor.accept(.to) else { throw cursor.unexpected() }
        let high = try plainNumber()
        guard number <= high else { throw cursor.problem(.reversedRange, start..<cursor.place) }
        return .between(number, high)
    }

    /// In quotes, or a plain English word.
    private mutating func traitName() throws(SegmentProblem) -> String {
        _ = cursor.acceptQuietly(.dot)
        guard !isQuoteAhead else { return try quoted(.trait) }
        var end = cursor.place
        while let letter = cursor.text.letter(end), SourceText.isWordLetter(letter) { end += 1 }
        guard end > cursor.place else {
            cursor.expect([.value(.trait)])
            throw cursor.unexpected()
        }
        let name = cursor.text.string(cursor.place..<end)
        cursor.move(to: end)
        return name
    }
}
