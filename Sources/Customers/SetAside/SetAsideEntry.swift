package import Shop

/// Something that came in and could not be taken up, on its way to where it is kept.
package struct SetAsideEntry: Sendable {
    package let brand: ID<Brand>
    /// Nil where it is not known which it is for.
    package let store: ID<Store>?
    package let source: SetAsideSource
    /// As it was sent: `orders/create`, the name of an event.
    package let topic: String
    package let reason: SetAsideReason
    /// As it was sent. It may name persons.
    package let content: [UInt8]
    package let receivedAt: Instant

    package init(
        brand: ID<Brand>, store: ID<Store>?, source: SetAsideSource, topic: String, reason: SetAsideReason,
        content: [UInt8], receivedAt: Instant
    ) {
        self.brand = brand
        self.store = store
        self.source = source
        self.topic = topic
        self.reason = reason
        self.content = content
        self.receivedAt = receivedAt
    }
}
