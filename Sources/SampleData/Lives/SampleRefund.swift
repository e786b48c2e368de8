package import Shop

/// Something given back.
package struct SampleRefund: Sendable {
    /// The place of its order in the life; nil for a return that names none.
    package let order: Int?
    package let serial: Int64
    package let store: Int
    package let kind: RefundKind
    package let phase: RefundPhase
    package let occurred: Instant
    package let minor: Int64
    /// What came back or was sent again, where that is told.
    package let line: SampleLine?
}
