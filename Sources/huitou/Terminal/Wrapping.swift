/// Breaks a text into lines that fit a terminal: between words, and between Han characters, which have no spaces.
enum Wrapping {
    /// Lines of at most so many columns; one line at least. A word that is longer than a line is cut.
    static func lines(of text: String, columns: Int) -> [String] {
        let columns = max(2, columns)
        guard DisplayWidth.of(text) > columns else { return [text] }
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            if DisplayWidth.of(trimmed(line + piece)) <= columns {
                line += piece
                continue
            }
            if !line.isEmpty { lines.append(trimmed(line)) }
            line = ""
            for character in piece {
                if DisplayWidth.of(line) + DisplayWidth.of(String(character)) > columns, character != " " {
                    lines.append(trimmed(line))
                    line = ""
                }
                line.append(character)
            }
        }
        return lines + (line.isEmpty ? [] : [trimmed(line)])
    }

    /// What stays together.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            if let last = piece.last, mayBreak(between: last, and: character) {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    private static func mayBreak(between left: Character, and right: Character) -> Bool {
        if right == " " { return false }
        if left == " " { return true }
        // No line begins with what closes, none ends with what opens.
        if "，。；：、！？）】》”’…·,.;:!?)]".contains(right) || "（【《“‘([".contains(left) { return false }
        return isWide(left) || isWide(right)
    }

    private static func isWide(_ character: Character) -> Bool {
        DisplayWidth.of(String(character)) == 2
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
