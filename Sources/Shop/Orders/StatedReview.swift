/// 评价: one review as a source states it. Its text is a personal value (`PersonalKind.review`), kept apart.
package struct StatedReview: Sendable, Equatable {
    /// The source's number of the review, unique within the store.
    package var number: String
    /// The order it is about; nil when not told.
    package var orderNumber: String?
    package var buyers: [BuyerKey]
    /// Nil when it is about no single product.
    package var product: StatedProduct?
    /// 1 to 5.
    package var stars: Int64
    package var occurredAt: Instant
    /// What it says, and who says it.
    package var personal: [PersonalValue]

    package init(
        number: String, orderNumber: String? = nil, buyers: [BuyerKey] = [], product: StatedProduct? = nil,
        stars: Int64, occurredAt: Instant, personal: [PersonalValue] = []
    ) {
        self.number = number
        self.orderNumber = orderNumber
        self.buyers = buyers
        self.product = product
        self.stars = stars
        self.occurredAt = occurredAt
        self.personal = personal
    }
}
