package import Shop

/// Why a text is no segment, and where.
package struct SegmentProblem: Explained, Hashable {
    package let cause: Cause
    package let place: TextPlace
    /// What could have stood there, in no order that matters.
    package let expected: [Expected]
    /// The likely word, in the language of the word that was found.
    package let suggestion: String?

    package enum Cause: Hashable, Sendable {
        case empty
        case tooLong(bytes: Int)
        case tooDeep
        case tooManyNodes
        case tooManyValues
        /// A control character, or one that cannot be seen, outside of quotes.
        case hiddenCharacter(String)
        case unknownWord(String)
        /// A known word or mark that cannot stand here.
        case misplaced(String)
        case endTooEarly
        case unclosedText
        case unclosedBracket
        case badEscape(String)
        case noSuchDay(String)
        case numberTooLarge(String)
        case tooManyDecimals(String)
        /// A span below one or beyond a hundred years, or a count below one or beyond a million.
        case outOfRange(String)
        case finerThanDay(String)
        case reversedRange
        /// `spent.gross` and the like narrowed by what they cannot be narrowed by.
        case notNarrowedBy(subject: Phrase, part: Phrase)
        case saidTwice(Phrase)
        /// A percentage, or none, where the measure is counted otherwise.
        case notAShare(Phrase)
        /// A period into the future for what has happened, or one of dates for what comes every year.
        case wrongDirection(Phrase)
    }

    package var kind: FailureKind { .invalid }

    package var line: Int { place.line }
    package var column: Int { place.column }
}

/// A stretch of a text as people count it: lines and characters from 1.
package struct TextPlace: Hashable, Sendable {
    package let line: Int
    package let column: Int
    /// In characters, 0 at the end of the text.
    package let length: Int

    package init(line: Int, column: Int, length: Int) {
        self.line = line
        self.column = column
        self.length = length
    }

    init(_ range: Range<Int>, in text: SourceText) {
        var line = 1
        var start = 0
        for place in 0..<min(range.lowerBound, text.count) where text.raw[place] == "\n" {
            line += 1
            start = place + 1
        }
        self.line = line
        column = text.string(start..<range.lowerBound).count + 1
        length = text.string(range).count
    }
}
