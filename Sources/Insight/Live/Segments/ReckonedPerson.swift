import Segments
import Shop

/// What is reckoned of one person for a day; nil where it is undefined or no clause asks for it.
struct ReckonedPerson: Sendable {
    var rfm: RFMCode?
    var scores: RFMScores?
    var stage: Stage?
    var lapse: Lapse?
    /// Millionths of a day.
    var cycle: Int64?
    var due: Int32?
    var value: ValueTier?
}

extension Lapse {
    init(_ churn: Churn) {
        self =
            switch churn {
            case .current: .current
            case .shortTerm: .short
            case .longTerm: .long
            }
    }
}
