import Segments
import Shop

/// A row of the editor: a group, a condition as fields, or one as text. Rows stand in the order of reading; what
/// belongs to a group follows it at a greater depth.
struct EditorRow: Sendable {
    /// How a group joins its parts.
    enum Join: String, CaseIterable, Sendable {
        case all, any, notAll, notAny
    }

    enum Content: Sendable {
        case group(Join)
        case clause(ClauseDraft)
        case text(String)
    }

    /// From 0, which the whole has alone.
    let depth: Int
    let content: Content

    /// Groups lie no deeper, conditions one more at most.
    static let deepestGroup = 2

    var isGroup: Bool {
        if case .group = content { true } else { false }
    }
}

extension EditorRow.Join {
    /// The group that is said; nil for one that says nothing.
    func segment(of parts: [Segment]) -> Segment? {
        guard !parts.isEmpty else { return nil }
        return switch self {
        case .all: .all(parts)
        case .any: .any(parts)
        case .notAll: .not(.all(parts))
        case .notAny: .not(.any(parts))
        }
    }

    /// How a group of conditions is joined, and what it joins; nil for what is none.
    static func of(_ segment: Segment) -> (join: EditorRow.Join, parts: [Segment])? {
        switch segment {
        case .all(let parts): group(.all, parts)
        case .any(let parts): group(.any, parts)
        case .not(.all(let parts)): group(.notAll, parts)
        case .not(.any(let parts)): group(.notAny, parts)
        case .not, .clause: nil
        }
    }

    private static func group(
        _ join: EditorRow.Join, _ parts: [Segment]
    ) -> (join: EditorRow.Join, parts: [Segment])? {
        parts.isEmpty ? nil : (join, parts)
    }

    /// Whether one more part is told by “or”.
    var isAny: Bool { self == .any || self == .notAny }
}
