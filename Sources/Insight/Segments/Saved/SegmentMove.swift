package import Shop

/// Somebody came to be in a segment, or ceased to be. What is recorded is never rewritten.
package struct SegmentMove: Hashable, Sendable {
    /// Why it happened.
    package enum Reason: Hashable, Sendable {
        /// A fact became known: its number in the brand's log.
        case fact(Int64)
        /// A day began.
        case day(BrandDay)
        /// The segment was defined so, by the version's number, and whoever defined it asked that people enter.
        case definition(Int64)
    }

    package let segment: ID<SavedSegment>
    package let version: Int64
    package let customer: ID<Customer>
    package let isIn: Bool
    package let reason: Reason
    /// The moment from which it was true.
    package let occurredAt: Instant

    package init(
        _ segment: ID<SavedSegment>, version: Int64, customer: ID<Customer>, isIn: Bool, because reason: Reason,
        at occurredAt: Instant
    ) {
        self.segment = segment
        self.version = version
        self.customer = customer
        self.isIn = isIn
        self.reason = reason
        self.occurredAt = occurredAt
    }
}

extension SegmentMove.Reason {
    init?(_ number: Int64, cause: Int64) {
        switch number {
        case 1: self = .fact(cause)
        case 2: self = .day(BrandDay(number: Int(cause)))
        case 3: self = .definition(cause)
        default: return nil
        }
    }

    var number: Int64 {
        switch self {
        case .fact: 1
        case .day: 2
        case .definition: 3
        }
    }

    var cause: Int64 {
        switch self {
        case .fact(let seq): seq
        case .day(let day): Int64(day.number)
        case .definition(let version): version
        }
    }
}
