/// Finds the word that was likely meant.
package enum Likeness {
    /// The word nearest to `word` by edits (insert, delete, replace, swap two), when it is near enough: one edit for
    /// every three letters, at least one. The first among equals.
    package static func nearest(to word: String, among words: [String]) -> String? {
        let asked = letters(word)
        var best: (word: String, edits: Int)?
        for candidate in words where candidate != word {
            let other = letters(candidate)
            let most = max(1, max(asked.count, other.count) / 3)
            // A word of one or two letters is one edit away from too much.
            guard max(asked.count, other.count) > 1, abs(asked.count - other.count) <= most else { continue }
            let edits = distance(asked, other)
            guard edits <= most, edits < min(asked.count, other.count) else { continue }
            if best.map({ edits < $0.edits }) ?? true { best = (candidate, edits) }
        }
        return best?.word
    }

    /// A cheap look that spares most comparisons.
    static func couldBeNear(_ one: String, _ other: String) -> Bool {
        let (left, right) = (one.unicodeScalars.count, other.unicodeScalars.count)
        return abs(left - right) <= max(1, max(left, right) / 3)
    }

    /// Letters of the longer word that need no edit: the greater, the liker.
    static func likeness(_ one: String, _ other: String) -> Int {
        let (left, right) = (letters(one), letters(other))
        return max(left.count, right.count) - distance(left, right)
    }

    /// Longer words than these are cut before they are compared.
    private static let most = 40

    private static func letters(_ word: String) -> [Unicode.Scalar] {
        word.unicodeScalars.prefix(most).map(SourceText.folded)
    }

    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for row in one.indices {
            var current = [row + 1]
            for column in other.indices {
                var edits = min(
                    last[column] + (one[row] == other[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    edits = min(edits, before[column - 1] + 1)
                }
                current.append(edits)
            }
            before = last
            last = current
        }
        return last[other.count]
    }
}
