/// Something that a source states of a person, beside what they bought and did. It was stated once: what is told again
/// under the same number is the same.
package struct StatedPersonFact: Sendable, Equatable {
    package enum Content: Hashable, Sendable {
        /// 标签, put on or taken off.
        case tag(String, isOn: Bool)
        case trait(StatedTrait)
        case consent(StatedConsent)
        case interaction(StatedInteraction)
    }

    /// The source's own id of the statement, unique within the store and the kind of content.
    package var number: String
    package var buyers: [BuyerKey]
    package var occurredAt: Instant
    package var content: Content

    package init(number: String, buyers: [BuyerKey], occurredAt: Instant, _ content: Content) {
        self.number = number
        self.buyers = buyers
        self.occurredAt = occurredAt
        self.content = content
    }
}
