/// What stands in a timeline. Numbers are kept for good: cursors hold them. Of one moment, the lower number comes first.
package enum TimelineKind: Int64, Sendable, CaseIterable, Comparable {
    case order = 1
    case refund = 2
    case review = 3
    case behaviour = 4
    case interaction = 5
    case tag = 6
    case trait = 7
    case consent = 8
    /// Who was found to be the same person, and who no longer.
    case joined = 9
    case parted = 10
    case segmentMove = 11

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    /// For programs.
    package var code: String {
        switch self {
        case .order: "order"
        case .refund: "refund"
        case .review: "review"
        case .behaviour: "behaviour"
        case .interaction: "interaction"
        case .tag: "tag"
        case .trait: "trait"
        case .consent: "consent"
        case .joined: "merged"
        case .parted: "unmerged"
        case .segmentMove: "segment"
        }
    }
}
