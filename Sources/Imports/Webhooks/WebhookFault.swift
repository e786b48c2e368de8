/// Why what came in, and was rightly signed, is not taken up.
package struct WebhookFault: Error, Sendable, Equatable {
    package enum Reason: Sendable, CaseIterable {
        case unknownTopic
        /// It is no JSON.
        case unreadable
        /// It lacks what it must say, or says what cannot be.
        case invalid
        /// A person asks the shop for their data.
        case dataRequested
        case erasureAsked
        case shopErasureAsked
        case senderRemoved
        /// It names an order by a number of the sender's own that nothing has told of yet.
        case unknownOrder
    }

    package let reason: Reason
    /// What is wrong, and where; nil where the reason says all.
    package let problem: RowProblem?

    package init(_ reason: Reason, _ problem: RowProblem? = nil) {
        self.reason = reason
        self.problem = problem
    }
}
