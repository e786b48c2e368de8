package import Shop

/// One piece of evidence that two customers are one person, and what became of it.
package struct JoinProposal: Hashable, Sendable {
    /// Numbers are kept for good.
    package enum State: Int64, Sendable {
        case open = 0
        case accepted = 1
        /// The two are never proposed again; those who were one and were parted, by further evidence.
        case refused = 2
        /// A rule joined them by it.
        case joined = 3
    }

    package let id: ID<JoinProposal>
    package let one: ID<Customer>
    package let other: ID<Customer>
    package let evidence: JoinEvidence
    /// Of the value that both have.
    package let kind: String
    package let blindIndex: [UInt8]
    package let state: State
    package let notedAt: Instant
    package let decidedBy: String?
    package let decidedAt: Instant?
}
