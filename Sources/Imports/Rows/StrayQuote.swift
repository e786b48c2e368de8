import Shop

/// A quoted cell of a row that runs over several lines: where the row is wrong, its quote may be one that somebody forgot,
/// which then swallowed what follows up to the next quote.
struct StrayQuote: Equatable {
    let openingLine: Int
    let closingLine: Int

    func added(to problem: RowProblem) -> RowProblem {
        RowProblem(
            column: problem.column, value: problem.value, code: problem.code,
            reason: Phrase(
                en: problem.reason.english + "; a quote opened in line \(openingLine) and closed in line "
                    + "\(closingLine); remove it in line \(openingLine) if it does not belong there",
                zh: problem.reason.chinese + "；第 \(openingLine) 行打开的引号到第 \(closingLine) 行才关闭，"
                    + "若属误写请删除第 \(openingLine) 行的引号"),
            isPersonal: problem.isPersonal)
    }
}

extension Row {
    /// Without quotes its lines would be rows with all their cells: all of them, or one in the middle. Addresses and
    /// notes over several lines are not so, unless the table is too narrow to tell.
    func hasSwallowedRows(in context: ReadingContext) -> Bool {
        let width = context.columns.ownWidth
        guard let delimiter = context.delimiter, width >= Self.narrowest else { return false }
        var counts = [1]
        for (place, text) in texts.enumerated() {
            if place > 0 { counts[counts.count - 1] += 1 }
            for character in text {
                if character.isNewline {
                    counts.append(1)
                } else if character.asciiValue == delimiter {
                    counts[counts.count - 1] += 1
                }
            }
        }
        return counts.count > 1
            && (counts.allSatisfy { $0 >= width } || counts.dropFirst().dropLast().contains { $0 >= width })
    }

    /// With fewer columns a note with commas looks like rows.
    private static var narrowest: Int { 4 }

    /// The quoted cell over the most lines; nil when the whole row stands in one.
    var strayQuote: StrayQuote? {
        var line = line
        var longest: StrayQuote?
        for text in texts {
            // CRLF is one character.
            let opening = line
            line += text.count { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
            if line - opening > longest.map({ $0.closingLine - $0.openingLine }) ?? 0 {
                longest = StrayQuote(openingLine: opening, closingLine: line)
            }
        }
        return longest
    }
}
