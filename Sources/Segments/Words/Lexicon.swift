/// Words to look for at a place of a text, the longest first.
struct Lexicon<Meaning: Hashable & Sendable>: Sendable {
    private struct Entry: Sendable {
        let letters: [Unicode.Scalar]
        let meaning: Meaning
    }

    let spellings: [Spelling]
    private let entries: [Unicode.Scalar: [Entry]]

    init(_ words: [(Meaning, Spelling)]) {
        spellings = words.map(\.1)
        var entries: [Unicode.Scalar: [Entry]] = [:]
        for (meaning, spelling) in words {
            for form in spelling.all {
                let letters = form.unicodeScalars.map(SourceText.folded)
                entries[letters[0], default: []].append(Entry(letters: letters, meaning: meaning))
            }
        }
        self.entries = entries.mapValues { $0.sorted { $0.letters.count > $1.letters.count } }
    }

    /// The longest word that stands at `place`, and where it ends.
    func match(in text: SourceText, at place: Int) -> (meaning: Meaning, end: Int)? {
        guard let first = text.letter(place), let candidates = entries[first] else { return nil }
        for candidate in candidates {
            if let end = text.end(of: candidate.letters, at: place) { return (candidate.meaning, end) }
        }
        return nil
    }
}
