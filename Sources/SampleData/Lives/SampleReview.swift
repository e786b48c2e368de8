package import Shop

/// A review of an order's first line.
package struct SampleReview: Sendable {
    package let order: Int
    package let stars: Int
    package let occurred: Instant
}
