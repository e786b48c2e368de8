package import Shop

/// What a delivery tells, as values.
package struct WebhookTold: Sendable, Equatable {
    /// By what number an order goes that its sender also names otherwise.
    package struct OrderName: Sendable, Equatable {
        /// The sender's own, as `450789469`.
        package let senderID: String
        /// As files and people have it: `#1001`.
        package let number: String
    }

    /// A refund that names its order by the sender's own number.
    package struct UnnamedRefund: Sendable, Equatable {
        package let senderOrder: String
        package let refund: StatedRefund
    }

    /// Orders, refunds, customers.
    package var statements: [Statement] = []
    package var persons: [StatedPersonFact] = []
    /// How old it is; nil where it does not say.
    package var statedAt: Instant?
    /// Of the order told, where it says that it was paid and not when.
    package var payment: ToldPayment?
    package var orderNames: [OrderName] = []
    package var refunds: [UnnamedRefund] = []
    /// The sender's own number of an order that was taken off.
    package var removedOrder: String?
    /// Events of the Segment spec, as they came.
    package var events: [UInt8]?
}
