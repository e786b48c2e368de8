/// 人群: a question over the facts of one person, as a tree. Its text, its JSON form and its answers are made from this.
///
/// Two trees that say the same in the same words are equal once both are `normal`; parsing gives normal trees alone.
package indirect enum Segment: Hashable, Sendable {
    /// Every one holds. Without any: everybody.
    case all([Segment])
    /// At least one holds. Without any: nobody.
    case any([Segment])
    /// Plain negation: whoever is not in the other.
    case not(Segment)
    case clause(Clause)

    package static let everyone = Segment.all([])
    package static let nobody = Segment.not(.everyone)

    /// The same question without idle groups: no group directly in one of its kind, none of one part, no double negation.
    package var normal: Segment {
        switch self {
        case .clause: self
        case .not(let part):
            switch part.normal {
            case .not(let inner): inner
            case let inner: .not(inner)
            }
        case .all(let parts): Self.group(parts.map(\.normal), into: Segment.all, flattening: \.partsOfAll)
        case .any(let parts):
            parts.isEmpty ? .nobody : Self.group(parts.map(\.normal), into: Segment.any, flattening: \.partsOfAny)
        }
    }

    private static func group(
        _ parts: [Segment], into whole: ([Segment]) -> Segment, flattening inner: (Segment) -> [Segment]?
    ) -> Segment {
        let flat = parts.flatMap { inner($0) ?? [$0] }
        return flat.count == 1 ? flat[0] : whole(flat)
    }

    private var partsOfAll: [Segment]? {
        guard case .all(let parts) = self else { return nil }
        return parts
    }

    private var partsOfAny: [Segment]? {
        guard case .any(let parts) = self else { return nil }
        return parts
    }
}
