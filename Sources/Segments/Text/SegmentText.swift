package import Shop

extension Segment {
    /// The canonical text, on one line. Parsing it gives the same tree, in either language, for every normal tree.
    package func text(in language: Language = .english) -> String {
        normal.written(SegmentWriter(language: language))
    }

    private func written(_ writer: SegmentWriter) -> String {
        switch self {
        case .clause(let clause): writer.clause(clause)
        case .all(let parts):
            parts.isEmpty
                ? writer.word(LeadWord.everyone)
                : parts.map { $0.isAny ? "(\($0.written(writer)))" : $0.written(writer) }
                    .joined(separator: " \(writer.word(Keyword.and)) ")
        case .any(let parts):
            parts.map { $0.written(writer) }.joined(separator: " \(writer.word(Keyword.or)) ")
        case .not(let part):
            switch part {
            case .clause(let clause): writer.negated(clause)
            case .all(let parts) where parts.isEmpty: writer.word(LeadWord.nobody)
            case .all, .any, .not: writer.negation + "(\(part.written(writer)))"
            }
        }
    }

    private var isAny: Bool {
        if case .any = self { true } else { false }
    }
}

extension Clause {
    /// The canonical text.
    package func text(in language: Language = .english) -> String {
        SegmentWriter(language: language).clause(self)
    }
}
