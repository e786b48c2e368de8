package import Shop

/// What kind of thing happened. Numbers are kept for good.
package enum FactKind: Int64, Sendable, CaseIterable {
    /// A source stated an order: subject is the order, part its version.
    case orderStated = 1
    /// A person accepted or refused a version kept aside: subject is the order, part the version.
    case orderDecided = 2
    /// A source stated a refund: subject is the refund, part its version.
    case refundStated = 3
    /// A source stated a product: subject is the product.
    case productStated = 4
    /// A person was seen for the first time: subject is the customer.
    case customerSeen = 5
    /// An identity was tied to a customer: subject is the customer.
    case identityTied = 6
    /// A person left an order out, or had it count again: subject is the order, part the mark.
    case orderMarked = 7
    /// Two customers were found to be one person: subject is the younger, part the one it is read as from now on.
    case customersMerged = 8
    /// Such a finding was taken back: subject and part as above.
    case customersParted = 9
    /// A source stated a review: subject is the review.
    case reviewStated = 10
    /// Somebody did something: subject is the behaviour.
    case behaviourSeen = 11
    /// Somebody came to be in a segment: subject is the customer, part the segment.
    case segmentEntered = 12
    /// Somebody ceased to be in a segment: subject is the customer, part the segment.
    case segmentLeft = 13
    /// A segment was given a definition: subject is the segment, part its version.
    case segmentDefined = 14
    /// A tag was put on somebody: subject is the customer, part the row that tells it. So are all below.
    case tagPut = 20
    case tagTaken = 21
    /// A trait was told, or taken back.
    case traitTold = 22
    case consentGiven = 23
    case consentWithdrawn = 24
    /// A message, call, conversation or visit.
    case interactionHeld = 25
    /// What named a person was erased, with all that was stated of them: subject is the customer.
    case customerErased = 40
    /// What somebody did long ago was folded into daily counts: subject is the customer.
    case behavioursFolded = 50
}

extension FactKind {
    /// Those that follow from others: they change nothing of persons, orders or products.
    package static let derived = allCases.filter { kind in
        switch kind {
        case .segmentEntered, .segmentLeft, .segmentDefined: true
        case .orderStated, .orderDecided, .refundStated, .productStated, .customerSeen, .identityTied, .orderMarked,
            .customersMerged, .customersParted, .reviewStated, .behaviourSeen, .tagPut, .tagTaken, .traitTold,
            .consentGiven, .consentWithdrawn, .interactionHeld, .customerErased, .behavioursFolded:
            false
        }
    }
}

/// One line of the log: that something happened, when, and where the rest is told. It holds ids only.
package struct Fact: Hashable, Sendable {
    package let kind: FactKind
    package let subject: Int64
    package let part: Int64
    package let occurredAt: Instant

    package init(_ kind: FactKind, subject: Int64, part: Int64 = 0, occurredAt: Instant) {
        self.kind = kind
        self.subject = subject
        self.part = part
        self.occurredAt = occurredAt
    }
}
