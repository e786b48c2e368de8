/// The lines of a small file that people may have edited: however their editor ends lines, and whether it marks the encoding.
package enum FileLines {
    /// Blank ones among them, so that the first has number 1. None of a file that is not there.
    package static func of(_ text: String?) -> [Substring] {
        guard let text, !text.isEmpty else { return [] }
        let begins = text.first == "\u{FEFF}" ? text.index(after: text.startIndex) : text.startIndex
        return text[begins...].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// What stands in a line, without blanks around it and however many between.
    package static func words(of line: Substring) -> [Substring] {
        line.split(whereSeparator: \.isWhitespace)
    }
}
