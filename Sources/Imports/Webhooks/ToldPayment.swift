package import Shop

/// The payment of an order whose sender says that it was paid, and not when: what its moment is taken to be.
package struct ToldPayment: Sendable, Equatable {
    /// What is known of the order's payment when it is told of.
    package enum Known: Sendable, Equatable {
        case nothing
        case unpaid
        case paid
    }

    package let order: String
    let placedAt: Instant
    let updatedAt: Instant
    /// It was sent because of the payment.
    let isNews: Bool

    /// Nil where the moment is known already: then nothing is to be told of it.
    package func moment(_ known: Known) -> Instant? {
        switch known {
        case .paid: nil
        // Paid since it was last told of: the change that told of it is the payment, or not long behind it.
        case .unpaid: updatedAt
        case .nothing: isNews ? updatedAt : placedAt
        }
    }
}
