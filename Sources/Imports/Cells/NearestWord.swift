/// The word that somebody probably meant.
enum NearestWord {
    /// The candidate with the fewest single-letter changes; nil when none is near.
    static func to(_ word: String, among candidates: [String]) -> String? {
        let limit = max(2, word.count / 3)
        return candidates.map { ($0, distance(word, $0)) }
            .filter { $0.1 <= limit }
            .min { $0.1 < $1.1 }?.0
    }

    /// Levenshtein's distance, over at most 64 characters of each.
    private static func distance(_ one: String, _ other: String) -> Int {
        let one = Array(one.lowercased().prefix(64))
        let other = Array(other.lowercased().prefix(64))
        var row = Array(0...other.count)
        for (place, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for (index, candidate) in other.enumerated() {
                let change = diagonal + (letter == candidate ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(change, row[index] + 1, row[index + 1] + 1)
            }
        }
        return row[other.count]
    }
}
