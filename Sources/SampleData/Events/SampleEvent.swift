package import Shop

/// One thing to write into a sample brand. Stores go by their place among the brand's.
package enum SampleEvent: Sendable, Equatable {
    /// An order, a refund or a review, as an importer would state it.
    case statement(store: Int, Statement)
    case behaviour(store: Int, StatedBehaviour)
    /// What is known of somebody beside what they bought and did.
    case person(store: Int, StatedPersonFact)
    /// Somebody marks an order as none that counts, after it was stated.
    case leftOut(store: Int, orderNumber: String, LeftOutReason)
    /// Somebody sees that two buyers of two stores are one person, after both bought.
    case merge(SampleMerge)
    /// A merge taken back: it was a mistake.
    case unmerge(SampleMerge)
}

/// Two buyers, each known in a store of their own.
package struct SampleMerge: Hashable, Sendable {
    package let firstStore: Int
    package let first: BuyerKey
    package let secondStore: Int
    package let second: BuyerKey
    package let occurredAt: Instant
}
