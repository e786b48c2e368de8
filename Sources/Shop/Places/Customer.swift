/// 客户: one person as one brand knows them. Everything that names or reaches the person lies elsewhere, encrypted.
package struct Customer: Hashable, Sendable {
    package let id: ID<Customer>
    package let brand: ID<Brand>
    /// When the first fact of this person was recorded.
    package let recordedAt: Instant

    package init(id: ID<Customer>, brand: ID<Brand>, recordedAt: Instant) {
        self.id = id
        self.brand = brand
        self.recordedAt = recordedAt
    }
}
