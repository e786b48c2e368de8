/// How large a segment may be, so that reading, printing and answering need little stack and little time.
package enum SegmentSize {
    /// Of the text or the JSON form, in bytes of UTF-8.
    package static let mostBytes = 65_536
    /// Groups, negations and clauses together.
    package static let mostNodes = 2000
    package static let mostDepth = 64
    /// In one list of values.
    package static let mostValues = 1000
}

extension Segment {
    /// Groups, negations and clauses together.
    package var nodeCount: Int {
        switch self {
        case .clause: 1
        case .not(let part): 1 + part.nodeCount
        case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.nodeCount }
        }
    }

    /// 1 for a single clause.
    package var depth: Int {
        switch self {
        case .clause: 1
        case .not(let part): 1 + part.depth
        case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
        }
    }

    /// The clauses from left to right.
    package var clauses: [Clause] {
        switch self {
        case .clause(let clause): [clause]
        case .not(let part): part.clauses
        case .all(let parts), .any(let parts): parts.flatMap(\.clauses)
        }
    }
}
