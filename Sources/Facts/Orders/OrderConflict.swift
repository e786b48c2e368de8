package import Shop

/// A statement kept aside because it contradicts the version in force.
package struct OrderConflict: Sendable {
    /// Of the order; with `version` it names the conflict.
    package let orderID: Int64
    package let version: Int64
    package let store: ID<Store>
    package let number: String
    package let inForce: OrderVersion
    package let stated: OrderVersion
    package let contradictions: [Contradiction]
    package let recordedAt: Instant
}
