package import Shop

/// Why somebody is, or is not, in a segment: each part with its answer and the facts behind it.
package struct Answer: Hashable, Sendable {
    /// The canonical text of the part.
    package let text: Phrase
    package let holds: Bool
    /// What was found, for a clause; of a group, its parts say it.
    package let facts: [Phrase]
    package let parts: [Answer]
}

extension SegmentEvaluator {
    /// The whole segment taken apart, in normal form.
    package func why(_ segment: Segment) -> Answer {
        whyNormal(segment.normal)
    }

    private func whyNormal(_ segment: Segment) -> Answer {
        let text = Phrase(en: segment.text(in: .english), zh: segment.text(in: .chinese))
        let parts: [Answer] =
            switch segment {
            case .all(let parts), .any(let parts): parts.map(whyNormal)
            case .not(let part): [whyNormal(part)]
            case .clause: []
            }
        let facts = if case .clause(let clause) = segment { found(clause) } else { [Phrase]() }
        return Answer(text: text, holds: holds(segment), facts: facts, parts: parts)
    }
}
