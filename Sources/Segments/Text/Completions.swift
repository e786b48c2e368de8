package import Shop

/// What can be written at a place of a text, for an editor.
package struct Completions: Hashable, Sendable {
    /// What has been typed of the word or quoted text at the place; callers replace it.
    package let begun: String
    /// Words in the language asked for that begin with it, sorted; of each meaning the canonical one where it fits.
    package let words: [String]
    /// Values that could stand there; names that begin with `begun` are the caller's to offer.
    package let values: [ValueKind]
    /// Whether the segment could end before the word that was begun.
    package let mayEnd: Bool

    /// - Parameter offset: characters from the beginning of the text.
    package static func at(
        _ offset: Int, in text: String, language: Language = .english, labels: RFMLabels = .standard
    ) -> Completions {
        let head = String(text.prefix(max(0, offset)))
        guard head.utf8.count <= SegmentSize.mostBytes else {
            return Completions(begun: "", words: [], values: [], mayEnd: false)
        }
        let (before, begun, isQuoted) = split(head)
        let (expected, mayEnd) = expected(after: before, labels)
        if expected.isEmpty, !isQuoted, begun.isEmpty, let chinese = inChinese(before, language, labels) {
            return chinese
        }
        let words = isQuoted ? [] : words(expected, begun, language)
        let values = expected.compactMap { if case .value(let kind) = $0 { kind } else { nil } }
        return Completions(begun: begun, words: words, values: values.withoutRepeats, mayEnd: mayEnd)
    }

    /// The longest Chinese word begun, which nothing parts from the words before it.
    private static func inChinese(_ head: String, _ language: Language, _ labels: RFMLabels) -> Completions? {
        let text = SourceText(head)
        for length in 1...longestBegun {
            let start = text.count - length
            guard start >= 0, SourceText.isHan(text.raw[start]) else { return nil }
            let begun = text.string(start..<text.count)
            let (expected, mayEnd) = expected(after: text.string(0..<start), labels)
            let words = words(expected, begun, language)
            if !words.isEmpty { return Completions(begun: begun, words: words, values: [], mayEnd: mayEnd) }
        }
        return nil
    }

    /// No Chinese word is longer.
    private static let longestBegun = 8

    private static func words(_ expected: [Expected], _ begun: String, _ language: Language) -> [String] {
        let start = begun.unicodeScalars.map(SourceText.folded)
        return expected.compactMap { expected -> String? in
            guard case .word(let spelling) = expected else { return nil }
            return spelling.inOne(language).first { $0.unicodeScalars.map(SourceText.folded).starts(with: start) }
        }.withoutRepeats.sorted()
    }

    /// What could follow `before`.
    private static func expected(after before: String, _ labels: RFMLabels) -> ([Expected], Bool) {
        var parser = SegmentParser(SourceText(before), labels: labels)
        do throws(SegmentProblem) {
            if parser.cursor.isAtEnd { return (Lead.lexicon.spellings.map(Expected.word), false) }
            _ = try parser.whole()
            return (parser.cursor.expected, true)
        } catch {
            // Something else is wrong before the place: there is nothing to offer.
            guard parser.cursor.isAtEnd else { return ([], false) }
            return (parser.cursor.expected, false)
        }
    }

    /// The text up to the word or quote that is being written.
    private static func split(_ head: String) -> (before: String, begun: String, isQuoted: Bool) {
        let text = SourceText(head)
        var quote: (place: Int, closing: Unicode.Scalar)?
        var place = 0
        while place < text.count {
            let scalar = text.raw[place]
            if let open = quote {
                if scalar == "\\" { place += 1 }
                if scalar == open.closing || scalar == "\n" { quote = nil }
            } else if let closing = SegmentParser.closing[scalar] {
                quote = (place, closing)
            }
            place += 1
        }
        if let quote {
            return (text.string(0..<quote.place), text.string(quote.place + 1..<text.count), true)
        }
        var start = text.count
        while start > 0, isPartOfWord(text.letter(start - 1)) { start -= 1 }
        let word = text.string(start..<text.count)
        return (text.string(0..<start), word, false)
    }

    private static func isPartOfWord(_ letter: Unicode.Scalar?) -> Bool {
        guard let letter else { return false }
        return letter == "_" || letter == "." || ("a"..."z").contains(letter)
    }
}
