/// 行为: one timestamped event as a source states it. It happened once: the same number with other content is a conflict.
package struct StatedBehaviour: Sendable, Equatable {
    /// The source's own id of the event (`messageId`), unique within the store.
    package var number: String
    package var kind: BehaviourKind
    package var buyers: [BuyerKey]
    /// Nil when it is about no product.
    package var product: StatedProduct?
    package var occurredAt: Instant

    package init(
        number: String, kind: BehaviourKind, buyers: [BuyerKey], product: StatedProduct? = nil, occurredAt: Instant
    ) {
        self.number = number
        self.kind = kind
        self.buyers = buyers
        self.product = product
        self.occurredAt = occurredAt
    }
}
