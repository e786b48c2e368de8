import Shop

/// A source's words for something, in a mapping; `*` stands for every other word, and for none.
struct MappedWords<Meaning: Sendable>: Sendable {
    private let words: StatusWords<Meaning>
    let other: Meaning?
    let isEmpty: Bool

    init(_ words: [(word: String, meaning: Meaning)]) {
        self.words = StatusWords(words.filter { $0.word != "*" })
        other = words.first { $0.word == "*" }?.meaning
        isEmpty = words.isEmpty
    }

    /// What the cell of `field` means, for words that only inform: nil for one that is not listed.
    func knownMeaning(_ row: Row, _ field: Field, in context: ReadingContext) -> Meaning? {
        row.text(field, in: context).flatMap { words[$0] } ?? other
    }

    /// What the cell of `field` means; nil when the row does not tell.
    func meaning(_ row: Row, _ field: Field, in context: ReadingContext) throws(RowProblem) -> Meaning? {
        guard let text = row.text(field, in: context) else { return other }
        guard let meaning = words[text] ?? other else { throw row.problem(field, in: context, .unknownStatus) }
        return meaning
    }
}
