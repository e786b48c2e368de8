import Shop

/// A place in a text that only moves forward, and what could have stood at the furthest place looked at.
struct SegmentCursor {
    let text: SourceText
    private(set) var place = 0
    /// What was looked for at `furthest` and not found.
    private var missed: [[Expected]] = []
    private var furthest = 0

    init(_ text: SourceText) {
        self.text = text
        skipBlanks()
    }

    var isAtEnd: Bool { place >= text.count }
    var letter: Unicode.Scalar? { text.letter(place) }

    func letter(after count: Int) -> Unicode.Scalar? { text.letter(place + count) }

    /// Goes to `place`, and past the blanks and comments that follow.
    mutating func move(to place: Int) {
        self.place = place
        skipBlanks()
    }

    /// Goes back to a place that was just read.
    mutating func back(to place: Int) {
        self.place = place
    }

    /// Notes what could stand here.
    mutating func expect(_ expected: [Expected]) {
        if place > furthest {
            furthest = place
            missed.removeAll(keepingCapacity: true)
        }
        missed.append(expected)
    }

    mutating func accept(_ keyword: Keyword) -> Bool {
        guard let lexicon = Keyword.lexicons[keyword] else { return false }
        return choose(lexicon) != nil
    }

    /// The same for a word that may stand here and need not be told of.
    mutating func acceptQuietly(_ keyword: Keyword) -> Bool {
        guard let end = Keyword.lexicons[keyword]?.match(in: text, at: place)?.end else { return false }
        move(to: end)
        return true
    }

    /// The longest of these words that stands here.
    mutating func choose<Meaning>(_ lexicon: Lexicon<Meaning>) -> Meaning? {
        guard let (meaning, end) = lexicon.match(in: text, at: place) else {
            expect(lexicon.spellings.map(Expected.word))
            return nil
        }
        move(to: end)
        return meaning
    }

    private mutating func skipBlanks() {
        while let letter {
            if SourceText.isBlank(letter) || place == 0 && letter == "\u{FEFF}" {
                place += 1
            } else if letter == "#" {
                while !isAtEnd, text.raw[place] != "\n" { place += 1 }
            } else {
                return
            }
        }
    }

    // MARK: What is wrong here

    /// Everything that could stand where the cursor is.
    var expected: [Expected] {
        place == furthest ? missed.flatMap { $0 }.withoutRepeats : []
    }

    func problem(_ cause: SegmentProblem.Cause, _ range: Range<Int>) -> SegmentProblem {
        var end = range.upperBound
        while end > range.lowerBound + 1, let letter = text.letter(end - 1), SourceText.isBlank(letter) { end -= 1 }
        let place = TextPlace(range.lowerBound..<end, in: text)
        return SegmentProblem(cause: cause, place: place, expected: [], suggestion: nil)
    }

    /// None of what was looked for stands here.
    func unexpected() -> SegmentProblem {
        guard let letter else {
            let place = TextPlace(text.count..<text.count, in: text)
            return SegmentProblem(cause: .endTooEarly, place: place, expected: expected, suggestion: nil)
        }
        if SourceText.isInvisible(text.raw[place]) {
            let code = "U+" + String(text.raw[place].value, radix: 16, uppercase: true)
            return problem(.hiddenCharacter(code), place..<place + 1)
        }
        let range = place..<endOfWord(from: place)
        let word = text.string(range)
        let isMark = !SourceText.isWordLetter(letter) && !letter.properties.isAlphabetic
        let isKnown = isMark || Lead.lexicon.match(in: text, at: place) != nil || Self.joins(text, place)
        let cause: SegmentProblem.Cause = isKnown ? .misplaced(word) : .unknownWord(word)
        return SegmentProblem(
            cause: cause, place: TextPlace(range, in: text), expected: expected, suggestion: isMark ? nil : likely())
    }

    private static func joins(_ text: SourceText, _ place: Int) -> Bool {
        Keyword.lexicons.values.contains { $0.match(in: text, at: place) != nil }
    }

    /// The word that was likely meant here: as many words of the text are compared as the candidate has.
    private func likely() -> String? {
        for (written, meant) in Self.confused where text.end(of: Array(written.unicodeScalars), at: place) != nil {
            return meant
        }
        var best: (word: String, gain: Int)?
        for case .word(let spelling) in expected {
            // Of codes and marks none is likelier than another.
            for form in spelling.all where form.unicodeScalars.first?.properties.isAlphabetic ?? false {
                let blanks = form.utf8.count(where: { $0 == UInt8(ascii: " ") })
                for written in written(words: blanks + 1, letters: form.unicodeScalars.count) {
                    guard Likeness.couldBeNear(written, form), Likeness.nearest(to: written, among: [form]) != nil
                    else { continue }
                    let gain = Likeness.likeness(written, form)
                    if best.map({ gain > $0.gain }) ?? true { best = (form, gain) }
                }
            }
        }
        return best?.word
    }

    /// Figures of many that are written for what one person can have.
    private static let confused = [("客单价", "笔单价"), ("gmv", "spent.gross"), ("ltv", "spent"), ("aov", "average_order")]

    /// What stands here, cut as a candidate of so many words, or of so many Chinese characters, would be.
    private func written(words: Int, letters: Int) -> [String] {
        let first = endOfWord(from: place)
        guard !SourceText.isHan(text.raw[place]) else {
            return [letters, letters + 1, letters - 1].filter { $0 > 0 && place + $0 <= first }
                .map { text.string(place..<place + $0) }
        }
        var end = first
        for _ in 1..<max(words, 1) {
            var next = end
            while let letter = text.letter(next), SourceText.isBlank(letter) { next += 1 }
            end = max(end, endOfWord(from: next))
        }
        return [text.string(place..<end)]
    }

    private func endOfWord(from start: Int) -> Int {
        guard let first = text.letter(start) else { return start }
        var end = start + 1
        if SourceText.isHan(first) {
            while end < start + 12, let letter = text.letter(end), SourceText.isHan(letter) { end += 1 }
        } else if SourceText.isWordLetter(first) || first.properties.isAlphabetic {
            while end < start + 40, let letter = text.letter(end), Self.continuesWord(letter) { end += 1 }
        }
        return end
    }

    private static func continuesWord(_ letter: Unicode.Scalar) -> Bool {
        if SourceText.isWordLetter(letter) || letter == "." || letter == "-" { return true }
        return !SourceText.isHan(letter) && letter.properties.isAlphabetic
    }
}
