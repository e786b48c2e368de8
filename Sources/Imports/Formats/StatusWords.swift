import Shop

/// The words of a source for the states of its orders, compared without blanks and in half width.
struct StatusWords<Meaning: Sendable>: Sendable {
    private let meanings: [ColumnName: Meaning]

    init(_ meanings: [(word: String, meaning: Meaning)]) {
        self.meanings = Dictionary(
            meanings.map { (ColumnName($0.word), $0.meaning) }, uniquingKeysWith: { _, last in last })
    }

    subscript(_ word: String) -> Meaning? { meanings[ColumnName(word)] }
}
